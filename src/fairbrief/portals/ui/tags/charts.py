"""Charts drawn on the server: SVG in the page's own colours, with the table beneath.

Across, positions are percentages; down, they are pixels; there is no viewBox. So a chart takes
the width there is and its words stay as large as the text around it. Colours and weights come
from the stylesheet by class; nothing is styled inline.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10
from typing import Any

from django import template
from django.utils.translation import gettext as _

from fairbrief.portals.ui.shapes import Bar, Cell, Column, Series
from fairbrief.portals.ui.tags.declared import InputError, one_of
from fairbrief.portals.ui.tags.page import data_table

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


def table_beneath(
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


def _has_figures(bars: Sequence[Bar]) -> bool:
    """Whether there is anything to draw: nothing but zeros is said in words instead."""
    return any(bar.value is None or bar.value for bar in bars)


def _amounts(bars: Iterable[Bar], unit: str) -> list[tuple[Any, Any]]:
    return [(bar.label, _said(bar, unit)) for bar in bars]


def frame(title: str, note: str, shape: str, table: dict[str, Any] | None) -> dict[str, Any]:
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
        **frame(
            title,
            note,
            table,
            table_beneath(table, title, head, [unit or _("Amount")], _amounts(bars, unit)),
        ),
        "has_figures": _has_figures(bars),
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
        **frame(
            title,
            note,
            table,
            table_beneath(table, title, head, [unit or _("Amount")], _amounts(bars, unit)),
        ),
        "height": HEIGHT,
        "floor": HEIGHT + 22,
        "ticks": _ticks(ticks, HEIGHT),
        "has_figures": _has_figures(bars),
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
        **frame(
            title,
            note,
            table,
            table_beneath(table, title, head, [str(one.name) for one in series], cells),
        ),
        "has_figures": any(values),
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
