"""Who may see and move the money of an engagement."""

from __future__ import annotations

from django.db.models import QuerySet

from fairbrief.audit.actors import Actor
from fairbrief.engagements.access import paid_by, work_of, work_with
from fairbrief.engagements.models import Engagement
from fairbrief.organizations.access import members_who_are
from fairbrief.organizations.models import Member
from fairbrief.payments.models import Funding, Payout
from fairbrief.students.models import Student
from fairbrief.students.queries import is_student

#: Roles an actor can have towards a funding.
MEMBER, STUDENT, CLOCK, INSTALLATION = "member", "student", "clock", "installation"

#: Members who may say that money is set aside; a senior leader who only meets the student may not.
MONEY_ROLES = (Member.Role.OWNER, Member.Role.FINANCE, Member.Role.SUPERVISOR)


def roles_of(actor: Actor, funding: Funding | Payout) -> frozenset[str]:
    """`member` who may handle the employer's money, `student` who is paid, or a machine."""
    if actor.is_clock:
        return frozenset({CLOCK})
    if actor.is_installation:
        return frozenset({INSTALLATION})
    if actor.user_id is None:
        return frozenset()
    engagement = funding.engagement
    roles = set()
    members = members_who_are(actor.user_id, engagement.employer_id)
    if any(each.role in MONEY_ROLES for each in members):
        roles.add(MEMBER)
    if is_student(engagement.student_id, actor.user_id):
        roles.add(STUDENT)
    return frozenset(roles)


def _with_engagement(rows: QuerySet[Funding]) -> QuerySet[Funding]:
    return rows.select_related(
        "engagement__student__user",
        "engagement__employer",
        "engagement__campus",
        "engagement__supervisor",
        "engagement__brief",
        "engagement__milestone",
    )


def fundings_of_employer(member: Member) -> QuerySet[Funding]:
    """The money of the engagements the member may see, or pays for."""
    return _with_engagement(Funding.objects.filter(engagement__in=work_for_money(member)))


def fundings_of_student(student: Student) -> QuerySet[Funding]:
    """The money of every engagement of the student."""
    return _with_engagement(Funding.objects.filter(engagement__in=work_of(student)))


def payouts_of_employer(member: Member) -> QuerySet[Payout]:
    """Released pay the member may say something of."""
    return _with_work(Payout.objects.filter(engagement__in=work_for_money(member)))


def work_for_money(member: Member) -> QuerySet[Engagement]:
    """Engagements whose money the member may see: all for who handles it, else those whose other
    pages the member may open too."""
    return paid_by(member) if handles_money(member) else work_with(member)


def payouts_of_student(student: Student) -> QuerySet[Payout]:
    """Released pay of every engagement of the student."""
    return _with_work(Payout.objects.filter(engagement__in=work_of(student)))


def _with_work(rows: QuerySet[Payout]) -> QuerySet[Payout]:
    return rows.select_related("engagement__student__user", "engagement__employer")


def handles_money(member: Member) -> bool:
    """Whether the member speaks for the employer's money. Costs no query."""
    return member.role in MONEY_ROLES


def can_secure(funding: Funding, member: Member) -> bool:
    """Whether the member may record the funds as secured now."""
    return (
        member.employer_id == funding.engagement.employer_id
        and handles_money(member)
        and funding.is_due
    )
