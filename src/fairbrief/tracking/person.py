"""One student as the career office sees them: everything an advisor asks, in a few queries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce, JSONObject

from fairbrief.advising.models import Hold, Nomination, RecordRequest
from fairbrief.advising.queries import is_in_force
from fairbrief.advising.states import RequestState
from fairbrief.applications.models import Application
from fairbrief.applications.states import OPEN_STATES, ApplicationState
from fairbrief.engagements.models import Engagement, HoursEntry
from fairbrief.engagements.queries import asked_a_week, minutes_logged
from fairbrief.engagements.states import OVER_STATES, EngagementState
from fairbrief.roster.models import Enrolment, Group, RosterEntry
from fairbrief.tracking.attention import Found, Scope, attention
from fairbrief.tracking.models import Experience

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

#: Experiences and alerts on the page; the rest is in the ledger and on the list.
FEW = 6


@dataclass(frozen=True)
class Counted:
    """How many applications stand somewhere."""

    label: _StrOrPromise
    number: int
    is_open: bool


@dataclass(frozen=True, kw_only=True)
class Load:
    """Minutes a week asked for by all live work, those logged this week, and the cap."""

    asked: int
    logged: int
    cap: int

    @property
    def is_over(self) -> bool:
        return max(self.asked, self.logged) > self.cap


@dataclass(frozen=True, kw_only=True)
class Person:
    """What the office sees of one student."""

    entry: RosterEntry
    enrolments: list[dict[str, Any]]
    groups: list[str]
    holds: list[Hold]
    nominations: list[dict[str, Any]]
    applications: list[Counted]
    request: str
    works: list[Engagement]
    load: Load
    experiences: list[Experience]
    alerts: list[Found]

    @property
    def enrolment(self) -> dict[str, Any] | None:
        """The latest."""
        return self.enrolments[0] if self.enrolments else None

    @property
    def open_applications(self) -> int:
        return sum(each.number for each in self.applications if each.is_open)


#: What of a hold is read with its student.
_OF_A_HOLD = (
    *("id", "code", "state", "reason", "ask_name", "ask_email", "starts_on", "until"),
    *("stops_applying", "stops_signing", "placed_by_name"),
)


def with_person(entries: QuerySet[RosterEntry]) -> QuerySet[RosterEntry]:
    """Adds what `person_of` reads of an entry, in the same query."""
    here = {"entry": OuterRef("pk")}
    enrolments = Enrolment.objects.filter(**here).order_by("-term__starts_on")
    nominations = Nomination.objects.filter(**here, withdrawn_at=None).order_by("-made_at")
    applications = (
        Application.objects.filter(student=OuterRef("student"))
        .order_by()
        .values("state")
        .annotate(number=Count("pk"))
    )
    return entries.annotate(
        enrolled=ArraySubquery(
            enrolments.values(
                row=JSONObject(
                    term=F("term__name"),
                    college=F("college"),
                    major=F("major"),
                    class_level=F("class_level"),
                    degree_level=F("degree_level"),
                )
            )
        ),
        in_groups=ArraySubquery(Group.objects.filter(entries=OuterRef("pk")).values("name")),
        held=ArraySubquery(
            Hold.objects.filter(**here)
            .order_by("-placed_at")
            .values(row=JSONObject(**{name: F(name) for name in _OF_A_HOLD}))
        ),
        named=ArraySubquery(
            nominations.values(
                row=JSONObject(
                    code=F("code"),
                    sentence=F("sentence"),
                    by_name=F("by_name"),
                    title=F("brief__title"),
                    brief=F("brief__code"),
                    employer=F("brief__employer__name"),
                )
            )
        ),
        applied=ArraySubquery(
            applications.values(row=JSONObject(state=F("state"), number=F("number")))
        ),
        asked=Subquery(
            RecordRequest.objects.filter(**here, state=RequestState.ASKED).values("code")[:1]
        ),
    )


def person_of(entry: RosterEntry, scope: Scope) -> Person:
    """The student of an entry read `with_person`. Three queries."""
    read: Any = entry
    works = list(_works(entry, scope.today)) if entry.student_id else []
    live = [each for each in works if each.state not in (*OVER_STATES, EngagementState.PAID)]
    student = entry.student
    return Person(
        entry=entry,
        enrolments=read.enrolled,
        groups=read.in_groups,
        holds=_standing(read.held, entry, scope.today),
        nominations=read.named,
        applications=_counted(read.applied),
        request=read.asked or "",
        works=live,
        load=Load(
            asked=asked_a_week(live, today=scope.today),
            logged=sum(int(getattr(each, "logged_lately", 0)) for each in works),
            cap=scope.cap_minutes,
        ),
        experiences=list(_experiences(entry)[: FEW + 1]),
        alerts=attention(scope, student=student)[:FEW] if student is not None else [],
    )


def _standing(rows: list[dict[str, Any]], entry: RosterEntry, today: date) -> list[Hold]:
    """Holds that stand, those not begun yet included."""
    found = []
    for row in rows:
        for name in ("starts_on", "until"):
            row[name] = date.fromisoformat(row[name]) if row[name] else None
        hold = Hold(entry=entry, **row)
        if is_in_force(hold, today=max(today, hold.starts_on)):
            found.append(hold)
    return found


def _counted(rows: Iterable[dict[str, Any]]) -> list[Counted]:
    """By state, in the order of an application's life."""
    numbers = {row["state"]: int(row["number"]) for row in rows}
    return [
        Counted(state.label, numbers[state], state in OPEN_STATES)
        for state in ApplicationState
        if state in numbers
    ]


def _works(entry: RosterEntry, today: date) -> QuerySet[Engagement]:
    """The student's work, with the minutes logged in all and since Monday."""
    monday = today - timedelta(days=today.weekday())
    lately = (
        HoursEntry.objects.filter(engagement=OuterRef("pk"), removed_at=None, day__gte=monday)
        .order_by()
        .values("engagement")
        .annotate(sum=Sum("minutes"))
        .values("sum")
    )
    return (
        Engagement.objects.filter(student=entry.student_id, campus=entry.campus_id)
        .select_related("employer", "supervisor")
        .annotate(
            logged=minutes_logged(),
            logged_lately=Coalesce(Subquery(lately, output_field=IntegerField()), 0),
        )
        .order_by("due_on", "pk")
    )


def _experiences(entry: RosterEntry) -> QuerySet[Experience]:
    whose = Q(roster_entry=entry)
    if entry.student_id is not None:
        whose |= Q(student=entry.student_id)
    return Experience.objects.filter(whose, campus=entry.campus_id).order_by("-ends_on", "-pk")
