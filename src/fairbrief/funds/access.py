"""Who decides about a campus's money, and who was given it."""

from __future__ import annotations

from django.db.models import QuerySet

from fairbrief.audit.actors import Actor
from fairbrief.funds.models import Award, Pool
from fairbrief.organizations.models import Officer
from fairbrief.roster.access import decides_about, is_themselves
from fairbrief.roster.models import RosterEntry
from fairbrief.students.models import Student

OFFICER, STUDENT, CLOCK = "officer", "student", "clock"


def roles_of(actor: Actor, award: Award) -> frozenset[str]:
    """`officer` of the pool's campus but for who it is given to, `student` who asked for it, or the
    clock."""
    if actor.is_clock:
        return frozenset({CLOCK})
    if actor.user_id is None:
        return frozenset()
    roles = set()
    if decides_about(actor.user_id, award.pool.campus_id, award.student, award.entry_id):
        roles.add(OFFICER)
    if award.is_request and award.student and award.student.user_id == actor.user_id:
        roles.add(STUDENT)
    return frozenset(roles)


def may_be_given_by(
    actor: Actor, pool: Pool, student: Student | None, entry: RosterEntry | None
) -> bool:
    """Whether the actor may propose that the pool gives to this person."""
    return decides_about(actor.user_id, pool.campus_id, student, entry.pk if entry else None)


def is_own_award(officer: Officer, award: Award) -> bool:
    """Whether it is given to the officer themselves, so that others of the office decide."""
    return is_themselves(officer.user_id, award.student, award.entry_id)


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
