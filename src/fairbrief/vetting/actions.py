"""A campus's decisions, and its policy."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.actors import INSTALLATION, Actor
from fairbrief.audit.advancing import advance
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.briefs.actions import open_brief
from fairbrief.briefs.models import Brief, Offering
from fairbrief.briefs.states import BriefState
from fairbrief.clocks.rules import start_clock
from fairbrief.kernel.errors import FairbriefError, NotAllowedError
from fairbrief.notices.telling import tell
from fairbrief.organizations.models import Campus, Employer, Officer
from fairbrief.vetting.models import BriefReview, EmployerReview, Policy
from fairbrief.vetting.queries import policy_of
from fairbrief.vetting.states import BriefReviewState as B
from fairbrief.vetting.workflow import REVIEW_BY, VET_BY


def ask_campuses(brief: Brief, /, *, actor: Actor, at: datetime) -> None:
    """Puts a sent brief into the queue of each campus it is offered to.

    A campus that has approved an earlier version looks at it again.
    """
    for offering in brief.offerings.select_related("campus"):
        review, is_new = BriefReview.objects.get_or_create(
            brief=brief,
            campus=offering.campus,
            defaults={"version": brief.version, "asked_at": at},
        )
        if is_new:
            start_clock(REVIEW_BY, review, at=at)
        else:
            advance(
                review,
                "ask_again",
                actor=actor,
                at=at,
                changes={"version": brief.version, "decided_at": None, "reason": ""},
            )
        ask_to_vet(brief.employer, campus=offering.campus, at=at)


def ask_to_vet(employer: Employer, /, *, campus: Campus, at: datetime) -> EmployerReview:
    """Puts an employer into the campus's queue, once."""
    vetting, is_new = EmployerReview.objects.get_or_create(
        employer=employer, campus=campus, defaults={"asked_at": at}
    )
    if is_new:
        start_clock(VET_BY, vetting, at=at)
        tell("employer.waiting", vetting, at=at)
    return vetting


def approve_brief(
    review: BriefReview,
    /,
    *,
    actor: Actor,
    at: datetime,
    reason: str = "",
    overrides: dict[str, str] | None = None,
) -> None:
    """Lists the brief for the campus's students, and opens it if it is not open yet.

    `overrides` names rules the officer sets aside, each with a reason. Raises MissingFactError
    when the employer is not approved at this campus.
    """
    with transaction.atomic():
        brief = locked(review.brief)
        changed = advance(
            review,
            "approve",
            actor=actor,
            at=at,
            changes={
                "officer_id": actor.user_id,
                "policy_version": policy_of(review.campus).version,
                "reason": reason.strip(),
                "overrides": overrides or {},
            },
            data={"overrides": overrides or {}},
        )
        if not changed:
            return
        Offering.objects.filter(brief=brief, campus_id=review.campus_id).update(listed_at=at)
        if brief.state == BriefState.IN_REVIEW:
            open_brief(brief, actor=actor, at=at)


def ask_for_changes(review: BriefReview, /, *, actor: Actor, at: datetime, reason: str) -> None:
    """Sends the brief back with what is to change, unless another campus has opened it already."""
    _decide(review, "ask_for_changes", "ask_for_changes", actor=actor, at=at, reason=reason)


def decline_brief(review: BriefReview, /, *, actor: Actor, at: datetime, reason: str) -> None:
    """Declines the brief at this campus; it ends when no other campus waits or has approved."""
    _decide(review, "decline", "decline", actor=actor, at=at, reason=reason)


