"""Who may see an application, and what they are to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from fairbrief.applications.models import Application, MessageFile
from fairbrief.applications.states import ApplicationState
from fairbrief.audit.actors import Actor
from fairbrief.organizations.access import (
    is_speaker,
    members_who_are,
    speaks,
    still_acts,
    works_seen,
)
from fairbrief.organizations.models import Member
from fairbrief.students.models import Student
from fairbrief.students.queries import is_student

if TYPE_CHECKING:
    from fairbrief.accounts.models import User

STUDENT, MEMBER, CLOCK, INSTALLATION = "student", "member", "clock", "installation"
#: The other side of a thread of messages.
EMPLOYER = "employer"
#: What the mailed link to work lets its holder be.
SUPERVISOR_LINK = "supervisor"


def roles_of(actor: Actor, application: Application) -> frozenset[str]:
    """`student` who applied, `member` who decides for the brief's employer (one of its owners and
    supervisors), or a machine."""
    if actor.is_clock:
        return frozenset({CLOCK})
    if actor.is_installation:
        return frozenset({INSTALLATION})
    if actor.user_id is None:
        return frozenset()
    roles = set()
    if is_student(application.student_id, actor.user_id):
        roles.add(STUDENT)
    if is_speaker(application.brief.employer_id, actor.user_id):
        roles.add(MEMBER)
    return frozenset(roles)


def side_of(actor: Actor, application: Application) -> str:
    """`student` or `employer`: the side the actor speaks for in messages; "" for neither.

    For the employer its owners and supervisors, and who holds a mailed link to the work that was
    made of the application.
    """
    if _holds_link(actor, application):
        return EMPLOYER
    if actor.user_id is None:
        return ""
    if is_student(application.student_id, actor.user_id):
        return STUDENT
    return EMPLOYER if is_speaker(application.brief.employer_id, actor.user_id) else ""


def may_write_as(member: Member) -> bool:
    """Whether a member reads applications, decides them and writes messages for the employer.
    Costs no query."""
    return speaks(member)


def _holds_link(actor: Actor, application: Application) -> bool:
    """The supervisor's mailed link to the work made of it, while its holder is of the employer.

    Work is a room above: it is found through the relation it has to this one.
    """
    if actor.kind != "link" or actor.subject is None or actor.capacity != SUPERVISOR_LINK:
        return False
    label, key = actor.subject
    return (
        label == "engagements.engagement"
        and Application.objects.filter(pk=application.pk, agreement__engagement=key).exists()
        and still_acts(actor, application.brief.employer_id)
    )


def reads_as_employer(actor: Actor, application: Application) -> bool:
    """Whether the actor reads what the student writes: who speaks for the employer, the senior
    leader of the work, or who holds a mailed link."""
    return _holds_link(actor, application) or (
        actor.user_id is not None
        and any(
            speaks(each) or each.pk == application.brief.leader_id
            for each in members_who_are(actor.user_id, application.brief.employer_id)
        )
    )


def reader_of(actor: Actor) -> str:
    """What the actor's place in a thread is kept under."""
    return reader_with(actor.user_id) if actor.user_id else actor.email


def reader_with(user_id: int) -> str:
    """The same for someone with an account."""
    return f"person {user_id}"


def applications_seen_by(user: User) -> QuerySet[Application]:
    """Applications the person is a side of; a senior leader those of the works they lead."""
    work = "agreement__engagement"
    members = Member.objects.filter(user=user, left_at=None)
    as_member = works_seen(
        members, employer="brief__employer", named=(f"{work}__leader", f"{work}__supervisor")
    )
    return Application.objects.filter(
        Q(student__user=user) | as_member & Q(submitted_at__isnull=False)
    ).select_related("student", "brief")


def file_in(application_id: int, code: str) -> MessageFile | None:
    """A file that came with a message of this very thread."""
    kept = MessageFile.objects.filter(message__application_id=application_id).exclude(file="")
    return kept.filter(code=code).first()


def applications_of(student: Student) -> QuerySet[Application]:
    """The student's own applications."""
    return Application.objects.filter(student=student)


def applications_to(member: Member) -> QuerySet[Application]:
    """Applications sent to the member's employer, for who decides them; drafts are the student's
    alone."""
    if not may_write_as(member):
        return Application.objects.none()
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
