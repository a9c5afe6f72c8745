"""Who decides about a campus's money, and who was given it."""

from __future__ import annotations

from django.db.models import QuerySet

from fairbrief.audit.actors import Actor
from fairbrief.funds.models import Award, Pool
from fairbrief.organizations.access import is_officer_at
from fairbrief.organizations.models import Officer
from fairbrief.students.models import Student

OFFICER, STUDENT, CLOCK = "officer", "student", "clock"


def roles_of(actor: Actor, award: Award) -> frozenset[str]:
    """`officer` of the pool's campus, `student` who asked for it, or the clock."""
    if actor.is_clock:
        return frozenset({CLOCK})
    if actor.user_id is None:
        return frozenset()
    roles = set()
    if is_officer_at(award.pool.campus_id, actor.user_id):
        roles.add(OFFICER)
    asked = Student.objects.filter(user_id=actor.user_id, awards=award)
    if award.is_request and asked.exists():
        roles.add(STUDENT)
    return frozenset(roles)


def may_change_pools(officer: Officer) -> bool:
    """A director sets what there is and for whom; every officer gives it."""
    return officer.role == Officer.Role.DIRECTOR


def pools_of(officer: Officer) -> QuerySet[Pool]:
    """The pools of the officer's campus, and of no other."""
    return Pool.objects.filter(campus_id=officer.campus_id).select_related("campus")


def awards_of(officer: Officer) -> QuerySet[Award]:
    """Every award of the officer's campus, and of no other."""
    return Award.objects.filter(pool__campus_id=officer.campus_id).select_related(
        "pool__campus",
        "student__user",
        "entry",
        "engagement__employer",
        "experience__employer",
        "proposed_by",
    )
