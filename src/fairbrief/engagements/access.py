"""Who may see an engagement, and what they are to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.actors import Actor
from fairbrief.engagements.models import (
    ChangeOrder,
    Ending,
    Engagement,
    PieceVersion,
)
from fairbrief.kernel.errors import NotAllowedError
from fairbrief.organizations.access import (
    has_member,
    is_officer_at,
    members_who_are,
    speaks,
    still_acts,
    works_seen,
)
from fairbrief.organizations.models import Member, Officer
from fairbrief.students.models import Student
from fairbrief.students.queries import is_student

if TYPE_CHECKING:
    from fairbrief.accounts.models import User

STUDENT, EMPLOYER, LEADER, OFFICER = "student", "employer", "leader", "officer"
CLOCK, INSTALLATION = "clock", "installation"
#: What mailed links let their holders be.
SUPERVISOR_LINK, LEADER_LINK = "supervisor", "leader"

_PARTS = (
    "agreement",
    "student__user",
    "student__campus",
    "employer",
    "supervisor__user",
    "leader",
    "brief__backup",
    "milestone",
)


def roles_of(actor: Actor, engagement: Engagement) -> frozenset[str]:
    """`student`, `employer` (its owners, the supervisor, the backup, or the supervisor's mailed
    link), `leader`, `officer` of the student's campus, or a machine. Who does the work decides
    nothing about it for the office.

    A mailed link counts while its holder is one of the employer's people."""
    if actor.is_clock:
        return frozenset({CLOCK})
    if actor.is_installation:
        return frozenset({INSTALLATION})
    subject = (engagement._meta.label_lower, engagement.pk)
    for capacity, role in ((SUPERVISOR_LINK, EMPLOYER), (LEADER_LINK, LEADER)):
        if actor.holds_link(capacity, subject):
            return frozenset({role} if still_acts(actor, engagement.employer_id) else ())
    if actor.user_id is None:
        return frozenset()
    roles = set()
    if is_student(engagement.student_id, actor.user_id):
        roles.add(STUDENT)
    for member in members_who_are(actor.user_id, engagement.employer_id):
        if member.pk == engagement.leader_id:
            roles.add(LEADER)
        if acts_at_work(member):
            roles.add(EMPLOYER)
    if STUDENT not in roles and is_officer_at(engagement.campus_id, actor.user_id):
        roles.add(OFFICER)
    return frozenset(roles)


def acts_at_work(member: Member) -> bool:
    """Whether a member speaks for the employer in its work: owners and supervisors."""
    return speaks(member)


def may_act(member: Member, engagement: Engagement) -> bool:
    """Whether a member speaks for the employer here. Costs no query."""
    return engagement.employer_id == member.employer_id and acts_at_work(member)


def leads(member: Member, engagement: Engagement) -> bool:
    """Whether the member is the senior person of this work. Costs no query."""
    return engagement.leader_id == member.pk


def side_of(actor: Actor, engagement: Engagement) -> str:
    """`student` or `employer`: the side the actor speaks for; "" for neither."""
    roles = roles_of(actor, engagement)
    return STUDENT if STUDENT in roles else EMPLOYER if EMPLOYER in roles else ""


def require_side(actor: Actor, engagement: Engagement) -> str:
    """The side the actor speaks for. Raises NotAllowedError for who speaks for neither."""
    side = side_of(actor, engagement)
    if not side:
        raise NotAllowedError(_("Only the student and the supervisor do this."))
    return side


def work_of(student: Student) -> QuerySet[Engagement]:
    """The student's engagements."""
    return Engagement.objects.filter(student=student).select_related(*_PARTS)


def work_with(member: Member) -> QuerySet[Engagement]:
    """Engagements of the member's employer whose pages the member may open, as `works_seen` has
    it."""
    rows = paid_by(member)
    return rows if speaks(member) else rows.filter(Q(leader=member) | Q(supervisor=member))


def paid_by(member: Member) -> QuerySet[Engagement]:
    """All engagements of the member's employer, for who handles its money."""
    return Engagement.objects.filter(employer_id=member.employer_id).select_related(*_PARTS)


def work_at(officer: Officer) -> QuerySet[Engagement]:
    """Engagements of the campus's students."""
    return Engagement.objects.filter(campus_id=officer.campus_id).select_related(*_PARTS)


def work_of_link(engagement_id: int, *, email: str) -> QuerySet[Engagement]:
    """The one engagement a mailed link was made for; none when its holder has left the employer."""
    rows = Engagement.objects.filter(has_member(email, "employer_id"), pk=engagement_id)
    return rows.select_related(*_PARTS)


def changes_in(engagement: Engagement) -> QuerySet[ChangeOrder]:
    return ChangeOrder.objects.filter(engagement=engagement)


def version_of(engagement: Engagement, code: str) -> PieceVersion | None:
    """A version of a deliverable of this engagement."""
    return PieceVersion.objects.filter(piece__engagement=engagement, code=code).first()


def work_seen_by(user: User) -> QuerySet[Engagement]:
    """Work the person is part of, or that the career office keeps for its students."""
    members = Member.objects.filter(user=user, left_at=None)
    as_member = works_seen(members, employer="employer", named=("leader", "supervisor"))
    campuses = Officer.objects.filter(user=user).values("campus")
    return Engagement.objects.filter(
        Q(student__user=user) | as_member | Q(campus__in=campuses)
    ).select_related("student")


def endings_seen_by(user: User) -> QuerySet[Ending]:
    """Early ends of work the person is part of, or keeps for its students."""
    return Ending.objects.filter(engagement__in=work_seen_by(user)).select_related(
        *(f"engagement__{each}" for each in ("student__user", "campus", "employer", "supervisor")),
        "engagement__agreement",
    )


def home_of(user: User, engagement: Engagement) -> str:
    """Under which address the person finds the work."""
    if engagement.student.user_id == user.pk:
        return "/student/work/"
    if Member.objects.filter(user=user, employer_id=engagement.employer_id, left_at=None).exists():
        return "/employer/work/"
    return "/campus/work/"
