"""Charts drawn on the server: SVG in the page's own colours, with the table beneath.

Across, positions are percentages; down, they are pixels; there is no viewBox. So a chart takes
the width there is and its words stay as large as the text around it. Colours and weights come
from the stylesheet by class; nothing is styled inline.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, floor, log10
from typing import Any

from django import template
from django.utils.translation import gettext as _

from fairbrief.portals.ui.shapes import Bar, Cell, Column, PlanMark, PlanWeek, Series
from fairbrief.portals.ui.tags.declared import InputError, one_of
from fairbrief.portals.ui.tags.page import data_table
from fairbrief.portals.ui.tags.writing import day_words, hours

register = template.Library()

TABLES = ("shown", "folded", "none")
#: Height of the drawing area, in pixels.
HEIGHT = 200


@dataclass(frozen=True)
class Tick:
    """A line across the chart at a round value."""

    y: str
    said: str


def _short(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"


def scale(highest: float) -> tuple[float, list[float]]:
    """Where the scale ends, and the round values it is lined at: three to six of them."""
    if highest <= 0:
        return 1.0, [0.0, 1.0]
    rough = highest / 5
    power = 10.0 ** floor(log10(rough))
    step = next(part * power for part in (1, 2, 5, 10) if part * power >= rough * 0.999)
    parts = ceil(highest / step - 0.001)
    return step * parts, [step * part for part in range(parts + 1)]


def _ticks(lines: Sequence[float], height: int) -> list[Tick]:
    top = lines[-1]
    return [Tick(f"{height - height * line / top:.1f}", _short(line)) for line in lines]


def _said(bar: Bar, unit: str) -> str:
    if bar.said:
        return str(bar.said)
    if bar.value is None:
        return _("not shown")
    return f"{_short(bar.value)} {unit}".strip()


def _table(
    shape: str, title: str, head: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]
) -> dict[str, Any] | None:
    one_of(shape, TABLES, "table")
    rows = list(rows)
    if shape == "none" or not rows:
        return None
    return data_table(
        caption=title,
        columns=[
            Column(label=head or _("What"), heads=True),
            *(Column(label=column, numeric=True) for column in columns),
        ],
        rows=[[Cell(said=cell) for cell in row] for row in rows],
        quiet=True,
        stack=len(columns) > 3,
    )


def _amounts(bars: Iterable[Bar], unit: str) -> list[tuple[Any, Any]]:
    return [(bar.label, _said(bar, unit)) for bar in bars]


def _frame(title: str, note: str, shape: str, table: dict[str, Any] | None) -> dict[str, Any]:
    return {"title": title, "note": note, "shape": shape, "table": table}


@register.inclusion_tag("ui/components/chart_bars.html")
def chart_bars(
    *,
    title: str,
    rows: Iterable[Bar],
    unit: str = "",
    note: str = "",
    table: str = "folded",
    head: str = "",
) -> dict[str, Any]:
    """Amounts side by side, one a line; the value stands at the end of its bar."""
    bars = list(rows)
    top = max((bar.value or 0 for bar in bars), default=0) or 1
    return {
        **_frame(
            title,
            note,
            table,
            _table(
                table, title, head, [unit or _("Amount")], [(b.label, _said(b, unit)) for b in bars]
            ),
        ),
        "bars": [
            {
                "label": bar.label,
                "said": _said(bar, unit),
                "width": f"{max(0.0, 100 * (bar.value or 0) / top):.2f}%",
                "tone": bar.tone,
                "hidden": bar.value is None,
            }
            for bar in bars
        ],
    }


@register.inclusion_tag("ui/components/chart_columns.html")
def chart_columns(
    *,
    title: str,
    rows: Iterable[Bar],
    unit: str = "",
    note: str = "",
    table: str = "folded",
    head: str = "",
) -> dict[str, Any]:
    """Amounts over time, one column each."""
    bars = list(rows)
    top, ticks = scale(max((bar.value or 0 for bar in bars), default=0))
    slot = 100 / max(1, len(bars))
    every = ceil(len(bars) / 12)
    return {
        **_frame(
            title,
            note,
            table,
            _table(
                table, title, head, [unit or _("Amount")], [(b.label, _said(b, unit)) for b in bars]
            ),
        ),
        "height": HEIGHT,
        "floor": HEIGHT + 22,
        "ticks": _ticks(ticks, HEIGHT),
        "bars": [
            {
                "label": bar.label if position % every == 0 else "",
                "minor": len(bars) > 6 and (position // every) % 2 == 1,
                "said": _said(bar, unit),
                "hidden": bar.value is None,
                "tone": bar.tone,
                "x": f"{slot * position + slot * 0.18:.2f}%",
                "width": f"{slot * 0.64:.2f}%",
                "middle": f"{slot * (position + 0.5):.2f}%",
                "y": f"{HEIGHT - HEIGHT * (bar.value or 0) / top:.1f}",
                "tall": f"{HEIGHT * (bar.value or 0) / top:.1f}",
            }
            for position, bar in enumerate(bars)
        ],
    }


@register.inclusion_tag("ui/components/chart_line.html")
def chart_line(
    *,
    title: str,
    labels: Sequence[str],
    series: Sequence[Series],
    unit: str = "",
    note: str = "",
    table: str = "folded",
    head: str = "",
) -> dict[str, Any]:
    """Up to three courses over time; each ends in its name and differs in dash and mark too."""
    if not 1 <= len(series) <= 3:
        raise InputError("a line chart takes one to three series")
    values = [value for one in series for value in one.values if value is not None]
    top, ticks = scale(max(values, default=0))
    slot = 100 / max(1, len(labels))
    every = ceil(len(labels) / 12)

    def point(position: int, value: float) -> tuple[str, str]:
        return f"{slot * (position + 0.5):.2f}%", f"{HEIGHT - HEIGHT * value / top:.1f}"

    lines = []
    for number, one in enumerate(series, 1):
        if len(one.values) != len(labels):
            raise InputError(f"{one.name} has {len(one.values)} values for {len(labels)} labels")
        dots = [
            (*point(position, value), f"{labels[position]}: {_short(value)} {unit}".strip())
            for position, value in enumerate(one.values)
            if value is not None
        ]
        parts = [
            (*point(position, left), *point(position + 1, right))
            for position, (left, right) in enumerate(zip(one.values, one.values[1:], strict=False))
            if left is not None and right is not None
        ]
        lines.append({"name": one.name, "number": number, "dots": dots, "parts": parts})
    cells = [
        (
            label,
            *("–" if one.values[n] is None else _short(one.values[n] or 0) for one in series),
        )
        for n, label in enumerate(labels)
    ]
    return {
        **_frame(
            title, note, table, _table(table, title, head, [str(one.name) for one in series], cells)
        ),
        "height": HEIGHT,
        "floor": HEIGHT + 22,
        "ticks": _ticks(ticks, HEIGHT),
        "lines": lines,
        "labels": [
            {
                "x": f"{slot * (position + 0.5):.2f}%",
                "said": label,
                "minor": len(labels) > 6 and (position // every) % 2 == 1,
            }
            for position, label in enumerate(labels)
            if position % every == 0
        ],
    }


#: Rows of the plan chart, in pixels.
PLAN_HOURS, PLAN_ROW = 96, 44


@register.inclusion_tag("ui/components/plan_chart.html")
def plan_chart(
    *,
    title: str,
    start: date,
    end: date,
    weeks: Sequence[PlanWeek],
    marks: Sequence[PlanMark] = (),
    today: date | None = None,
    table: str = "folded",
) -> dict[str, Any]:
    """Plan against actual: hours a week (outlined: planned, filled: logged) above, and for each
    piece the day it is due (hollow) and the day it came (filled) below, on one line of time."""
    last = max([end, *(m.actual_on for m in marks if m.actual_on)])
    first = min([start, *(week.starts_on for week in weeks)])
    span = max(1, (last - first).days + 1)

    def across(when: date, part: float = 0.5) -> float:
        return min(100.0, max(0.0, 100 * ((when - first).days + part) / span))

    most = max((max(w.planned_minutes, w.logged_minutes) for w in weeks), default=0) or 60
    columns: list[dict[str, Any]] = []
    for week in weeks:
        left = across(week.starts_on, 0)
        right = across(min(week.starts_on + timedelta(days=6), last), 1)
        width = max(0.5, right - left)
        planned = PLAN_HOURS * week.planned_minutes / most
        logged = PLAN_HOURS * week.logged_minutes / most
        columns.append(
            {
                "x": f"{left + width * 0.1:.2f}%",
                "width": f"{width * 0.8:.2f}%",
                "inner_x": f"{left + width * 0.22:.2f}%",
                "inner_width": f"{width * 0.56:.2f}%",
                "middle": f"{left + width / 2:.2f}%",
                "planned": f"{planned:.1f}",
                "planned_y": f"{PLAN_HOURS - planned:.1f}",
                "logged": f"{logged:.1f}",
                "logged_y": f"{PLAN_HOURS - logged:.1f}",
                "label": day_words(week.starts_on),
                "minor": len(weeks) > 3 and len(columns) % 2 == 1,
                "words": _("Week of %(day)s: %(planned)s planned, %(logged)s logged")
                % {
                    "day": day_words(week.starts_on),
                    "planned": hours(week.planned_minutes),
                    "logged": hours(week.logged_minutes),
                },
            }
        )
    rows = []
    top = PLAN_HOURS + 34
    for position, mark in enumerate(marks):
        line = top + PLAN_ROW * position + 32
        planned_x = across(mark.planned_on) if mark.planned_on else None
        actual_x = across(mark.actual_on) if mark.actual_on else None
        is_late = bool(
            mark.planned_on and (mark.actual_on or today or mark.planned_on) > mark.planned_on
        )
        rows.append(
            {
                "label": mark.label,
                "text_y": line - 14,
                "y": line,
                "planned_x": None if planned_x is None else f"{planned_x:.2f}%",
                "actual_x": None if actual_x is None else f"{actual_x:.2f}%",
                "late": is_late,
            }
        )
    cells: list[tuple[Any, Any, Any]] = [
        (
            _("Week of %(day)s") % {"day": day_words(week.starts_on)},
            hours(week.planned_minutes),
            hours(week.logged_minutes),
        )
        for week in weeks
    ]
    cells += [
        (
            mark.label,
            day_words(mark.planned_on) if mark.planned_on else "–",
            day_words(mark.actual_on) if mark.actual_on else _("not yet"),
        )
        for mark in marks
    ]
    return {
        **_frame(
            title, "", table, _table(table, title, _("What"), [_("Planned"), _("Actual")], cells)
        ),
        "columns": columns,
        "rows": rows,
        "hours": PLAN_HOURS,
        "axis": PLAN_HOURS + 20,
        "height": top + PLAN_ROW * len(rows) + 8,
        "today": f"{across(today):.2f}%" if today and first <= today <= last else None,
        "has_marks": bool(rows),
    }
