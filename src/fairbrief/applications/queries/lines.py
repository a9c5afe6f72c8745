"""How many applied to a brief, who is in line, and what a place asks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from django.db.models import (
    Count,
    Expression,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)
from django.db.models.functions import Coalesce

from fairbrief.applications.models import Application
from fairbrief.applications.states import OPEN_STATES, ApplicationState
from fairbrief.briefs.models import Brief
from fairbrief.kernel.seen import print_of
from fairbrief.kernel.written import Numbers, written_once
from fairbrief.students.models import Student

#: Applications a place may have before the brief stops taking more.
ENOUGH_A_SEAT = 25


@dataclass(frozen=True)
class Counted:
    """How many applied to a brief, and how many of them wait for the employer's answer."""

    applied: int = 0
    unanswered: int = 0


def counted_by_brief(briefs: Iterable[Brief]) -> dict[int, Counted]:
    """What came in for each brief that anybody applied to. One query."""
    rows = _counted([brief.pk for brief in briefs])
    return {brief: Counted(applied, unanswered) for brief, applied, unanswered in rows}


@written_once
def _counted(briefs: Numbers) -> QuerySet[Application, tuple[int, int, int]]:
    waiting = Q(state__in=[ApplicationState.SUBMITTED, ApplicationState.SEEN])
    return (
        Application.objects.filter(brief__any_of=briefs)
        .exclude(state=ApplicationState.DRAFT)
        .order_by()
        .values_list("brief_id")
        .annotate(applied=Count("id"), unanswered=Count("id", filter=waiting))
    )


@cache
def number_applied(**only: Any) -> Expression:
    """How many have applied to a brief, as part of the query that reads it. The same each time, so
    that what is made of it can be kept."""
    rows = (
        Application.objects.filter(brief=OuterRef("pk"), **only)
        .exclude(state=ApplicationState.DRAFT)
        .order_by()
        .values("brief")
        .annotate(number=Count("id"))
        .values("number")
    )
    return Coalesce(Subquery(rows), 0)


def with_applied(briefs: QuerySet[Brief]) -> QuerySet[Brief]:
    """Adds `applied`, how many have applied to each, and how many of them are `waiting` for what
    becomes of it, to the same query."""
    waiting = number_applied(state__in=OPEN_STATES)
    return briefs.annotate(applied=number_applied(), waiting=waiting)


def with_offered(briefs: QuerySet[Brief]) -> QuerySet[Brief]:
    """Adds `offered`, how many places are offered and wait for an answer, to the same query."""
    return briefs.annotate(offered=number_applied(state=ApplicationState.OFFERED))


def open_to(brief: Brief) -> QuerySet[Application]:
    """Applications in the brief's line: sent, and not over."""
    return Application.objects.filter(brief=brief, state__in=OPEN_STATES)


def given(brief: Brief) -> QuerySet[Application]:
    """Whose the places are: offered, or accepted and the agreement not ended.

    Agreements are a room above: they are found through the relation they have to this one.
    """
    return Application.objects.filter(
        Q(state=ApplicationState.OFFERED)
        | Q(state=ApplicationState.ACCEPTED, agreement__ended_at=None),
        brief=brief,
    )


def waits_for_first_time(brief: Brief, *, on: date) -> bool:
    """Whether places are still kept for a first time: somebody may come for them, or waits."""
    if not brief.first_timer_seats:
        return False
    if brief.apply_by is None or brief.apply_by >= on:
        return True
    return still_considered(brief).filter(is_first_time=True).exists()


#: Work that is finished, as the room above calls it; a test holds both to the same.
FINISHED = ("approved", "paid", "closed")


def is_first_time(student: Student) -> bool:
    """Whether the student has not finished a micro-internship here yet."""
    return not Application.objects.filter(
        student=student, agreement__engagement__state__in=FINISHED
    ).exists()


@dataclass(frozen=True)
class Line:
    """How a brief's line stands right now. `room` is how many more it takes before it pauses."""

    waiting: int
    room: int
    places_left: int
    kept: int

    @property
    def is_full(self) -> bool:
        return self.room == 0


def can_be_matched(application: Application) -> bool:
    """Whether a matching day can make an offer of it: a draft, or still considered."""
    return application.state in {
        ApplicationState.DRAFT,
        ApplicationState.SUBMITTED,
        ApplicationState.SEEN,
        ApplicationState.SHORTLISTED,
        ApplicationState.ALTERNATE,
    }


def ahead_of(application: Application) -> int:
    """How many alternates have waited longer and move up before this one; 0 for any other."""
    if application.state != ApplicationState.ALTERNATE or application.alternate_at is None:
        return 0
    return Application.objects.filter(
        brief=application.brief_id,
        state=ApplicationState.ALTERNATE,
        alternate_at__lt=application.alternate_at,
    ).count()


def line_of(brief: Brief) -> Line:
    """For a brief that was read `with_applied`: no query."""
    waiting = int(getattr(brief, "waiting", 0))
    return Line(
        waiting=waiting,
        room=max(0, ENOUGH_A_SEAT * brief.seats - waiting),
        places_left=brief.seats - brief.seats_taken,
        kept=brief.first_timer_seats,
    )


def applied_to(brief: Brief) -> int:
    """How many applied to a brief that was read `with_applied`."""
    return int(getattr(brief, "applied", 0))


def still_considered(brief: Brief) -> QuerySet[Application]:
    """Applications to the brief that wait for an answer."""
    return Application.objects.filter(
        brief=brief,
        state__in=[
            ApplicationState.SUBMITTED,
            ApplicationState.SEEN,
            ApplicationState.SHORTLISTED,
            ApplicationState.ALTERNATE,
        ],
    ).order_by("submitted_at", "id")


@dataclass(frozen=True)
class Others:
    """Who else waits while an offer is made: all of them, and the alternates among them."""

    waiting: int
    alternates: int


def others_beside(application: Application) -> Others:
    """The others of the brief who wait for an answer. One query."""
    rows = still_considered(application.brief).exclude(pk=application.pk)
    kept = Q(state=ApplicationState.ALTERNATE)
    return Others(**rows.aggregate(waiting=Count("pk"), alternates=Count("pk", filter=kept)))


def to_decline(brief: Brief) -> QuerySet[Application]:
    """Who is declined in one act. Whom the employer shortlisted or keeps in mind is left out as
    long as a place is free: nobody who was chosen goes by the way."""
    rows = still_considered(brief)
    if brief.seats_taken < brief.seats:
        rows = rows.exclude(state__in=[ApplicationState.SHORTLISTED, ApplicationState.ALTERNATE])
    return rows


def print_of_waiting(rows: Iterable[Application]) -> str:
    """What a page of those who would be declined in one act shows, for `kernel.seen`."""
    return print_of(*sorted(row.code for row in rows))
