"""Reads of coffees: which a student may come to, what is next, who sits and who waits."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery

from fairbrief.clocks.queries import Turn, turns_for
from fairbrief.coffees.models import Coffee, Presence, Seat, Sitting, Stop
from fairbrief.coffees.states import LIVE, TAKEN, CoffeeState, SeatState
from fairbrief.engagements.models import Engagement
from fairbrief.engagements.states import FINISHED_STATES, RUNNING_STATES
from fairbrief.organizations.models import Campus, Employer, Member, Officer
from fairbrief.students.models import Student
from fairbrief.vetting.models import EmployerReview
from fairbrief.vetting.states import EmployerReviewState

#: Nobody is seated for a meeting that begins sooner than this.
TOO_LATE = timedelta(minutes=30)
#: Everyone is reminded so long before.
A_DAY = timedelta(hours=24)
#: The host is asked who came until so long after.
ASKED_WITHIN = timedelta(days=3)

_HOSTS = ("host_member__user", "host_student__user", "host_officer__user")


def _ahead(at: datetime, *, of: str = "pk") -> QuerySet[Sitting]:
    return Sitting.objects.filter(coffee=OuterRef(of), cancelled_at=None, at__gt=at + TOO_LATE)


def with_counts(rows: QuerySet[Coffee], *, at: datetime) -> QuerySet[Coffee, Any]:
    """With `next_at`, and how many seats are `taken` and how many wait in `line`."""
    return rows.select_related("employer", "campus", *_HOSTS).annotate(
        next_at=Subquery(_ahead(at).order_by("at").values("at")[:1]),
        taken=Count("seats_taken", filter=Q(seats_taken__state__in=TAKEN), distinct=True),
        line=Count("seats_taken", filter=Q(seats_taken__state=SeatState.LINE), distinct=True),
    )


def permitted_at(campus_id: Any) -> Q:
    """Coffees that students of a campus may know of: the employer is approved there and not on
    hold, and the office has not stopped it."""
    approved = EmployerReview.objects.filter(
        employer=OuterRef("employer"), campus=campus_id, state=EmployerReviewState.APPROVED
    )
    stopped = Stop.objects.filter(coffee=OuterRef("pk"), campus=campus_id)
    return (
        Q(state=CoffeeState.OPEN)
        & (Q(campus=None) | Q(campus=campus_id))
        & (Q(employer=None) | Q(employer__held_at=None) & Q(Exists(approved)))
        & ~Q(Exists(stopped))
    )


def is_permitted(coffee: Coffee, campus_id: int) -> bool:
    return Coffee.objects.filter(permitted_at(campus_id), pk=coffee.pk).exists()


def _worked_with() -> QuerySet[Engagement]:
    return Engagement.objects.filter(state__in=(*RUNNING_STATES, *FINISHED_STATES))


def has_worked(student: Student, coffee: Coffee) -> bool:
    """Works or has worked with the coffee's employer."""
    rows = _worked_with().filter(student=student, employer=coffee.employer_id)
    return coffee.employer_id is not None and rows.exists()


def students_first(coffee: Coffee) -> QuerySet[Student]:
    """Who works or has worked with the employer, of the campuses the coffee is for."""
    allowed = Campus.objects.filter(
        employer_reviews__employer=coffee.employer_id,
        employer_reviews__state=EmployerReviewState.APPROVED,
    )
    if coffee.campus_id:
        allowed = allowed.filter(pk=coffee.campus_id)
    works = _worked_with().filter(student=OuterRef("pk"), employer=coffee.employer_id)
    return Student.objects.filter(
        Exists(works), campus__in=allowed, user__is_active=True
    ).select_related("user")


def coffees_ahead(student: Student, *, at: datetime) -> QuerySet[Coffee, Any]:
    """What the student may come to, the next first; those for past students only where they are
    one. Not what they host."""
    works = _worked_with().filter(student=student, employer=OuterRef("employer"))
    rows = Coffee.objects.filter(
        permitted_at(student.campus_id), Q(worked_only=False) | Q(Exists(works)), Exists(_ahead(at))
    ).exclude(host_student=student)
    counted: Any = with_counts(rows, at=at)
    found: QuerySet[Coffee, Any] = counted.order_by("next_at", "pk")
    return found


def own_seats(student: Student, *, at: datetime) -> list[Seat]:
    """Seats, offers and places in line at what is still ahead, the next first. Two queries."""
    ahead = _ahead(at - timedelta(hours=1), of="coffee")
    rows: list[Any] = list(
        Seat.objects.filter(Exists(ahead), student=student, state__in=LIVE)
        .filter(coffee__in=Coffee.objects.filter(permitted_at(student.campus_id)))
        .annotate(next_at=Subquery(ahead.order_by("at").values("at")[:1]))
        .select_related("coffee__employer", "coffee__campus")
        .order_by("next_at", "pk")
    )
    turns = turns_for([row for row in rows if row.is_offered])
    for row in rows:
        row.turn = turns.get(row.pk)
    return rows


def coffees_of(employer: Employer, *, at: datetime) -> QuerySet[Coffee, Any]:
    """The employer's own, the newest first; past students' coffees are theirs."""
    rows = Coffee.objects.filter(employer=employer, host_student=None)
    return with_counts(rows, at=at).order_by("-pk")


