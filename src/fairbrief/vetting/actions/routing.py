"""What becomes of a sent brief at a campus: a person decides, or the campus's policy alone.

A policy may let clear briefs, or those of employers its office trusts, open without waiting. Each
such approval is recorded as what it is: decided by that version of the policy, for that reason. A
share of them, drawn by lot, goes to a person all the same.
"""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.db.models.functions import Coalesce
from django.utils.crypto import salted_hmac

from fairbrief.audit.actors import INSTALLATION, Actor
from fairbrief.audit.advancing import advance
from fairbrief.audit.locking import held, locked
from fairbrief.audit.record import record
from fairbrief.briefs.actions import open_brief
from fairbrief.briefs.models import Brief, Offering
from fairbrief.briefs.queries import day_there, whole_of
from fairbrief.briefs.states import BriefState
from fairbrief.fairness import Severity, Verdict, read_message
from fairbrief.organizations.queries import day_at
from fairbrief.vetting.actions.counting import count_findings
from fairbrief.vetting.models import BriefReview, EmployerReview, Policy
from fairbrief.vetting.queries import (
    Findings,
    answers_at,
    findings_under,
    is_trusted,
    policy_of,
    rules_in_force,
)
from fairbrief.vetting.states import BriefReviewState, Condition, EmployerReviewState, Route


def decide_by_policy(review: BriefReview, /, *, at: datetime) -> bool:
    """Approves a waiting review by the campus's policy in force, if that lets it; says whether.

    What stands in the way is recorded, so that the office sees why a brief came to a person. The
    policy is kept from changing until it is done.
    """
    with transaction.atomic():
        brief = locked(review.brief)
        policy = policy_of(held(review.campus))
        if policy.route == Route.ALL or review.state != BriefReviewState.WAITING:
            return False
        found = findings_under(whole_of(brief.pk), policy, today=day_there(brief, at))
        why = why_a_person(review, policy, found, today=day_at(review.campus, at))
        if not why and is_drawn(review, policy.sample_percent):
            why = "sample"
            BriefReview.objects.filter(pk=review.pk).update(is_sample=True)
            review.is_sample = True
        said = {"policy": policy.version, "route": policy.route}
        if why:
            record(review, "routed", actor=INSTALLATION, at=at, data={**said, "why": why})
            return False
        changed = advance(
            review,
            "approve_by_policy",
            actor=INSTALLATION,
            at=at,
            changes={
                "by_policy": True,
                "officer_id": None,
                "policy_version": policy.version,
                "read_under": rules_in_force(policy),
                "reason": "",
                "overrides": {},
            },
            data=said,
        )
        if changed:
            count_findings(review, found.review.findings, {}, at=at)
            list_brief(review, brief, actor=INSTALLATION, at=at)
    return changed


def why_a_person(review: BriefReview, policy: Policy, found: Findings, *, today: date) -> str:
    """Why the policy leaves a brief to a person, in a word; "" when it need not."""
    vetting = EmployerReview.objects.filter(
        campus_id=review.campus_id, employer_id=review.brief.employer_id
    ).first()
    if vetting is None or vetting.state != EmployerReviewState.APPROVED:
        return "not_approved"
    if review.brief.employer.is_held:
        return "held"
    if vetting.recheck_at or (vetting.expires_on and vetting.expires_on < today):
        return "recheck"
    return (
        _by_condition(review, vetting)
        or _by_refusal(review)
        or _by_route(vetting, policy.route, found, today)
        or _by_answers(review)
    )


def _by_condition(review: BriefReview, vetting: EmployerReview) -> str:
    if Condition.EVERY_BRIEF in vetting.conditions:
        return "condition"
    if Condition.PAID_ONLY in vetting.conditions and review.brief.pay_kind == "none":
        return "condition"
    if Condition.FIRST_BRIEF in vetting.conditions:
        read = BriefReview.objects.filter(
            campus_id=review.campus_id,
            brief__employer_id=vetting.employer_id,
            state=BriefReviewState.APPROVED,
            by_policy=False,
        )
        return "" if read.exists() else "condition"
    return ""


def _by_refusal(review: BriefReview) -> str:
    """A brief that the office refused may come again under another name: the next one is a
    person's."""
    decided = {BriefReviewState.APPROVED, BriefReviewState.DECLINED, BriefReviewState.TAKEN_OFF}
    last = (
        BriefReview.objects.filter(
            campus_id=review.campus_id,
            brief__employer_id=review.brief.employer_id,
            by_policy=False,
            state__in=decided,
        )
        .order_by(Coalesce("taken_off_at", "decided_at").desc())
        .first()
    )
    return "" if last is None or last.state == BriefReviewState.APPROVED else "refused"


def _by_route(vetting: EmployerReview, route: str, found: Findings, today: date) -> str:
    weighty = {Severity.BLOCK, Severity.REVIEW}
    if found.review.verdict is Verdict.SCAM or any(
        each.severity in weighty for each in found.review.findings
    ):
        return "findings"
    if route != Route.UNTRUSTED and found.review.verdict is not Verdict.CLEAR:
        return "findings"
    if route != Route.FINDINGS and not is_trusted(vetting, on=today):
        return "untrusted"
    return ""


def _by_answers(review: BriefReview) -> str:
    """Answers to the campus's questions are no part of the brief the review reads."""
    said = answers_at(review.brief, review.campus).values_list("answer", flat=True)
    return "answers" if any(read_message(each) for each in said) else ""


def is_drawn(review: BriefReview, percent: int) -> bool:
    """Whether the lot falls on this version of the brief. The same each time it is asked; nobody
    outside can reckon it."""
    lot = salted_hmac("vetting.sample", f"{review.pk}:{review.version}", algorithm="sha256")
    return int.from_bytes(lot.digest()[:4]) % 100 < percent


def list_brief(review: BriefReview, brief: Brief, /, *, actor: Actor, at: datetime) -> None:
    """The campus's students find the brief from now on; it opens if it is not open yet."""
    Offering.objects.filter(brief=brief, campus_id=review.campus_id).update(listed_at=at)
    if brief.state == BriefState.IN_REVIEW:
        open_brief(brief, actor=actor, at=at)
