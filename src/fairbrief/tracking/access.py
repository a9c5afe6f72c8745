"""Who may see an experience, and what they are to it."""

from __future__ import annotations

from django.db.models import QuerySet

from fairbrief.audit.actors import Actor
from fairbrief.organizations.models import Officer
from fairbrief.students.models import Student
from fairbrief.tracking.models import Experience, Outcome
from fairbrief.tracking.states import CONFIRMING, OUTCOME

__all__ = [
    "CLOCK",
    "CONFIRMING",
    "INSTALLATION",
    "OFFICER",
    "OUTCOME",
    "STUDENT",
    "SUPERVISOR",
    "answers_for",
    "experience_by_link",
    "experiences_of",
    "experiences_of_campus",
    "roles_of",
]

#: Roles an actor can have towards an experience.
STUDENT, SUPERVISOR, OFFICER = "student", "supervisor", "officer"
CLOCK, INSTALLATION = "clock", "installation"


def roles_of(actor: Actor, experience: Experience) -> frozenset[str]:
    """`student` who logged it, `supervisor` by mailed link, `officer` of its campus, a machine."""
    if actor.is_clock:
        return frozenset({CLOCK})
    if actor.is_installation:
        return frozenset({INSTALLATION})
    if actor.holds_link(CONFIRMING, (experience._meta.label_lower, experience.pk)):
        return frozenset({SUPERVISOR})
    if actor.user_id is None:
        return frozenset()
    roles = set()
    if Student.objects.filter(experiences=experience, user_id=actor.user_id).exists():
        roles.add(STUDENT)
    if Officer.objects.filter(campus_id=experience.campus_id, user_id=actor.user_id).exists():
        roles.add(OFFICER)
    return frozenset(roles)


def answers_for(actor: Actor, outcome: Outcome) -> bool:
    """Whether a mailed link lets the actor say what came next."""
    return actor.holds_link(OUTCOME, (outcome._meta.label_lower, outcome.pk))


def experiences_of(student: Student) -> QuerySet[Experience]:
    return Experience.objects.filter(student=student).select_related(
        "engagement__credential", "employer"
    )


def experiences_of_campus(officer: Officer) -> QuerySet[Experience]:
    """Every experience of the officer's campus, and of no other."""
    return Experience.objects.filter(campus_id=officer.campus_id).select_related(
        "student__user",
        "student__roster_entry",
        "roster_entry",
        "engagement__credential",
        "employer",
        "campus",
    )


def experience_by_link(subject_label: str, subject_id: int) -> QuerySet[Experience]:
    """The experience a mailed link names; nothing when the link names something else."""
    if subject_label != Experience._meta.label_lower:
        return Experience.objects.none()
    return Experience.objects.filter(pk=subject_id).select_related(
        "student__user", "roster_entry", "campus"
    )