def coffees_at(campus: Campus, *, at: datetime) -> QuerySet[Coffee, Any]:
    """What the campus's students may come to or could, with what its office has stopped."""
    approved = EmployerReview.objects.filter(
        employer=OuterRef("employer"), campus=campus, state=EmployerReviewState.APPROVED
    )
    rows = Coffee.objects.filter(
        Q(campus=campus) | Q(campus=None) & Q(Exists(approved)),
    )
    mine = Seat.objects.filter(coffee=OuterRef("pk"), student__campus=campus, state__in=TAKEN)
    came = Presence.objects.filter(sitting__coffee=OuterRef("pk"), seat__student__campus=campus)
    return (
        with_counts(rows, at=at)
        .annotate(
            ours=_counted(mine, "coffee"),
            came=_counted(came, "sitting__coffee"),
            is_stopped=Exists(Stop.objects.filter(coffee=OuterRef("pk"), campus=campus)),
        )
        .order_by("-pk")
    )


def _counted(rows: QuerySet[Any], by: str) -> Subquery:
    return Subquery(rows.order_by().values(by).annotate(n=Count("pk")).values("n")[:1])


def employers_spoken_for(student: Student) -> QuerySet[Employer]:
    """Of which the student, who has worked there, agreed to be asked."""
    return Employer.objects.filter(alumni__student=student).order_by("name")


def hosted_by(student: Student, *, at: datetime) -> QuerySet[Coffee, Any]:
    rows = Coffee.objects.filter(host_student=student, state=CoffeeState.OPEN)
    return with_counts(rows, at=at).order_by("-pk")


def sittings_of(coffee: Coffee) -> list[Sitting]:
    """Every meeting in its order, with who came."""
    present = Presence.objects.select_related("seat__student__user")
    rows = coffee.sittings.prefetch_related(Prefetch("present", queryset=present))
    found = list(rows.order_by("at"))
    for row in found:
        row.coffee = coffee
    return found


def meetings_of(coffee: Coffee) -> list[Sitting]:
    """Every meeting in its order."""
    found = list(coffee.sittings.order_by("at"))
    for row in found:
        row.coffee = coffee
    return found


def next_of(sittings: Iterable[Sitting], *, at: datetime) -> Sitting | None:
    """Of these, the next one somebody could still be seated for."""
    ahead = (each for each in sittings if each.at > at + TOO_LATE and each.cancelled_at is None)
    return min(ahead, key=lambda each: each.at, default=None)


def next_sitting(coffee: Coffee, *, at: datetime) -> Sitting | None:
    """The next one somebody could still be seated for."""
    rows = Sitting.objects.filter(coffee=coffee, cancelled_at=None, at__gt=at + TOO_LATE)
    return rows.order_by("at").first()


def seated(coffee: Coffee) -> list[Seat]:
    """Who has a seat, in the order they took it."""
    rows = Seat.objects.filter(coffee=coffee, state=SeatState.SEATED)
    found = list(
        rows.select_related("student__user", "student__campus").order_by("seated_at", "pk")
    )
    for row in found:
        row.coffee = coffee
    return found


def in_line(coffee: Coffee, *, at: datetime) -> QuerySet[Seat]:
    """Who may be seated next, those who work or have worked there first."""
    rows = Seat.objects.filter(coffee=coffee, state=SeatState.LINE)
    if coffee.opens_at > at:
        rows = rows.filter(has_worked=True)
    return rows.select_related("student__user", "student__campus").order_by(
        "-has_worked", "joined_at", "pk"
    )


def taken(coffee: Coffee) -> int:
    """Chairs that are taken or kept for somebody."""
    return Seat.objects.filter(coffee=coffee, state__in=TAKEN).count()


def live_seats(student: Student, *, at: datetime) -> int:
    """How many coffees ahead the student has a seat at, is offered one, or waits for one."""
    ahead = _ahead(at, of="coffee")
    return Seat.objects.filter(Exists(ahead), student=student, state__in=LIVE).count()


def seat_of(student: Student, coffee: Coffee) -> Seat | None:
    return (
        Seat.objects.filter(student=student, coffee=coffee)
        .select_related("student__user", "student__campus", "coffee__employer")
        .first()
    )


def turn_on(seat: Seat | None) -> Turn | None:
    return turns_for([seat]).get(seat.pk) if seat is not None else None


def to_fill(*, at: datetime) -> QuerySet[Coffee]:
    """Coffees with a free chair and somebody who may have it by now."""
    waits = Seat.objects.filter(coffee=OuterRef("pk"), state=SeatState.LINE)
    rows = Coffee.objects.filter(Exists(waits), Exists(_ahead(at)), state=CoffeeState.OPEN)
    return rows.order_by("pk")


def to_remind(*, at: datetime) -> QuerySet[Sitting]:
    """Meetings of the coming day of which nobody was reminded."""
    return Sitting.objects.filter(
        coffee__state=CoffeeState.OPEN,
        cancelled_at=None,
        reminded_at=None,
        at__gt=at,
        at__lte=at + A_DAY,
    ).select_related("coffee__employer", "coffee__campus")


def to_ask(*, at: datetime) -> QuerySet[Sitting]:
    """Meetings that are over and of which the host has not been asked who came."""
    return Sitting.objects.filter(
        coffee__state=CoffeeState.OPEN,
        cancelled_at=None,
        asked_at=None,
        noted_at=None,
        at__lte=at - F("coffee__minutes") * timedelta(minutes=1),
        at__gt=at - ASKED_WITHIN,
    ).select_related("coffee__employer", "coffee__campus")


def possible_hosts(employer: Employer) -> QuerySet[Member]:
    """Who can be put down as host: everyone who acts for the employer now."""
    return Member.objects.filter(employer=employer, left_at=None).order_by("name")


def stop_at(coffee: Coffee, campus: Campus) -> Stop | None:
    return Stop.objects.filter(coffee=coffee, campus=campus).first()


def open_for(officer: Officer, *, at: datetime) -> int:
    """How many coffees ahead the students of the officer's campus may come to."""
    rows = Coffee.objects.filter(permitted_at(officer.campus_id), Exists(_ahead(at)))
    return rows.count()
