"""Who may see an experience, and what they are to it."""

from __future__ import annotations

from django.db.models import QuerySet

from fairbrief.audit.actors import Actor
from fairbrief.engagements.models import Engagement
from fairbrief.kernel.addresses import without_tag
from fairbrief.organizations.access import is_officer_at
from fairbrief.organizations.models import Officer
from fairbrief.roster.access import decides_about, is_themselves
from fairbrief.roster.addresses import addresses_of_person
from fairbrief.students.models import Student
from fairbrief.tracking.approvals import TOLD_WITH
from fairbrief.tracking.models import Approval, BulkEdit, Experience, Outcome, PastImport
from fairbrief.tracking.states import APPROVING, CONFIRMING, OUTCOME

__all__ = [
    "APPROVER",
    "APPROVING",
    "CLOCK",
    "CONFIRMING",
    "INSTALLATION",
    "OFFICER",
    "OUTCOME",
    "STUDENT",
    "SUPERVISOR",
    "addresses_of_student",
    "answers_for",
    "approval_by_link",
    "approval_roles",
    "approvals_of_campus",
    "bulk_edits_of",
    "decides_for_office",
    "experience_by_link",
    "experiences_of",
    "experiences_of_campus",
    "import_roles",
    "imports_of_campus",
    "is_officer_of",
    "is_own",
    "is_student_of",
    "roles_of",
]

#: Roles an actor can have towards an experience.
STUDENT, SUPERVISOR, OFFICER = "student", "supervisor", "officer"
CLOCK, INSTALLATION = "clock", "installation"
#: Roles towards an approval: who is asked, besides the office and the clock.
APPROVER = "approver"


def roles_of(actor: Actor, experience: Experience) -> frozenset[str]:
    """`student` who logged it, `supervisor` by mailed link, `officer` of its campus but for who did
    it themselves, a machine."""
    if actor.is_clock:
        return frozenset({CLOCK})
    if actor.is_installation:
        return frozenset({INSTALLATION})
    if actor.holds_link(CONFIRMING, (experience._meta.label_lower, experience.pk)):
        return frozenset({SUPERVISOR})
    if actor.user_id is None:
        return frozenset()
    roles = set()
    if experience.student and experience.student.user_id == actor.user_id:
        roles.add(STUDENT)
    if decides_for_office(actor, experience):
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
        "past_import",
    )


def experience_by_link(subject_label: str, subject_id: int) -> QuerySet[Experience]:
    """The experience a mailed link names; nothing when the link names something else."""
    if subject_label != Experience._meta.label_lower:
        return Experience.objects.none()
    return Experience.objects.filter(pk=subject_id).select_related(
        "student__user", "roster_entry", "campus"
    )


def is_officer_of(actor: Actor, campus_id: int) -> bool:
    """Whether the actor is an officer of the campus."""
    return actor.user_id is not None and is_officer_at(campus_id, actor.user_id)


def decides_for_office(actor: Actor, subject: Experience | Engagement) -> bool:
    """Whether the actor is of the office that keeps it, and it is not their own."""
    return decides_about(actor.user_id, subject.campus_id, subject.student, _entry_of(subject))


def is_own(officer: Officer, subject: Experience | Engagement) -> bool:
    """Whether it is the officer's own, so that others of the office decide."""
    return is_themselves(officer.user_id, subject.student, _entry_of(subject))


def _entry_of(subject: Experience | Engagement) -> int | None:
    return subject.roster_entry_id if isinstance(subject, Experience) else None


def addresses_of_student(subject: Experience | Engagement) -> set[str]:
    """At which the person whose experience or work it is reads mail, without tags."""
    entry = subject.roster_entry if isinstance(subject, Experience) else None
    return addresses_of_person(subject.student, entry)


def is_student_of(subject: Experience | Engagement, email: str) -> bool:
    """Whether mail to the address reaches the person whose experience or work it is."""
    return without_tag(email) in addresses_of_student(subject)


def approval_roles(actor: Actor, approval: Approval) -> frozenset[str]:
    """`approver` by the link mailed to who is asked now, `officer` of its campus but for the
    student it is about, the clock."""
    if actor.is_clock:
        return frozenset({CLOCK})
    # A link that was passed on ends; who has its page open still is not the one asked any more.
    if (
        actor.holds_link(APPROVING, (approval._meta.label_lower, approval.pk))
        and actor.email.lower() == approval.email.lower()
    ):
        return frozenset({APPROVER})
    subject = approval.experience or approval.engagement
    if subject is None:
        raise ValueError("the database holds no approval of nothing")
    return frozenset({OFFICER}) if decides_for_office(actor, subject) else frozenset()


def approvals_of_campus(officer: Officer) -> QuerySet[Approval]:
    """Every approval the officer's campus asked for, and no other."""
    return Approval.objects.filter(campus_id=officer.campus_id).select_related(*TOLD_WITH)


def approval_by_link(subject_label: str, subject_id: int) -> Approval | None:
    """The approval a mailed link names; None when the link names something else."""
    if subject_label != Approval._meta.label_lower:
        return None
    return Approval.objects.filter(pk=subject_id).select_related(*TOLD_WITH).first()


def import_roles(actor: Actor, batch: PastImport) -> frozenset[str]:
    """`officer` of its campus, the clock."""
    if actor.is_clock:
        return frozenset({CLOCK})
    return frozenset({OFFICER}) if is_officer_of(actor, batch.campus_id) else frozenset()


def imports_of_campus(officer: Officer) -> QuerySet[PastImport]:
    """The files of past records of the officer's campus, the latest first."""
    return PastImport.objects.filter(campus_id=officer.campus_id)


def bulk_edits_of(officer: Officer) -> QuerySet[BulkEdit]:
    """The changes to many entries at the officer's campus."""
    return BulkEdit.objects.filter(campus_id=officer.campus_id)
