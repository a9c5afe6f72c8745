"""A campus's decision on an employer. Reasons, never a score."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.actors import INSTALLATION, Actor
from fairbrief.audit.advancing import advance
from fairbrief.audit.record import record
from fairbrief.briefs.models import Offering
from fairbrief.clocks.rules import start_clock
from fairbrief.kernel.errors import FairbriefError
from fairbrief.notices.telling import tell
from fairbrief.organizations.models import Campus, Employer
from fairbrief.vetting.models import BriefReview, EmployerReview
from fairbrief.vetting.states import BriefReviewState, EmployerReviewState
from fairbrief.vetting.workflow import LATE_VETTING, VET_BY


def ask_to_vet(employer: Employer, /, *, campus: Campus, at: datetime) -> EmployerReview:
    """Puts an employer into the campus's queue, once."""
    vetting, is_new = EmployerReview.objects.get_or_create(
        employer=employer, campus=campus, defaults={"asked_at": at}
    )
    if is_new:
        record(vetting, "asked", actor=INSTALLATION, at=at)
        start_clock(VET_BY, vetting, at=at)
        tell("employer.waiting", vetting, at=at)
    return vetting


def approve_employer(
    vetting: EmployerReview, /, *, actor: Actor, at: datetime, reason: str = ""
) -> None:
    """The employer's briefs may open at this campus.

    Briefs the campus had approved before it declined the employer are listed again.
    """
    with transaction.atomic():
        if _advance(vetting, "approve", actor=actor, at=at, reason=reason.strip()):
            _approved_offerings(vetting).update(listed_at=at)


def decline_employer(
    vetting: EmployerReview, /, *, actor: Actor, at: datetime, reason: str
) -> None:
    """The employer's briefs do not open at this campus; those that were listed disappear for its
    students. Applications and work that have begun go on."""
    with transaction.atomic():
        if _advance(vetting, "decline", actor=actor, at=at, reason=_sentence(reason)):
            _approved_offerings(vetting).update(listed_at=None)


def ask_employer_for_more(
    vetting: EmployerReview, /, *, actor: Actor, at: datetime, reason: str
) -> None:
    """Asks the employer a question; its answer comes back into the queue."""
    _advance(vetting, "ask_for_more", actor=actor, at=at, reason=_sentence(reason))


def answer_campus(vetting: EmployerReview, /, *, actor: Actor, at: datetime, answer: str) -> None:
    """The employer's answer to a campus's question."""
    answer = answer.strip()
    if len(answer) < 3:
        raise FairbriefError(_("Write your answer."), field="answer")
    if len(answer) > 2000:
        raise FairbriefError(_("Keep it under 2000 characters."), field="answer")
    advance(
        vetting,
        "answer",
        actor=actor,
        at=at,
        changes={"answer": answer, "decided_at": None},
        data={"answer": answer},
    )


def give_up_waiting(vetting: EmployerReview, /, *, actor: Actor, at: datetime) -> None:
    """The employer did not answer: the vetting goes back to the office as it is."""
    advance(
        vetting,
        "give_up_waiting",
        actor=INSTALLATION,
        at=at,
        changes={"decided_at": None, "answer": ""},
    )


def tell_of_late_vetting(vetting: EmployerReview, /, *, actor: Actor, at: datetime) -> None:
    """The office's three days are over: the director is told, and again every business day.

    Nothing is approved by silence.
    """
    if vetting.state != EmployerReviewState.WAITING:
        return
    tell("employer.late", vetting, at=at)
    start_clock(LATE_VETTING, vetting, at=at)


def _advance(
    vetting: EmployerReview, name: str, *, actor: Actor, at: datetime, reason: str
) -> bool:
    return advance(
        vetting,
        name,
        actor=actor,
        at=at,
        changes={"officer_id": actor.user_id, "reason": reason},
        data={"reason": reason},
    )


def _approved_offerings(vetting: EmployerReview) -> QuerySet[Offering]:
    approved = BriefReview.objects.filter(
        campus_id=vetting.campus_id,
        brief__employer_id=vetting.employer_id,
        state=BriefReviewState.APPROVED,
    )
    return Offering.objects.filter(
        campus_id=vetting.campus_id, brief__in=approved.values("brief_id")
    )


def _sentence(reason: str) -> str:
    reason = reason.strip()
    if len(reason) < 10:
        raise FairbriefError(
            _("Give the reason in a sentence; the employer reads it."), field="reason"
        )
    return reason[:2000]
