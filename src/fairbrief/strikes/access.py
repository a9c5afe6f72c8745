"""Who sees a strike, and what they are to it."""

from __future__ import annotations

from django.db.models import Case, F, QuerySet, Value, When

from fairbrief.accounts.models import User
from fairbrief.audit.actors import Actor
from fairbrief.organizations.access import is_officer_at
from fairbrief.organizations.models import Employer, Member, Officer
from fairbrief.strikes.models import Strike
from fairbrief.strikes.states import StrikeState
from fairbrief.students.models import Student
from fairbrief.students.queries import is_student

OWNER, OFFICER, OPERATOR, CLOCK = "owner", "officer", "operator", "clock"


def roles_of(actor: Actor, strike: Strike) -> frozenset[str]:
    """`owner` (the student, or an owner of the employer), `officer` of the campus that decides,
    `operator`, or the clock."""
    if actor.is_clock:
        return frozenset({CLOCK})
    if actor.user_id is None:
        return frozenset()
    roles = set()
    if strike.student_id is not None:
        if is_student(strike.student_id, actor.user_id):
            roles.add(OWNER)
    elif Member.objects.filter(
        employer_id=strike.employer_id or 0,
        user_id=actor.user_id,
        role=Member.Role.OWNER,
        left_at=None,
    ).exists():
        roles.add(OWNER)
    # Nobody decides about their own, whatever office they are of.
    if OWNER not in roles and is_officer_at(strike.campus_id, actor.user_id):
        roles.add(OFFICER)
    if User.objects.filter(pk=actor.user_id, is_operator=True, is_active=True).exists():
        roles.add(OPERATOR)
    return frozenset(roles)


def _seen() -> QuerySet[Strike]:
    return Strike.objects.select_related("student__user", "employer", "campus")


def strikes_of_student(student: Student) -> QuerySet[Strike]:
    """What the student reads of it: all that was decided; not what an office still looks at."""
    return _seen().filter(student=student).exclude(state=StrikeState.PROPOSED)


def strikes_of_employer(employer: Employer) -> QuerySet[Strike]:
    return _seen().filter(employer=employer).exclude(state=StrikeState.PROPOSED)


def strikes_at(officer: Officer) -> QuerySet[Strike]:
    """What the office decides and has decided, what waits first."""
    waits = When(state=StrikeState.PROPOSED, then=Value(0))
    return (
        _seen()
        .filter(campus_id=officer.campus_id)
        .order_by(Case(waits, default=Value(1)), "-noted_at", "pk")
    )


def strikes_for_operator(user: User) -> QuerySet[Strike]:
    """Appeals that wait, then those answered."""
    if not user.is_operator:
        return Strike.objects.none()
    answered = F("answered_at").desc(nulls_first=True)
    return _seen().exclude(appealed_at=None).order_by(answered, "appealed_at", "pk")
