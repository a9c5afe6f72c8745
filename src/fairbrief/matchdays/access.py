"""Who runs a matching day, and who takes part in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from fairbrief.audit.actors import Actor
from fairbrief.matchdays.models import Matchday
from fairbrief.matchdays.queries import matchdays_for, matchdays_with
from fairbrief.organizations.access import is_officer_at, is_speaker, speaks
from fairbrief.organizations.models import Member, Officer
from fairbrief.students.models import Student

if TYPE_CHECKING:
    from fairbrief.organizations.models import Employer

OFFICER, CLOCK = "officer", "clock"


def roles_of(actor: Actor, matchday: Matchday) -> frozenset[str]:
    """`officer` of the campus that runs it, or the clock."""
    if actor.is_clock:
        return frozenset({CLOCK})
    if actor.user_id is None:
        return frozenset()
    runs = is_officer_at(matchday.campus_id, actor.user_id)
    return frozenset({OFFICER}) if runs else frozenset()


def speaks_for(actor: Actor, employer: Employer) -> bool:
    """Whether the actor confirms places and ranks for the employer: its owners and supervisors."""
    return actor.user_id is not None and is_speaker(employer.pk, actor.user_id)


def matchdays_run_by(officer: Officer) -> QuerySet[Matchday]:
    """The matching days of the officer's campus, and of no other."""
    return Matchday.objects.filter(campus_id=officer.campus_id).select_related("campus", "group")


def matchdays_open_to(student: Student) -> QuerySet[Matchday]:
    return matchdays_for(student).select_related("campus")


def matchdays_asking(member: Member) -> QuerySet[Matchday]:
    """For who confirms places and ranks."""
    found = matchdays_with(member.employer)
    return found if speaks(member) else found.none()
