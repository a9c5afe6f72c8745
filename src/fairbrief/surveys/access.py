"""Who runs a survey, and who answers it."""

from __future__ import annotations

from django.db.models import QuerySet

from fairbrief.audit.actors import Actor
from fairbrief.organizations.access import is_officer_at
from fairbrief.organizations.models import Officer
from fairbrief.students.models import Student
from fairbrief.surveys.models import Invitation, Round, Survey

OFFICER, CLOCK = "officer", "clock"
#: What a mailed link lets its holder be.
ANSWERING = "survey"


def roles_of(actor: Actor, row: Round) -> frozenset[str]:
    """`officer` of the campus that asks, or the clock."""
    if actor.is_clock:
        return frozenset({CLOCK})
    if actor.user_id is None:
        return frozenset()
    is_officer = is_officer_at(row.survey.campus_id, actor.user_id)
    return frozenset({OFFICER}) if is_officer else frozenset()


def surveys_of(officer: Officer) -> QuerySet[Survey]:
    """The surveys of the officer's campus, and of no other."""
    return Survey.objects.filter(campus_id=officer.campus_id).select_related("campus")


def _invitations() -> QuerySet[Invitation]:
    return Invitation.objects.select_related(
        "round__version", "round__survey__campus", "student__user", "entry"
    )


def invitation_of(student: Student) -> QuerySet[Invitation]:
    """What the student was asked."""
    return _invitations().filter(student=student)


def invitation_by_link(subject_label: str, subject_id: int) -> QuerySet[Invitation]:
    """The invitation a mailed link names; nothing when the link names something else."""
    if subject_label != Invitation._meta.label_lower:
        return Invitation.objects.none()
    return _invitations().filter(pk=subject_id)
