"""Term on term: everyone's line of each period. Groups are compared within a term, never over
terms, so that no sum over terms can be subtracted from another."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from fairbrief.charts import Bar, Chart
from fairbrief.reports.lines import Counted, Line
from fairbrief.reports.periods import Period
from fairbrief.reports.sections.pay import paid_share, spread_of
from fairbrief.reports.sections.people import share_taking_part
from fairbrief.reports.shapes import Head, Section, Table, Value
from fairbrief.reports.suppression import rounded_hours

#: Periods in the picture; the table has all.
MOST_COLUMNS = 8

HEADS = (
    Head(key="period", label=_("Term"), numeric=False),
    Head(key="students", label=_("Took part")),
    Head(key="share_of_enrolled", label=_("Of those enrolled")),
    Head(key="experiences", label=_("Micro-internships")),
    Head(key="hours", label=_("Hours")),
    Head(key="paid_share", label=_("Paid")),
    Head(key="pay_middle", label=_("Pay an hour, in the middle")),
)


def term_on_term(kept: Sequence[tuple[Period, Counted]]) -> Section:
    """`kept` newest first."""
    rows: list[list[Value]] = []
    bars = []
    for period, counted in kept:
        total = counted.total
        if total.people < counted.limit:
            rows.append([period.name, *([None] * (len(HEADS) - 1))])
            continue
        rows.append(_row(period, total, counted))
        bars.append(Bar(label=period.name, value=total.people, said=f"{total.people:,}"))
    drawn = list(reversed(bars[:MOST_COLUMNS]))
    return Section(
        key="trend",
        title=_("Term on term"),
        tables=[Table(key="trend", title=_("Everyone, by term"), heads=HEADS, rows=rows)],
        charts=[
            Chart(
                key="trend", title=_("Students who took part, by term"), kind="columns", bars=drawn
            )
        ]
        if len(drawn) > 1
        else [],
        about=_t(
            "Breaks stand by themselves, and so does what ended outside the terms of a year. A "
            "dash means too few, or just changed and counted within a minute."
        ),
    )


def _row(period: Period, total: Line, counted: Counted) -> list[Value]:
    _low, middle, _high = spread_of(total, counted.limit)
    return [
        period.name,
        total.people,
        share_taking_part(total, counted) or None,
        total["n"],
        rounded_hours(total["minutes"]),
        paid_share(total, counted.limit) or None,
        middle,
    ]
