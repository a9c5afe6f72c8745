"""How fast the office itself is, and which rules it sets aside. Officers are not told apart."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from fairbrief.kernel.clock import after_business_days
from fairbrief.organizations.models import Campus
from fairbrief.reports.lines import Counted
from fairbrief.reports.shapes import Head, Section, Table, Value
from fairbrief.reports.suppression import coded_share
from fairbrief.vetting.rulebooks import SHIPPED, title_of
from fairbrief.vetting.workflow import DECIDE_DAYS

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

_KINDS: dict[str, _StrOrPromise] = {
    "briefs": _("Briefs reviewed"),
    "employers": _("Employers vetted"),
    "experiences": _("Outside experiences verified"),
}


def office(counted: Counted, campus: Campus) -> Section:
    found = counted.taken.get("office") or {}
    rows = [
        _row(label, found[key], campus, limit=counted.limit if key == "experiences" else 0)
        for key, label in _KINDS.items()
        if found.get(key)
    ]
    return Section(
        key="office",
        title=_("How fast the office was, and what it set aside"),
        about=_(
            "From the day something reached the office to the day it decided. In time means within "
            "three business days. Found counts the versions decided on that a rule found something "
            "in. No officer is told apart."
        ),
        tables=[
            Table(
                key="office",
                title=_("Turnaround"),
                heads=(
                    Head(key="what", label=_("What"), numeric=False),
                    Head(key="decided", label=_("Decided")),
                    Head(key="median_days", label=_("Days, in the middle")),
                    Head(key="in_time_share", label=_("In time")),
                ),
                rows=rows,
            ),
            Table(
                key="set_aside",
                title=_("Findings the office set aside"),
                heads=(
                    Head(key="rule", label=_("What the review found"), numeric=False),
                    Head(key="found", label=_("Found")),
                    Head(key="set_aside", label=_("Set aside")),
                    Head(key="set_aside_share", label=_("Share set aside")),
                ),
                rows=[_aside(each) for each in _most_first(found.get("rules") or ())],
            ),
        ],
        empty=_("The office decided nothing in this time."),
    )


def _most_first(rules: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Those that were set aside, the most often first."""
    aside = [each for each in rules if each["set_aside"]]
    return sorted(aside, key=lambda each: (-each["set_aside"], each["rule"]))


def _aside(rule: dict[str, Any]) -> list[Value]:
    known = SHIPPED.get(rule["rule"])
    share = round(100 * rule["set_aside"] / rule["found"])
    title = rule["title"] or (title_of(known) if known else rule["rule"])
    return [title, rule["found"], rule["set_aside"], f"{share} %"]


def _row(
    label: _StrOrPromise, days: Sequence[dict[str, Any]], campus: Campus, *, limit: int
) -> list[Value]:
    """One line. With a limit it is about experiences of students: how many were found elsewhere is
    not told, for the rest was found here, nor anything of fewer than the limit."""
    spans = [(date.fromisoformat(d["from"]), date.fromisoformat(d["to"]), d["n"]) for d in days]
    total = sum(n for _asked, _done, n in spans)
    in_time = sum(
        n for asked, done, n in spans if done <= _due(asked, campus.country, campus.state)
    )
    if not limit:
        return [str(label), total, _median(spans, total), f"{round(100 * in_time / total)} %"]
    if total < limit:
        return [str(label), None, None, None]
    share = coded_share(in_time, total, people=in_time, others=total - in_time, limit=limit)
    return [str(label), None, _median(spans, total), share or None]


def _median(spans: list[tuple[date, date, int]], total: int) -> int:
    """The middle of the days between, the lower of two."""
    left = (total + 1) // 2
    for took, n in sorted(((done - asked).days, n) for asked, done, n in spans):
        left -= n
        if left <= 0:
            return max(took, 0)
    return 0


@lru_cache(maxsize=4096)
def _due(asked: date, country: str, state: str) -> date:
    noon = datetime.combine(asked, time(12), tzinfo=UTC)
    return after_business_days(noon, DECIDE_DAYS, country=country, subdivision=state).date()
