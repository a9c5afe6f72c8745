"""Who may see an agreement, and for which side they sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from fairbrief.agreements.capacities import with_accepted
from fairbrief.agreements.models import Agreement
from fairbrief.audit.actors import Actor
from fairbrief.organizations.access import has_member, is_speaker, still_acts, works_seen
from fairbrief.organizations.models import Member, Officer
from fairbrief.students.models import Student
from fairbrief.students.queries import is_student

if TYPE_CHECKING:
    from fairbrief.accounts.models import User

STUDENT, EMPLOYER, CLOCK, INSTALLATION = "student", "employer", "clock", "installation"
#: What a mailed link lets its holder be.
SUPERVISOR = "supervisor"

_PARTS = (
    "application__student__user",
    "application__student__campus",
    "application__brief__employer",
    "application__brief__supervisor",
    "application__brief__leader",
)


def roles_of(actor: Actor, agreement: Agreement) -> frozenset[str]:
    """`student` who was offered the work, `employer` who offered it, or a machine.

    The supervisor holding a mailed link signs for the employer while one of its people, and so do
    its owners.
    """
    if actor.is_clock:
        return frozenset({CLOCK})
    if actor.is_installation:
        return frozenset({INSTALLATION})
    application = agreement.application
    if actor.holds_link(SUPERVISOR, (agreement._meta.label_lower, agreement.pk)):
        present = still_acts(actor, application.brief.employer_id)
        return frozenset({EMPLOYER} if present else ())
    if actor.user_id is None:
        return frozenset()
    roles = set()
    if is_student(application.student_id, actor.user_id):
        roles.add(STUDENT)
    if is_speaker(application.brief.employer_id, actor.user_id):
        roles.add(EMPLOYER)
    return frozenset(roles)


def agreements_of(student: Student) -> QuerySet[Agreement]:
    """The student's agreements."""
    return with_accepted(
        Agreement.objects.filter(application__student=student).select_related(*_PARTS)
    )


def agreements_with(member: Member) -> QuerySet[Agreement]:
    """Agreements of the member's employer that the member may see, as `works_seen` has it."""
    members = Member.objects.filter(pk=member.pk)
    return with_accepted(
        Agreement.objects.filter(
            _seen_as(members), application__brief__employer_id=member.employer_id
        )
        .select_related(*_PARTS)
        .distinct()
    )


def _seen_as(members: QuerySet[Member]) -> Q:
    """Before there is work the brief says who leads and supervises it.

    Work is a room above: it is found through the relation it has to this one.
    """
    people = ("leader", "supervisor")
    employer = "application__brief__employer"
    by_work = works_seen(
        members, employer=employer, named=[f"engagement__{each}" for each in people]
    )
    by_brief = works_seen(
        members, employer=employer, named=[f"application__brief__{each}" for each in people]
    )
    return by_work | by_brief & Q(engagement=None)


def agreement_of_link(agreement_id: int, *, email: str) -> Agreement | None:
    """The agreement a mailed link was made for, while its holder is of the employer's people."""
    present = has_member(email, "application__brief__employer_id")
    rows = Agreement.objects.filter(present, pk=agreement_id).select_related(*_PARTS)
    return with_accepted(rows).first()


def agreements_to_verify() -> QuerySet[Agreement]:
    """Any agreement, for the public verification page, which shows no personal words."""
    return Agreement.objects.select_related("application__student__user")


def agreements_seen_by(user: User) -> QuerySet[Agreement]:
    """Agreements the person is a party to, or that the career office keeps for its students."""
    return (
        Agreement.objects.filter(
            Q(application__student__user=user)
            | _seen_as(Member.objects.filter(user=user, left_at=None))
            | Q(application__student__campus__in=Officer.objects.filter(user=user).values("campus"))
        )
        .select_related(*_PARTS)
        .distinct()
    )


def side_of(user: User, agreement: Agreement) -> str:
    """The side the person belongs to; "" for the career office."""
    if agreement.application.student.user_id == user.pk:
        return STUDENT
    is_member = Member.objects.filter(
        user=user, employer_id=agreement.application.brief.employer_id, left_at=None
    ).exists()
    return EMPLOYER if is_member else ""


def may_sign_for(member: Member) -> bool:
    """Whether a member may sign for the employer: owners and supervisors."""
    return member.role in (Member.Role.OWNER, Member.Role.SUPERVISOR)


def is_owner(member: Member) -> bool:
    """Whether the member owns the employer's account."""
    return member.role == Member.Role.OWNER


def is_owner_of(actor: Actor, employer_id: int) -> bool:
    """Whether a signed-in person owns the employer's account."""
    owners = Member.objects.filter(employer_id=employer_id, left_at=None, role=Member.Role.OWNER)
    return actor.user_id is not None and owners.filter(user_id=actor.user_id).exists()