def _decide(
    review: BriefReview, name: str, then: str, *, actor: Actor, at: datetime, reason: str
) -> None:
    reason = reason.strip()
    if len(reason) < 10:
        raise FairbriefError(
            _("Give the reason in a sentence; the employer reads it."), field="reason"
        )
    with transaction.atomic():
        brief = locked(review.brief)
        changed = advance(
            review,
            name,
            actor=actor,
            at=at,
            changes={"officer_id": actor.user_id, "reason": reason},
            data={"reason": reason},
        )
        if not changed:
            return
        Offering.objects.filter(brief=brief, campus_id=review.campus_id).update(listed_at=None)
        others = BriefReview.objects.filter(brief=brief).exclude(pk=review.pk)
        still_waits = (
            name == "decline" and others.filter(state__in=[B.WAITING, B.APPROVED]).exists()
        )
        if brief.state == BriefState.IN_REVIEW and not still_waits:
            advance(brief, then, actor=actor, at=at, data={"reason": reason})


def approve_employer(
    vetting: EmployerReview, /, *, actor: Actor, at: datetime, reason: str = ""
) -> None:
    advance(
        vetting,
        "approve",
        actor=actor,
        at=at,
        changes={"officer_id": actor.user_id, "reason": reason.strip()},
    )


def ask_employer_for_more(
    vetting: EmployerReview, /, *, actor: Actor, at: datetime, reason: str
) -> None:
    """Asks the employer a question; its answer comes back into the queue."""
    advance(
        vetting,
        "ask_for_more",
        actor=actor,
        at=at,
        changes={"officer_id": actor.user_id, "reason": _said(reason)},
    )


def answer_campus(vetting: EmployerReview, /, *, actor: Actor, at: datetime, answer: str) -> None:
    """The employer's answer to a campus's question."""
    answer = answer.strip()
    if len(answer) < 3:
        raise FairbriefError(_("Write your answer."), field="answer")
    advance(
        vetting, "answer", actor=actor, at=at, changes={"answer": answer[:2000], "decided_at": None}
    )


def decline_employer(
    vetting: EmployerReview, /, *, actor: Actor, at: datetime, reason: str
) -> None:
    advance(
        vetting,
        "decline",
        actor=actor,
        at=at,
        changes={"officer_id": actor.user_id, "reason": _said(reason)},
    )


def _said(reason: str) -> str:
    reason = reason.strip()
    if len(reason) < 10:
        raise FairbriefError(
            _("Give the reason in a sentence; the employer reads it."), field="reason"
        )
    return reason


def tell_of_late_review(review: BriefReview, /, *, actor: Actor, at: datetime) -> None:
    """The office's three days are over: the director and the employer are told. Nothing opens."""
    tell("review.late", review, at=at)
    tell("review.late_employer", review, at=at)
    record(review, "late", actor=actor, at=at)


def tell_of_late_vetting(vetting: EmployerReview, /, *, actor: Actor, at: datetime) -> None:
    tell("employer.late", vetting, at=at)
    record(vetting, "late", actor=actor, at=at)


def give_up_waiting(vetting: EmployerReview, /, *, actor: Actor, at: datetime) -> None:
    """The employer did not answer: the vetting goes back to the office as it is."""
    advance(vetting, "answer", actor=INSTALLATION, at=at, changes={"decided_at": None})


def save_policy(
    officer: Officer, /, *, actor: Actor, at: datetime, based_on: int, **rules: Any
) -> Policy:
    """A new version of the campus's policy; the old one stays as it was.

    Raises FairbriefError when someone saved another version in the meantime (`based_on` is the
    version the form showed), NotAllowedError for an officer of another campus.
    """
    if officer.user_id != actor.user_id:
        raise NotAllowedError(_("Only the office of this campus changes its policy."))
    with transaction.atomic():
        campus = locked(officer.campus)
        newest = Policy.objects.filter(campus=campus).aggregate(n=Max("version"))["n"] or 0
        if newest != based_on:
            raise FairbriefError(
                _("Someone saved version {version} meanwhile. Look at it, then save again.").format(
                    version=newest
                )
            )
        policy = Policy(campus=campus, version=newest + 1, made_at=at, made_by_id=actor.user_id)
        for name, value in rules.items():
            setattr(policy, name, value)
        policy.save()
        record(policy, "saved", actor=actor, at=at, data={"version": policy.version, **rules})
    return policy
