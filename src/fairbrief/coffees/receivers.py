"""Coffees stand in the calendars of who has a seat and of who hosts."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from fairbrief.accounts.models import User
from fairbrief.calendars import Entry
from fairbrief.coffees.models import Coffee, Seat, Sitting
from fairbrief.coffees.notices import host_page, student_page
from fairbrief.coffees.queries import permitted_at
from fairbrief.coffees.states import CoffeeState, SeatState
from fairbrief.engagements.invitations import uid_of
from fairbrief.planning.actions import feeds
from fairbrief.students.models import Student
from fairbrief.tracking.todo import Kind, adds_to_today


@adds_to_today(
    "coffee seat",
    Kind(Seat._meta.label_lower, "/student/coffees/{}/", _lazy("Take your seat, or leave it")),
    page="coffee__code",
    about="coffee__title",
)
def seats_offered(student: Student, at: datetime) -> QuerySet[Seat]:
    """A seat kept for the student, with its clock."""
    known = Coffee.objects.filter(permitted_at(student.campus_id))
    return Seat.objects.filter(student=student, state=SeatState.OFFERED, coffee__in=known)


@feeds
def coffees_in_calendar(user: User, since: datetime) -> list[Entry]:
    """Each meeting under one identity for good. What is given back or called off is missing here,
    and calendars are told so."""
    ahead = Sitting.objects.filter(
        cancelled_at=None, at__gt=since, coffee__state=CoffeeState.OPEN
    ).select_related("coffee__employer", "coffee__campus")
    mine = Seat.objects.filter(
        coffee=OuterRef("coffee"), student__user=user, state=SeatState.SEATED
    )
    student = getattr(user, "student", None)
    sits: list[Sitting] = []
    if student is not None:
        known = Coffee.objects.filter(permitted_at(student.campus_id))
        sits = list(ahead.filter(Exists(mine), coffee__in=known))
    hosts = ahead.filter(
        Q(coffee__host_member__user=user, coffee__host_member__left_at=None)
        | Q(coffee__host_student__user=user)
        | Q(coffee__host_officer__user=user)
    )
    return [
        *(_entry(row, student_page(row.coffee), since) for row in sits),
        *(_entry(row, host_page(row.coffee), since) for row in hosts),
    ]


def _entry(row: Sitting, path: str, at: datetime) -> Entry:
    coffee = row.coffee
    return Entry(
        uid=uid_of("coffee", row.code),
        sequence=0,
        changed_at=at,
        starts=row.at,
        ends=row.ends_at,
        title=_("Coffee with %(name)s: %(title)s")
        % {"name": coffee.host_name, "title": coffee.title},
        text=coffee.about,
        place=coffee.link,
        url=f"{settings.BASE_URL}{path}",
    )
