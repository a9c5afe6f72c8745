"""Approvals as pages show them: who was asked about what, and what they said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from fairbrief.engagements.models import Engagement
from fairbrief.kernel.money import Money
from fairbrief.tracking.models import Approval, Experience
from fairbrief.tracking.states import LIVE_APPROVALS, ApprovalState

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

#: The person, the campus and what it is about, in one query.
TOLD_WITH = (
    *("campus", "experience__campus", "experience__student__user", "experience__roster_entry"),
    *("engagement__campus", "engagement__student__user", "engagement__employer"),
    "engagement__brief",
)


def approvals_of(subject: Experience | Engagement) -> list[Approval]:
    """Everyone who was asked about it, the first asked first."""
    return list(subject.approvals.all())


def open_or_refused(subject: Experience | Engagement) -> QuerySet[Approval]:
    """What an office should know of before it says yes."""
    return subject.approvals.filter(Q(state__in=LIVE_APPROVALS) | Q(state=ApprovalState.REFUSED))


@dataclass(frozen=True, kw_only=True)
class About:
    """What an approver reads of it: enough to decide, and nothing about the student's papers."""

    student: str
    campus: str
    title: str
    employer: str
    starts_on: date
    ends_on: date
    minutes: int
    paid: Money | None
    objectives: str
    what: str
    course: str
    #: How it is spoken of: "did" or "is to do".
    lead: _StrOrPromise


def about(approval: Approval) -> About:
    """The facts of the experience or the work an approval is asked for."""
    experience, work = approval.experience, approval.engagement
    if experience is not None:
        return About(
            student=str(experience.person),
            campus=str(approval.campus),
            title=experience.title,
            employer=experience.employer_name,
            starts_on=experience.starts_on,
            ends_on=experience.ends_on,
            minutes=experience.minutes,
            paid=experience.paid if experience.paid_minor else None,
            objectives=experience.objectives,
            what=experience.what_i_did,
            course=experience.course,
            lead=_("The work is done."),
        )
    if work is None:
        raise ValueError("the database holds no approval of nothing")
    return About(
        student=str(work.student),
        campus=str(approval.campus),
        title=work.title,
        employer=work.employer.name,
        starts_on=work.starts_on,
        ends_on=work.due_on,
        minutes=work.hours * 60,
        paid=work.fee if work.fee_minor else None,
        objectives=work.brief.learning,
        what="",
        course="",
        lead=_("The work has not begun; it waits for what you say."),
    )
