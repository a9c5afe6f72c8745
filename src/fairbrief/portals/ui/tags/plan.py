"""The plan chart: what was planned against what happened, on one line of time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django import template
from django.utils.translation import gettext as _

from fairbrief.portals.ui.shapes import PlanMark, PlanWeek
from fairbrief.portals.ui.tags.charts import frame, table_beneath
from fairbrief.portals.ui.tags.writing import day_words, hours

register = template.Library()

#: Heights in pixels: the columns of hours, and the line of each piece below them.
HOURS, LINE = 96, 44
#: Where the lines of the pieces begin.
LINES_FROM = HOURS + 34


@dataclass(frozen=True)
class Span:
    """The days the chart shows, as shares of its width."""

    first: date
    last: date

    @property
    def days(self) -> int:
        return max(1, (self.last - self.first).days + 1)

    def across(self, when: date, part: float = 0.5) -> float:
        """Where in the width a day stands, in percent: its start, middle or end by `part`."""
        return min(100.0, max(0.0, 100 * ((when - self.first).days + part) / self.days))

    def at(self, when: date | None) -> str | None:
        return None if when is None else f"{self.across(when):.2f}%"


def _column(week: PlanWeek, span: Span, most: int, is_minor: bool) -> dict[str, Any]:
    left = span.across(week.starts_on, 0)
    width = max(0.5, span.across(min(week.starts_on + timedelta(days=6), span.last), 1) - left)
    planned = HOURS * week.planned_minutes / most
    logged = HOURS * week.logged_minutes / most
    return {
        "x": f"{left + width * 0.1:.2f}%",
        "width": f"{width * 0.8:.2f}%",
        "inner_x": f"{left + width * 0.22:.2f}%",
        "inner_width": f"{width * 0.56:.2f}%",
        "middle": f"{left + width / 2:.2f}%",
        "planned": f"{planned:.1f}",
        "planned_y": f"{HOURS - planned:.1f}",
        "logged": f"{logged:.1f}",
        "logged_y": f"{HOURS - logged:.1f}",
        "label": day_words(week.starts_on),
        "minor": is_minor,
        "words": _("Week of %(day)s: %(planned)s planned, %(logged)s logged")
        % {
            "day": day_words(week.starts_on),
            "planned": hours(week.planned_minutes),
            "logged": hours(week.logged_minutes),
        },
    }


def _line(mark: PlanMark, span: Span, position: int, today: date | None) -> dict[str, Any]:
    y = LINES_FROM + LINE * position + 32
    reached = mark.actual_on or today
    return {
        "label": mark.label,
        "text_y": y - 14,
        "y": y,
        "planned_x": span.at(mark.planned_on),
        "actual_x": span.at(mark.actual_on),
        "late": bool(mark.planned_on and reached and reached > mark.planned_on),
    }


def _cells(weeks: Sequence[PlanWeek], marks: Sequence[PlanMark]) -> list[tuple[Any, Any, Any]]:
    return [
        *(
            (
                _("Week of %(day)s") % {"day": day_words(week.starts_on)},
                hours(week.planned_minutes),
                hours(week.logged_minutes),
            )
            for week in weeks
        ),
        *(
            (
                mark.label,
                day_words(mark.planned_on) if mark.planned_on else "–",
                day_words(mark.actual_on) if mark.actual_on else _("not yet"),
            )
            for mark in marks
        ),
    ]


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
    """Hours a week above (outlined: planned, filled: logged); below, for each piece, the day it
    is due (hollow) and the day it came (filled)."""
    span = Span(
        first=min([start, *(week.starts_on for week in weeks)]),
        last=max([end, *(mark.actual_on for mark in marks if mark.actual_on)]),
    )
    most = max((max(w.planned_minutes, w.logged_minutes) for w in weeks), default=0) or 60
    shows_today = today is not None and span.first <= today <= span.last
    return {
        **frame(
            title,
            "",
            table,
            table_beneath(table, title, "", [_("Planned"), _("Actual")], _cells(weeks, marks)),
        ),
        "columns": [
            _column(week, span, most, len(weeks) > 3 and place % 2 == 1)
            for place, week in enumerate(weeks)
        ],
        "rows": [_line(mark, span, place, today) for place, mark in enumerate(marks)],
        "hours": HOURS,
        "axis": HOURS + 20,
        "height": LINES_FROM + LINE * len(marks) + 8,
        "today": span.at(today) if shows_today else None,
        "has_marks": bool(marks),
    }
