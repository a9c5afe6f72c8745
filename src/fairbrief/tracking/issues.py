"""Issues: everything an office looks into and decides, of every kind, in one queue; and patterns.

One declared `Issue` is one kind. The cases themselves, with their timeline and evidence, stand on
their own pages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median
from typing import TYPE_CHECKING, Any

from django.db.models import (
    BigIntegerField,
    Case,
    CharField,
    Count,
    DateTimeField,
    F,
    IntegerField,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce
from django.utils.translation import gettext_lazy as _

from fairbrief.advising.models import Care
from fairbrief.advising.queries import owners_at
from fairbrief.clocks.queries import Turn, turns_on
from fairbrief.concerns.models import Concern
from fairbrief.concerns.states import DECIDED_STATES, DUE_STATES, OPEN_STATES, ConcernState
from fairbrief.engagements.models import Appeal, Dispute
from fairbrief.engagements.states import DisputeOutcome, DisputeState
from fairbrief.organizations.models import Campus, Employer
from fairbrief.relationships.advice import Advice, AdviceState
from fairbrief.strikes.models import Strike
from fairbrief.strikes.states import StrikeState
from fairbrief.tracking.things import Things, all_of
from fairbrief.vetting.models import EmployerReview

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

#: So far back patterns look.
A_YEAR = timedelta(days=365)
#: From so many issues on there is a pattern worth a look.
A_PATTERN = 2


@dataclass(frozen=True, kw_only=True)
class Issue:
    """One kind of issue.

    `decided_here` gives those the campus decides, `of_campus` those of its own students; `is_open`
    tells which are not decided, `is_due` for which of those the office owes the next step. The
    columns say where each is found. `clock` names the model its clock runs on, and the key of it.
    """

    name: str
    called: _StrOrPromise
    path: str
    decided_here: Callable[[Campus], QuerySet[Any]]
    of_campus: Callable[[Campus], QuerySet[Any]]
    is_open: Q
    is_due: Q
    clock: tuple[str, str]
    key: str
    about: str
    employer: str
    student: str
    since: Any
    decided_at: Any
    state: str
    #: What is shown of a state or an outcome, by its value.
    labels: dict[str, _StrOrPromise]
    #: Where the outcome stands, when that is not the state.
    outcome: str = ""


def _labels(*choices: Iterable[tuple[Any, Any]]) -> dict[str, _StrOrPromise]:
    return {str(value): label for rows in choices for value, label in rows}


ISSUES: dict[str, Issue] = {
    each.name: each
    for each in (
        Issue(
            name="concern",
            called=_("Words"),
            path="/campus/concerns/{key}/",
            decided_here=lambda campus: Concern.objects.filter(campus=campus),
            of_campus=lambda campus: Concern.objects.filter(campus=campus, side="employer").exclude(
                state=ConcernState.NOTICED
            ),
            is_open=Q(state__in=OPEN_STATES),
            is_due=Q(state__in=DUE_STATES),
            clock=("concerns.concern", "pk"),
            key="code",
            about="about",
            employer="employer",
            student="student__user__name",
            since=Coalesce("reported_at", "made_at"),
            decided_at=Case(When(state__in=DECIDED_STATES, then=F("decided_at"))),
            state="state",
            labels=_labels(ConcernState.choices),
        ),
        Issue(
            name="advice",
            called=_("Advice"),
            path="/campus/advice/{key}/",
            decided_here=lambda campus: Advice.objects.filter(campus=campus),
            # A question is no trouble with an employer: it makes no pattern.
            of_campus=lambda campus: Advice.objects.none(),
            is_open=Q(state=AdviceState.ASKED),
            is_due=Q(state=AdviceState.ASKED),
            clock=("relationships.advice", "pk"),
            key="code",
            about="engagement__title",
            employer="engagement__employer",
            student="engagement__student__user__name",
            since=F("asked_at"),
            decided_at=F("answered_at"),
            state="state",
            labels=_labels(AdviceState.choices),
        ),
        Issue(
            name="dispute",
            called=_("Dispute"),
            path="/campus/disputes/{key}/",
            decided_here=lambda campus: Dispute.objects.filter(decider=campus),
            of_campus=lambda campus: Dispute.objects.filter(engagement__campus=campus),
            is_open=Q(state__in=[DisputeState.OPENED, DisputeState.ANSWERED]),
            is_due=Q(state=DisputeState.ANSWERED),
            clock=("engagements.dispute", "pk"),
            key="code",
            about="engagement__title",
            employer="engagement__employer",
            student="engagement__student__user__name",
            since=F("opened_at"),
            decided_at=F("decided_at"),
            state="state",
            outcome="outcome",
            labels=_labels(DisputeState.choices, DisputeOutcome.choices),
        ),
        Issue(
            name="appeal",
            called=_("Appeal"),
            path="/campus/disputes/{key}/",
            decided_here=lambda campus: Appeal.objects.filter(decider=campus),
            of_campus=lambda campus: Appeal.objects.filter(dispute__engagement__campus=campus),
            is_open=Q(decided_at=None, dispute__state=DisputeState.APPEALED),
            is_due=Q(decided_at=None),
            clock=("engagements.dispute", "dispute_id"),
            key="dispute__code",
            about="dispute__engagement__title",
            employer="dispute__engagement__employer",
            student="dispute__engagement__student__user__name",
            since=F("at"),
            decided_at=F("decided_at"),
            state="dispute__state",
            outcome="outcome",
            labels=_labels(DisputeState.choices, DisputeOutcome.choices),
        ),
        Issue(
            name="strike",
            called=_("Strike"),
            path="/campus/strikes/",
            decided_here=lambda campus: Strike.objects.filter(campus=campus),
            of_campus=lambda campus: Strike.objects.filter(campus=campus, employer__isnull=False),
            is_open=Q(state=StrikeState.PROPOSED),
            is_due=Q(state=StrikeState.PROPOSED),
            clock=("strikes.strike", "pk"),
            key="code",
            about="title",
            employer="employer",
            student="student__user__name",
            since=F("noted_at"),
            decided_at=Case(
                When(~Q(state=StrikeState.PROPOSED), then=Coalesce("decided_at", "ended_at"))
            ),
            state="state",
            labels=_labels(StrikeState.choices),
        ),
    )
}


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


def _rows(issue: Issue, rows: QuerySet[Any]) -> Things:
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
        _rows(
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


# Patterns


@dataclass(frozen=True, kw_only=True)
class Pattern:
    """What came together about one employer at one campus in twelve months."""

    employer_id: int
    employer: str
    number: int
    kinds: list[tuple[_StrOrPromise, int]]
    outcomes: list[tuple[_StrOrPromise, int]]
    #: Days from the begin to the decision, the middle of them; None while nothing is decided.
    median_days: int | None
    last: datetime
    #: The campus's vetting of the employer; "" where there is none.
    vetting: str = ""


def _of_a_year(campus: Campus, at: datetime, employer: Employer | None = None) -> Things:
    def rows(issue: Issue) -> Things:
        found = issue.of_campus(campus)
        if employer is not None:
            found = found.filter(**{issue.employer: employer})
        return _rows(issue, found).filter(begun__gt=at - A_YEAR)

    return all_of(rows(each) for each in ISSUES.values()).order_by("begun")


def patterns_at(campus: Campus, *, at: datetime) -> list[Pattern]:
    """Employers with two issues or more of the campus's own students, the most first.

    Two queries.
    """
    by_employer: dict[int, list[dict[str, Any]]] = {}
    for row in _of_a_year(campus, at):
        by_employer.setdefault(row["employer_of"], []).append(row)
    several = {key: rows for key, rows in by_employer.items() if len(rows) >= A_PATTERN}
    vetted = dict(
        EmployerReview.objects.filter(campus=campus, employer__in=several).values_list(
            "employer", "code"
        )
    )
    patterns = [_pattern(rows, vetted.get(key, "")) for key, rows in several.items()]
    return sorted(patterns, key=lambda each: (-each.number, each.employer))


def pattern_of(campus: Campus, employer: Employer, *, at: datetime) -> Pattern | None:
    """The same for one employer; None while there is no pattern. One query."""
    rows = list(_of_a_year(campus, at, employer))
    return _pattern(rows) if len(rows) >= A_PATTERN else None


def _pattern(rows: list[dict[str, Any]], vetting: str = "") -> Pattern:
    kinds = Counter(row["kind_of"] for row in rows)
    outcomes: Counter[_StrOrPromise] = Counter(_outcome(row) for row in rows if row["done"])
    days = [(row["done"] - row["begun"]).days for row in rows if row["done"]]
    return Pattern(
        employer_id=rows[0]["employer_of"],
        employer=rows[0]["employer_named"],
        number=len(rows),
        kinds=[(ISSUES[name].called, kinds[name]) for name in ISSUES if kinds[name]],
        outcomes=outcomes.most_common(),
        median_days=round(median(days)) if days else None,
        last=max(row["begun"] for row in rows),
        vetting=vetting,
    )


def _outcome(row: dict[str, Any]) -> _StrOrPromise:
    labels = ISSUES[row["kind_of"]].labels
    value = str(row["outcome_of"] or row["state_of"])
    return labels.get(value, value)
