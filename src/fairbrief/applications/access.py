"""Who may see an application, and what they are to it."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from fairbrief.applications.models import Application
from fairbrief.applications.states import ApplicationState
from fairbrief.audit.actors import Actor
from fairbrief.organizations.models import Member
from fairbrief.students.models import Student

STUDENT, MEMBER, CLOCK, INSTALLATION = "student", "member", "clock", "installation"


def roles_of(actor: Actor, application: Application) -> frozenset[str]:
    """`student` who applied, `member` of the brief's employer, or a machine."""
    if actor.is_clock:
        return frozenset({CLOCK})
    if actor.is_installation:
        return frozenset({INSTALLATION})
    if actor.user_id is None:
        return frozenset()
    roles = set()
    if Student.objects.filter(pk=application.student_id, user_id=actor.user_id).exists():
        roles.add(STUDENT)
    if Member.objects.filter(
        user_id=actor.user_id, employer_id=application.brief.employer_id, left_at=None
    ).exists():
        roles.add(MEMBER)
    return frozenset(roles)


def applications_of(student: Student) -> QuerySet[Application]:
    """The student's own applications."""
    return Application.objects.filter(student=student)


def applications_to(member: Member) -> QuerySet[Application]:
    """Applications sent to the member's employer; drafts are the student's alone."""
    return Application.objects.filter(
        brief__employer_id=member.employer_id, submitted_at__isnull=False
    ).exclude(state=ApplicationState.DRAFT)


def is_named(application: Application) -> bool:
    """Whether the employer may know who it is: from the shortlist on, not at the first look."""
    return application.state in {
        ApplicationState.SHORTLISTED,
        ApplicationState.ALTERNATE,
        ApplicationState.OFFERED,
        ApplicationState.ACCEPTED,
    }


def label_of(application: Application) -> str:
    """What an application is called: the name once it may be known, else by its code."""
    if is_named(application):
        return application.student.user.name
    return _("Applicant %(code)s") % {"code": application.code[:4]}
