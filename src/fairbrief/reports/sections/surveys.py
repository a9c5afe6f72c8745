"""What students said when they were asked: the surveys that closed in the time."""

from __future__ import annotations

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from fairbrief.charts import Bar, Chart
from fairbrief.organizations.models import Campus
from fairbrief.organizations.queries import day_at
from fairbrief.reports.periods import Period
from fairbrief.reports.shapes import Head, Section, Table
from fairbrief.reports.suppression import coded_share
from fairbrief.surveys.kept import Said, said_between


def surveys(campus: Campus, period: Period, *, limit: int) -> Section:
    first, until = period.moments(campus.time_zone)
    found = [
        each
        for each in said_between(campus, first, until, limit=limit)
        if any(choice.people is not None for choice in each.choices)
        and period.touches(*[day_at(campus, each.closed_at)] * 2)
    ]
    return Section(
        key="surveys",
        title=_("What students said"),
        about=_(
            "Of those who answered a survey that closed in this time; who was asked and how many "
            "answered stands with the survey. Texts stay there."
        ),
        tables=[_table(each, campus, limit) for each in found],
        charts=[chart for each in found if (chart := _chart(each, campus, limit))],
        empty=_("No survey closed in this time, or too few answered."),
    )


def _key(said: Said) -> str:
    return f"survey_{said.code}_{said.opened_at:%Y%m%d}"


def _title(said: Said, campus: Campus) -> str:
    return f"{said.text} ({date_format(day_at(campus, said.opened_at), 'j M Y')})"


def _chart(said: Said, campus: Campus, limit: int) -> Chart | None:
    """The shares as they are told, in steps: the length of a bar tells no more than its words."""
    bars = []
    for each in said.choices:
        share = _share(each.people, said.whole, limit) if each.people is not None else None
        if share:
            percent = int("".join(letter for letter in share if letter.isdecimal()))
            bars.append(Bar(label=each.label, value=percent, said=share))
    if len(bars) < 2:
        return None
    return Chart(key=_key(said), title=_title(said, campus), kind="bars", bars=bars, top=100)


def _table(said: Said, campus: Campus, limit: int) -> Table:
    shown = [each for each in said.choices if each.people is not None]
    return Table(
        key=_key(said),
        title=_title(said, campus),
        heads=(
            Head(key="answer", label=_("Answer"), numeric=False),
            Head(key="share", label=_("Share of those who answered")),
        ),
        rows=[[each.label, _share(each.people or 0, said.whole, limit)] for each in shown],
        hidden=len(said.choices) - len(shown),
    )


def _share(people: int, whole: int, limit: int) -> str | None:
    others = whole - people
    return coded_share(people, whole, people=people, others=others, limit=limit) or None
