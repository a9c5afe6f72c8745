"""A campus's decision on an employer. Reasons, never a score."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.actors import INSTALLATION, Actor
from fairbrief.audit.advancing import advance
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.briefs.models import Offering
from fairbrief.clocks.rules import start_clock, stop_clocks
from fairbrief.kernel.clock import day_in
from fairbrief.kernel.errors import FairbriefError, IllegalMoveError
from fairbrief.notices.telling import tell
from fairbrief.organizations.models import Campus, Employer
from fairbrief.organizations.queries import day_at
from fairbrief.vetting.actions.reasons import sentence
from fairbrief.vetting.actions.rechecks import tell_those_who_rely
from fairbrief.vetting.actions.seeing import require_file_seen
from fairbrief.vetting.models import BriefReview, EmployerReview, Inquiry
from fairbrief.vetting.queries import may_be_relied_on, open_inquiries
from fairbrief.vetting.states import BriefReviewState, Condition, EmployerReviewState
from fairbrief.vetting.workflow import (
    ANSWER_DAYS,
    EXPIRES,
    LATE_VETTING,
    RECHECK_BY,
    VET_BY,
    answer_due,
)

#: Business days an employer may be given for an answer.
FEWEST_DAYS, MOST_DAYS = 2, 30


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


@dataclass(frozen=True, kw_only=True)
class Approval:
    """What an approval is tied to: conditions, in keys and in words; the day it runs out; another
    campus's decision it relies on; and whether other campuses may read the reason."""

    conditions: Sequence[str] = ()
    note: str = ""
    expires_on: date | None = None
    relies_on: EmployerReview | None = None
    is_shared: bool = True


def approve_employer(
    vetting: EmployerReview,
    /,
    *,
    actor: Actor,
    at: datetime,
    reason: str = "",
    approval: Approval | None = None,
    seen: str | None = None,
) -> None:
    """The employer's briefs may open at this campus.

    Briefs the campus had approved before it declined the employer are listed again. Raises
    FairbriefError, with the field, for an approval that would end before it begins or rely on what
    cannot be relied on, and ChangedSinceError where the file has gone on since it was `seen`.
    """
    terms = approval or Approval()
    with transaction.atomic():
        require_file_seen(locked(vetting), seen, actor=actor, at=at)
        columns = _columns(vetting, terms, at=at)
        if _advance(
            vetting,
            "approve",
            actor=actor,
            at=at,
            reason=reason.strip()[:2000],
            columns=columns,
            data=_said(terms, reason),
        ):
            _approved_offerings(vetting).update(listed_at=at)
            _start_expiry(vetting, at=at)


def revise_approval(
    vetting: EmployerReview,
    /,
    *,
    approval: Approval,
    actor: Actor,
    at: datetime,
    reason: str = "",
    seen: str | None = None,
) -> None:
    """The approval stands, on other terms or looked at again; a re-check that waits is over.

    Raises IllegalMoveError where the employer is not approved, FairbriefError as for an approval.
    """
    with transaction.atomic():
        row = locked(vetting)
        if row.state != EmployerReviewState.APPROVED:
            raise IllegalMoveError(_("This employer is not approved here. Decide on it first."))
        require_file_seen(row, seen, actor=actor, at=at)
        columns = _columns(row, approval, at=at)
        columns |= {"officer_id": actor.user_id, "decided_at": at, "reason": reason.strip()[:2000]}
        for name, value in columns.items():
            setattr(row, name, value)
        row.save()
        was = row.recheck_why
        record(row, "revised", actor=actor, at=at, data={**_said(approval, reason), "recheck": was})
        stop_clocks(row, at=at, kinds=[EXPIRES.kind, RECHECK_BY.kind])
        _start_expiry(row, at=at)
        if approval.conditions or approval.note or approval.expires_on:
            tell("employer.conditions", row, at=at)
    vetting.refresh_from_db()


def _columns(vetting: EmployerReview, terms: Approval, *, at: datetime) -> dict[str, Any]:
    """The columns of an approval on these terms."""
    if terms.expires_on is not None and terms.expires_on <= day_at(vetting.campus, at):
        raise FairbriefError(_("Choose a day to come."), field="expires_on")
    other = terms.relies_on
    if other is not None and not may_be_relied_on(other, by=vetting):
        raise FairbriefError(
            _("That campus has not approved this employer, or does not share why."),
            field="relies_on",
        )
    return {
        "conditions": [each for each in Condition.values if each in terms.conditions],
        "conditions_note": terms.note.strip()[:500],
        "expires_on": terms.expires_on,
        "is_shared": terms.is_shared,
        "relies_on_id": other.pk if other else None,
        "relied_decided_at": other.decided_at if other else None,
        "recheck_at": None,
        "recheck_why": "",
        "recheck_note": "",
    }


