"""Who may speak about an engagement, and who may answer what comes next."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from fairbrief.audit.actors import Actor
from fairbrief.engagements.access import SUPERVISOR_LINK, work_of, work_with
from fairbrief.engagements.models import Engagement
from fairbrief.kernel.called import called
from fairbrief.organizations.access import has_member, still_acts
from fairbrief.organizations.models import Member, Officer
from fairbrief.relationships.advice import Advice
from fairbrief.students.models import Student
from fairbrief.students.queries import is_student

#: The capacity of the mailed link with which a supervisor without an account closes.
CLOSING = "closing"
STUDENT, EMPLOYER = "student", "employer"
OFFICER = "officer"


def sides_of(actor: Actor, engagement: Engagement) -> frozenset[str]:
    """The sides the actor can speak for: the student, or the employer.

    For the employer: its supervisor of this engagement, its owners, and the holder of a mailed
    link of the supervisor, for the work or for its close.
    """
    subject = (engagement._meta.label_lower, engagement.pk)
    if actor.holds_link(CLOSING, subject) or actor.holds_link(SUPERVISOR_LINK, subject):
        return frozenset({EMPLOYER} if still_acts(actor, engagement.employer_id) else ())
    if actor.user_id is None:
        return frozenset()
    sides = set()
    if is_student(engagement.student_id, actor.user_id):
        sides.add(STUDENT)
    if _speakers(engagement).filter(user_id=actor.user_id).exists():
        sides.add(EMPLOYER)
    return frozenset(sides)


def _speakers(engagement: Engagement) -> QuerySet[Member]:
    return Member.objects.filter(
        Q(pk=engagement.supervisor_id) | Q(role=Member.Role.OWNER),
        employer_id=engagement.employer_id,
        left_at=None,
    )


def can_speak(engagement: Engagement, member: Member) -> bool:
    """Whether the member may give the employer's feedback and answer what comes next."""
    return _speakers(engagement).filter(pk=member.pk).exists()


def work_to_close(member: Member) -> QuerySet[Engagement]:
    """Work the member may give the employer's feedback on, and say what comes next."""
    rows = Engagement.objects.filter(employer_id=member.employer_id)
    return rows if member.role == Member.Role.OWNER else rows.filter(supervisor=member)


def _with_people(rows: QuerySet[Engagement]) -> QuerySet[Engagement]:
    return rows.select_related(
        "student__user", "employer", "campus", "supervisor", "leader", "brief", "next_step"
    )


def closings_of_student(student: Student) -> QuerySet[Engagement]:
    """The student's engagements, as the closing page needs them."""
    return _with_people(work_of(student))


def closings_of_employer(member: Member) -> QuerySet[Engagement]:
    """The engagements the member may see, as the closing page needs them."""
    return _with_people(work_with(member))


def closing_by_link(subject_label: str, subject_id: int, *, email: str) -> Engagement | None:
    """The engagement a mailed link names, while its holder is of the employer's people."""
    if subject_label != Engagement._meta.label_lower:
        return None
    present = has_member(email, "employer_id")
    return _with_people(Engagement.objects.filter(present, pk=subject_id)).first()


def roles_in_advice(actor: Actor, advice: Advice) -> frozenset[str]:
    """`officer` of the campus that answers; nobody else does anything to a question."""
    if actor.user_id is None:
        return frozenset()
    found = Officer.objects.filter(user_id=actor.user_id, campus_id=advice.campus_id)
    return frozenset({OFFICER} if found.exists() else ())


def advice_at(officer: Officer) -> QuerySet[Advice]:
    """Every question put to the officer's campus."""
    return Advice.objects.filter(campus_id=officer.campus_id).select_related(
        "engagement__student__user", "engagement__employer", "campus"
    )


def advice_for(engagement: Engagement, side: str, email: str) -> QuerySet[Advice]:
    """What somebody of one side has asked about the work, for their own eyes: the newest first."""
    return Advice.objects.filter(called("by_email", email), engagement=engagement, side=side)
