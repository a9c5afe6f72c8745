"""What a drafted rulebook would change: a campus's briefs read again under it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import batched
from time import monotonic

from django.db.models import Case, QuerySet, Value, When

from fairbrief.briefs.models import Brief
from fairbrief.briefs.queries import day_there, review_of, whole
from fairbrief.briefs.states import BriefState
from fairbrief.fairness import Finding
from fairbrief.fairness.findings import WEIGHT
from fairbrief.vetting.models import Policy
from fairbrief.vetting.queries.limits import briefs_at
from fairbrief.vetting.queries.policies import house_of, policy_of
from fairbrief.vetting.queries.wages import wages_in_force

#: For one preview briefs are read again for so many seconds, for someone waits: some thousands.
MOST_SECONDS = 5.0
#: So many are fetched at once.
PART = 200


@dataclass(frozen=True)
class Heavier:
    """A finding whose weight would change."""

    finding: Finding
    was: str


@dataclass(frozen=True)
class Reread:
    """A brief that a change of rules would touch, and how."""

    brief: Brief
    new: tuple[Finding, ...]
    gone: tuple[Finding, ...]
    heavier: tuple[Heavier, ...]
    lighter: tuple[Heavier, ...]
    would_block: bool


@dataclass(frozen=True)
class Rereading:
    """The briefs read again: how many of how many, and those that are touched."""

    touched: list[Reread]
    read: int
    of: int

    @property
    def left_out(self) -> int:
        return self.of - self.read


def reread(draft: Policy, *, at: datetime) -> Rereading:
    """Reads the campus's waiting and open briefs under the policy in force and under the draft.

    Those that wait come first, then the newest, until all are read or `MOST_SECONDS` are over; a
    few queries for each part.
    """
    until = monotonic() + MOST_SECONDS
    campus = draft.campus
    wages = wages_in_force()
    before, after = house_of(policy_of(campus), wages), house_of(draft, wages)
    rows = _briefs_at(draft)
    ids = list(rows.values_list("pk", flat=True))
    touched, read = [], 0
    for part in batched(ids, PART):
        briefs = whole(Brief.objects.all()).in_bulk(part)
        for brief in (briefs[each] for each in part if each in briefs):
            today = day_there(brief, at)
            was = review_of(brief, today=today, house=before)
            now = review_of(brief, today=today, house=after)
            row = _compared(brief, was.findings, now.findings)
            if row:
                touched.append(row)
        read += len(part)
        if monotonic() > until:
            break
    return Rereading(touched, read, len(ids))


def _briefs_at(policy: Policy) -> QuerySet[Brief]:
    return briefs_at(policy).order_by(
        Case(When(state=BriefState.IN_REVIEW, then=Value(0)), default=Value(1)),
        "-sent_at",
        "-id",
    )


def _heaviest(findings: Iterable[Finding]) -> dict[str, Finding]:
    """The weightiest finding of each rule."""
    found: dict[str, Finding] = {}
    for each in findings:
        known = found.get(each.rule)
        if known is None or WEIGHT[each.severity] < WEIGHT[known.severity]:
            found[each.rule] = each
    return found


def _compared(brief: Brief, was: Iterable[Finding], now: Iterable[Finding]) -> Reread | None:
    old, new = _heaviest(was), _heaviest(now)
    both = [
        (WEIGHT[each.severity] - WEIGHT[old[rule].severity], Heavier(each, str(old[rule].severity)))
        for rule, each in new.items()
        if rule in old
    ]
    row = Reread(
        brief,
        new=tuple(each for rule, each in new.items() if rule not in old),
        gone=tuple(each for rule, each in old.items() if rule not in new),
        heavier=tuple(each for step, each in both if step < 0),
        lighter=tuple(each for step, each in both if step > 0),
        would_block=_blocks(new) and not _blocks(old),
    )
    return row if row.new or row.gone or row.heavier or row.lighter else None


def _blocks(findings: dict[str, Finding]) -> bool:
    return any(str(each.severity) == "block" for each in findings.values())