def _said(terms: Approval, reason: str) -> dict[str, Any]:
    """An approval's terms for the record."""
    other = terms.relies_on
    return {
        "reason": reason.strip()[:2000],
        "conditions": list(terms.conditions),
        "note": terms.note,
        "expires_on": terms.expires_on.isoformat() if terms.expires_on else "",
        **_relied(other),
    }


def _relied(other: EmployerReview | None) -> dict[str, Any]:
    if other is None or other.decided_at is None:
        return {}
    on = day_in(other.campus.time_zone, other.decided_at)
    return {"relied": {"campus": other.campus.name, "on": on.isoformat()}}


def _start_expiry(vetting: EmployerReview, *, at: datetime) -> None:
    if vetting.expires_on is not None:
        start_clock(EXPIRES, vetting, at=at)


def decline_employer(
    vetting: EmployerReview,
    /,
    *,
    actor: Actor,
    at: datetime,
    reason: str,
    is_shared: bool = True,
    seen: str | None = None,
) -> None:
    """The employer's briefs do not open at this campus; those that were listed disappear for its
    students. Applications and work that have begun go on. Campuses that relied on an approval of
    this one are asked to look again."""
    columns: dict[str, Any] = {
        "is_shared": is_shared,
        "expires_on": None,
        "relies_on_id": None,
        "relied_decided_at": None,
        "recheck_at": None,
        "recheck_why": "",
        "recheck_note": "",
        "trusted_at": None,
        "trusted_by_id": None,
        "trusted_until": None,
        "trusted_why": "",
        "conditions": [],
        "conditions_note": "",
    }
    with transaction.atomic():
        row = locked(vetting)
        was_approved = row.state == EmployerReviewState.APPROVED
        if row.state != EmployerReviewState.DECLINED:
            require_file_seen(row, seen, actor=actor, at=at)
        if _advance(
            vetting, "decline", actor=actor, at=at, reason=sentence(reason), columns=columns
        ):
            _approved_offerings(vetting).update(listed_at=None)
            if was_approved:
                tell_those_who_rely(vetting, at=at)


def ask_employer_for_more(
    vetting: EmployerReview,
    /,
    *,
    actor: Actor,
    at: datetime,
    reason: str,
    days: int = ANSWER_DAYS,
    seen: str | None = None,
) -> None:
    """Asks the employer a question, to be answered within so many business days; its answer comes
    back into the queue. While one waits another may be asked: the later day holds for both, and
    the same question once more is none. Raises FairbriefError with the field that is wrong, and
    ChangedSinceError as an approval does."""
    question = sentence(reason)
    if not FEWEST_DAYS <= days <= MOST_DAYS:
        raise FairbriefError(
            _("Between {least} and {most} business days.").format(
                least=FEWEST_DAYS, most=MOST_DAYS
            ),
            field="days",
        )
    with transaction.atomic():
        row = locked(vetting)
        before = open_inquiries(row)
        if any(each.question == question for each in before):
            return
        require_file_seen(row, seen, actor=actor, at=at)
        if row.state in {EmployerReviewState.WAITING, EmployerReviewState.MORE_ASKED}:
            due = max([answer_due(row.employer, at, days=days), *(each.due_at for each in before)])
            Inquiry.objects.create(
                vetting=row,
                question=question,
                asked_at=at,
                asked_by_id=actor.user_id,
                due_at=due,
            )
        _advance(vetting, "ask_for_more", actor=actor, at=at, reason=question)


def answer_campus(vetting: EmployerReview, /, *, actor: Actor, at: datetime, answer: str) -> None:
    """The employer's answer to a campus's question, or to several that wait."""
    answer = answer.strip()
    if len(answer) < 3:
        raise FairbriefError(_("Write your answer."), field="answer")
    if len(answer) > 2000:
        raise FairbriefError(_("Keep it under 2000 characters."), field="answer")
    with transaction.atomic():
        waiting = open_inquiries(locked(vetting))
        if advance(
            vetting,
            "answer",
            actor=actor,
            at=at,
            changes={"answer": answer, "decided_at": None},
            data={"answer": answer},
        ):
            for asked in waiting:
                asked.answer, asked.answered_at = answer, at
                asked.answered_by_id = actor.user_id
                asked.save(update_fields=["answer", "answered_at", "answered_by"])


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
    vetting: EmployerReview,
    name: str,
    *,
    actor: Actor,
    at: datetime,
    reason: str,
    columns: Mapping[str, Any] | None = None,
    data: Mapping[str, Any] | None = None,
) -> bool:
    return advance(
        vetting,
        name,
        actor=actor,
        at=at,
        changes={"officer_id": actor.user_id, **(columns or {})},
        says={"reason": reason},
        data={**(data or {}), "reason": reason},
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
