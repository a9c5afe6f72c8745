"""Who hosts a coffee, who manages it, whose seat it is; and which coffees each may see."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet

from fairbrief.audit.actors import Actor
from fairbrief.coffees.models import Coffee, Seat
from fairbrief.coffees.queries import coffees_at, coffees_of, permitted_at, with_counts
from fairbrief.coffees.states import LIVE
from fairbrief.organizations.models import Member, Officer
from fairbrief.students.models import Student

HOST, OWNER, STUDENT = "host", "owner", "student"
CLOCK, INSTALLATION = "clock", "installation"
#: The capacity of the mailed link of a host without an account.
HOSTING = "coffee_host"


def roles_of(actor: Actor, coffee: Coffee) -> frozenset[str]:
    """The `host`, by account or mailed link, and an `owner` of the employer whose person hosts."""
    member = coffee.host_member
    if actor.holds_link(HOSTING, (coffee._meta.label_lower, coffee.pk)):
        is_theirs = member is not None and member.left_at is None
        return frozenset({HOST} if is_theirs and _same(actor, member) else ())
    if actor.user_id is None:
        return frozenset()
    roles = set()
    if _hosts(actor.user_id, coffee):
        roles.add(HOST)
    if member is not None and _owns(actor.user_id, member.employer_id):
        roles.add(OWNER)
    return frozenset(roles)


def _same(actor: Actor, member: Member | None) -> bool:
    return member is not None and actor.email.lower() == member.email.lower()


def _hosts(user_id: int, coffee: Coffee) -> bool:
    member, student, officer = coffee.host_member, coffee.host_student, coffee.host_officer
    if member is not None:
        return member.user_id == user_id and member.left_at is None
    if student is not None:
        return student.user_id == user_id
    return officer is not None and officer.user_id == user_id


def _owns(user_id: int, employer_id: int) -> bool:
    return Member.objects.filter(
        user_id=user_id, employer=employer_id, left_at=None, role=Member.Role.OWNER
    ).exists()


def seat_roles(actor: Actor, seat: Seat) -> frozenset[str]:
    """The `student` whose seat it is, the clock, or the installation."""
    if actor.is_clock:
        return frozenset({CLOCK})
    if actor.is_installation:
        return frozenset({INSTALLATION})
    if actor.user_id is not None and seat.student.user_id == actor.user_id:
        return frozenset({STUDENT})
    return frozenset()


def may_offer(member: Member) -> bool:
    """Whoever acts for an employer but for who only pays."""
    return member.left_at is None and member.role != Member.Role.FINANCE


def is_reader(actor: Actor, coffee: Coffee) -> bool:
    """A student who may know of it, or had a seat at it."""
    student = Student.objects.filter(user_id=actor.user_id or 0).first()
    if student is None or student.pk == coffee.host_student_id:
        return False
    had = Seat.objects.filter(coffee=coffee, student=student).exists()
    return had or Coffee.objects.filter(permitted_at(student.campus_id), pk=coffee.pk).exists()


def coffees_of_student(student: Student, *, at: datetime) -> QuerySet[Coffee, Any]:
    """What the student may know of, had a seat at, or hosts; `permitted` tells the first apart."""
    mine = Q(pk__in=Seat.objects.filter(student=student).values("coffee"))
    known = Coffee.objects.filter(permitted_at(student.campus_id) | mine | Q(host_student=student))
    counted: QuerySet[Coffee, Any] = with_counts(known, at=at)
    may = ExpressionWrapper(permitted_at(student.campus_id), output_field=BooleanField())
    return counted.annotate(permitted=may)


def has_link(coffee: Coffee, seat: Seat | None, *, permitted: bool) -> bool:
    """The link is for who has a seat, while the coffee may be come to."""
    return seat is not None and seat.is_seated and permitted and not coffee.is_off


def coffees_of_member(member: Member, *, at: datetime) -> QuerySet[Coffee, Any]:
    return coffees_of(member.employer, at=at)


def coffees_of_office(officer: Officer, *, at: datetime) -> QuerySet[Coffee, Any]:
    return coffees_at(officer.campus, at=at)


def coffee_by_link(subject_label: str, subject_id: int, *, at: datetime) -> Coffee | None:
    """The coffee a mailed link is for, with its counts; None when it is for something else."""
    if subject_label != Coffee._meta.label_lower:
        return None
    found: Coffee | None = with_counts(Coffee.objects.filter(pk=subject_id), at=at).first()
    return found


def live_seats_at(coffee: Coffee) -> QuerySet[Seat]:
    """Everyone who counts on it."""
    return Seat.objects.filter(coffee=coffee, state__in=LIVE).select_related(
        "student__user", "student__campus"
    )
