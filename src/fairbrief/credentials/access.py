"""Who may see, change and revoke a credential. Anyone who has its address may read it."""

from __future__ import annotations

from django.db.models import QuerySet

from fairbrief.audit.actors import Actor
from fairbrief.credentials.models import Credential
from fairbrief.organizations.models import Campus, Officer
from fairbrief.students.models import Student


def credentials_of(student: Student) -> QuerySet[Credential]:
    rows = Credential.objects.filter(engagement__student=student).exclude(document={})
    return rows.select_related("engagement__employer")


def public_credentials() -> QuerySet[Credential]:
    """Every credential that is kept: the code in its address is what opens it, and it names nobody
    unasked."""
    kept = Credential.objects.exclude(document={})
    return kept.select_related("engagement__employer", "engagement__campus", "issued_by")


def can_show_name(credential: Credential, actor: Actor) -> bool:
    """The student decides about their own name."""
    return (
        actor.user_id is not None
        and Student.objects.filter(
            pk=credential.engagement.student_id, user_id=actor.user_id
        ).exists()
    )


def may_choose_name(campus: Campus, actor: Actor) -> bool:
    """A director of the campus's office decides in whose name credentials are issued."""
    return (
        actor.user_id is not None
        and Officer.objects.filter(
            campus=campus, user_id=actor.user_id, role=Officer.Role.DIRECTOR
        ).exists()
    )


def can_revoke(credential: Credential, actor: Actor) -> bool:
    """The career office of the student's campus."""
    return (
        actor.user_id is not None
        and Officer.objects.filter(
            campus_id=credential.engagement.campus_id, user_id=actor.user_id
        ).exists()
    )
