"""One queue of everything an office decides."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import (
    BigIntegerField,
    Case,
    CharField,
    Count,
    DateTimeField,
    F,
    IntegerField,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce

from fairbrief.advising.models import Care
from fairbrief.advising.queries import owners_at
from fairbrief.clocks.queries import Turn, turns_on
from fairbrief.organizations.models import Campus
from fairbrief.tracking.things import Things, all_of

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise
from fairbrief.tracking.issues.kinds import ISSUES, Issue


@dataclass(frozen=True, kw_only=True)
class OpenCase:
    """One issue as a row of the queue."""

    issue: Issue
    key: str
    about: str
    employer: str
    student: str
    since: datetime
    decided_at: datetime | None
    state: _StrOrPromise
    is_due: bool
    turn: Turn | None
    care: Care | None

    @property
    def path(self) -> str:
        return self.issue.path.format(key=self.key)

    def days(self, at: datetime) -> int:
        """How old it is, or how long it took."""
        return ((self.decided_at or at) - self.since).days


def rows_of(issue: Issue, rows: QuerySet[Any]) -> Things:
    text = CharField()
    outcome = F(issue.outcome) if issue.outcome else Value("")
    named: QuerySet[Any] = rows.order_by().annotate(
        kind_of=Value(issue.name, output_field=text),
        clock_key=Cast(F(issue.clock[1]), BigIntegerField()),
        key_of=Cast(F(issue.key), text),
        title_of=Cast(F(issue.about), text),
        employer_of=Cast(F(issue.employer), BigIntegerField()),
        employer_named=Coalesce(Cast(F(f"{issue.employer}__name"), text), Value("")),
        student_named=Coalesce(Cast(F(issue.student), text), Value("")),
        begun=Cast(issue.since, DateTimeField()),
        done=Cast(issue.decided_at, DateTimeField()),
        state_of=Cast(F(issue.state), text),
        outcome_of=Cast(outcome, text),
        waits=Case(
            When(issue.is_due, then=Value(0)), default=Value(1), output_field=IntegerField()
        ),
    )
    return named.values(
        "kind_of",
        "clock_key",
        "key_of",
        "title_of",
        "employer_of",
        "employer_named",
        "student_named",
        "begun",
        "done",
        "state_of",
        "outcome_of",
        "waits",
    )


def issues_at(campus: Campus, *, kind: str = "", decided: bool = False) -> Things:
    """The queue: what the office owes a decision first, the oldest first; or what is decided."""
    chosen = [ISSUES[kind]] if kind in ISSUES else list(ISSUES.values())
    rows = all_of(
        rows_of(
            each,
            each.decided_here(campus).filter(~each.is_open if decided else each.is_open),
        )
        for each in chosen
    )
    if decided:
        return rows.order_by("-done", "-begun")
    return rows.order_by("waits", "begun", "key_of")


def as_cases(rows: Iterable[dict[str, Any]], campus: Campus) -> list[OpenCase]:
    """Rows of the queue with whose turn it is and who looks after it. Two queries."""
    found = list(rows)
    clocks = turns_on({_clock_of(row) for row in found})
    cares = owners_at(campus.pk, [(row["kind_of"], row["key_of"]) for row in found])
    cases = []
    for row in found:
        issue = ISSUES[row["kind_of"]]
        turns = clocks.get(_clock_of(row), [])
        cases.append(
            OpenCase(
                issue=issue,
                key=row["key_of"],
                about=row["title_of"],
                employer=row["employer_named"],
                student=row["student_named"],
                since=row["begun"],
                decided_at=row["done"],
                state=issue.labels.get(row["outcome_of"] or row["state_of"], row["state_of"]),
                is_due=row["waits"] == 0,
                turn=turns[0] if turns else None,
                care=cares.get((row["kind_of"], row["key_of"])),
            )
        )
    return cases


def _clock_of(row: dict[str, Any]) -> tuple[str, int]:
    return (ISSUES[row["kind_of"]].clock[0], int(row["clock_key"]))


def counts_of_issues(campus: Campus) -> dict[str, int]:
    """How many are open, by kind. One query."""
    counts = [
        each.decided_here(campus)
        .filter(each.is_open)
        .order_by()
        .annotate(what=Value(each.name, output_field=CharField()))
        .values("what")
        .annotate(number=Count("pk"))
        .values_list("what", "number")
        for each in ISSUES.values()
    ]
    found = dict(counts[0].union(*counts[1:], all=True).order_by())
    return {name: int(found.get(name, 0)) for name in ISSUES}


def is_issue_at(campus: Campus, kind: str, key: str) -> bool:
    """Whether it is one of the campus's issues."""
    issue = ISSUES.get(kind)
    return issue is not None and issue.decided_here(campus).filter(**{issue.key: key}).exists()
