"""Declaring one kind of trouble: how much it harms, which rows, in what words, what can be done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.db.models import Case, DateField, F, IntegerField, Value, When
from django.db.models.functions import Cast, TruncDate

from fairbrief.kernel.clock import zone_named
from fairbrief.kernel.money import Money
from fairbrief.organizations.models import Campus
from fairbrief.organizations.terms import stretch_on, terms_of
from fairbrief.vetting.queries import policy_of

if TYPE_CHECKING:
    from django.db.models import Q, QuerySet
    from django.utils.functional import _StrOrPromise

#: Every kind of trouble, by name.
ALERTS: dict[str, Alert] = {}


@dataclass(frozen=True)
class Scope:
    """One campus at one moment: its day and zone, and the most minutes a week there now."""

    campus: Campus
    at: datetime
    today: date
    zone: ZoneInfo
    cap_minutes: int


def scope_of(campus: Campus, *, at: datetime) -> Scope:
    """Two queries: the policy and the term."""
    zone = zone_named(campus.time_zone)
    today = at.astimezone(zone).date()
    policy = policy_of(campus)
    term = stretch_on(terms_of(campus.pk), today)
    in_break = term is not None and term.kind == term.Kind.BREAK
    cap = policy.weekly_cap_break if in_break else policy.weekly_cap_term
    return Scope(campus, at, today, zone, cap * 60)


def scope_of_works(campus: Campus, *, at: datetime) -> Scope:
    """For what is wrong with single works: no cap, which is of a student's week, and no query."""
    zone = zone_named(campus.time_zone)
    return Scope(campus, at, at.astimezone(zone).date(), zone, 0)


@dataclass(frozen=True)
class Ways:
    """From the rows of an alert to what they are about: paths to keys, "" where there is none.

    With a work, student, employer, title and supervisor are the work's.
    """

    work: str = ""
    student: str = ""
    employer: str = ""
    #: A column of words, where there is no work to be named.
    title: str = ""

    @property
    def to_student(self) -> str:
        """The path to the student, by way of the work where there is one."""
        if self.work:
            return "student" if self.work == "pk" else f"{self.work}__student"
        return self.student


@dataclass(frozen=True)
class Common:
    """What several kinds choose from, found once in the statement: a table by this name, of `rows`,
    which the path leads from to the work they are about."""

    name: str
    rows: Callable[[Scope], QuerySet[Any]]
    to_work: str


@dataclass(frozen=True, kw_only=True)
class Alert:
    """One kind of trouble.

    `harm` orders the list, the greatest first. `rows` gives what it is about, each with `since` (a
    day), `level` (1 to 3: how bad) and `figure` (a number its words need). `says` puts one into
    words, `does` says where the office acts; `{work}`, `{key}` and `{student}` are filled in.

    What `rows` asks must hang on the scope alone, and on its moment and day by how far from them
    something is: it is written once (see `writing`).
    """

    name: str
    harm: int
    called: _StrOrPromise
    rows: Callable[[Scope], QuerySet[Any]]
    says: Callable[[Found], str]
    does: tuple[tuple[_StrOrPromise, str], ...]
    ways: Ways
    common: Common | None = None
    tone: str = "attention"

    def __post_init__(self) -> None:
        ALERTS[self.name] = self


@dataclass(frozen=True, kw_only=True)
class Act:
    """Something the office can do now."""

    label: _StrOrPromise
    url: str


@dataclass(frozen=True, kw_only=True)
class Found:
    """One thing that needs attention, as a row of the list."""

    alert: Alert
    key: str
    since: date
    level: int
    figure: int
    work_code: str
    regarding: str
    student_code: str
    student_name: str
    student_email: str
    employer_name: str
    supervisor_name: str
    supervisor_email: str
    paid_in: str
    owner_id: int | None
    owner_name: str
    aside_until: date | None
    aside_reason: str
    aside_by: str

    @property
    def words(self) -> str:
        return self.alert.says(self)

    @property
    def money(self) -> Money:
        """The figure as an amount."""
        return Money(self.figure, self.paid_in or "USD")

    @property
    def acts(self) -> list[Act]:
        """What the office can do now, the first being the likeliest."""
        filled = {"work": self.work_code, "key": self.key, "student": self.student_code}
        acts = [Act(label=label, url=path.format(**filled)) for label, path in self.alert.does]
        # A student without a place on the roster has no page yet.
        return [each for each in acts if "//" not in each.url]


def day_of(moment: str, scope: Scope) -> TruncDate:
    """The campus's day of a moment."""
    return TruncDate(moment, tzinfo=scope.zone)


def day(column: str) -> Cast:
    return Cast(F(column), DateField())


def steps(*steps: tuple[Q, int]) -> Case:
    """A level: that of the first condition that holds, else 1."""
    return Case(
        *(When(condition, then=Value(level)) for condition, level in steps),
        default=Value(1),
        output_field=IntegerField(),
    )


def number(value: Any) -> Cast:
    return Cast(value, IntegerField())
