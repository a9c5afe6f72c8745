"""A campus's decision on a brief.

Each campus decides for its own students. What becomes of the brief follows from all of them:
the first approval opens it, and it stays open whatever the others say. It goes back to its
employer, or is declined, only when no campus has approved it and none still waits: to mend if any
of them asked for changes, declined if all of them declined.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.actors import Actor
from fairbrief.audit.advancing import advance
from fairbrief.audit.locking import held, locked
from fairbrief.audit.record import record
from fairbrief.briefs.models import Brief, Offering
from fairbrief.briefs.queries import day_there, whole_of
from fairbrief.briefs.states import BriefState
from fairbrief.clocks.rules import start_clock
from fairbrief.fairness import Finding
from fairbrief.kernel.errors import FairbriefError
from fairbrief.notices.telling import tell
from fairbrief.vetting.actions.counting import count_findings
from fairbrief.vetting.actions.employers import ask_to_vet
from fairbrief.vetting.actions.prints import keep_print
from fairbrief.vetting.actions.reasons import sentence
from fairbrief.vetting.actions.routing import decide_by_policy, list_brief
from fairbrief.vetting.actions.seeing import require_version_seen
from fairbrief.vetting.models import BriefReview, Policy
from fairbrief.vetting.queries import findings_under, policy_of, rules_in_force
from fairbrief.vetting.states import BriefReviewState as B
from fairbrief.vetting.workflow import LATE_REVIEW, REVIEW_BY


def ask_campuses(brief: Brief, /, *, actor: Actor, at: datetime) -> None:
    """Puts a sent brief into the queue of each campus it is offered to.

    Where the campus's policy lets it, the brief is approved without a person; see `routing`.

    A campus that asked for changes looks again, at the new version. One that declined, or took it
    off its list, is not asked again: its no stands for this brief.
    """
    keep_print(brief, at=at)
    for offering in brief.offerings.select_related("campus"):
        review, is_new = BriefReview.objects.get_or_create(
            brief=brief,
            campus=offering.campus,
            defaults={"version": brief.version, "asked_at": at},
        )
        ask_to_vet(brief.employer, campus=offering.campus, at=at)
        if is_new:
            record(review, "asked", actor=actor, at=at, data={"version": brief.version})
            start_clock(REVIEW_BY, review, at=at)
        elif review.state not in {B.DECLINED, B.TAKEN_OFF}:
            advance(
                review,
                "ask_again",
                actor=actor,
                at=at,
                changes={
                    "version": brief.version,
                    "decided_at": None,
                    "by_policy": False,
                    "is_sample": False,
                    "recheck_at": None,
                    "recheck_rules": [],
                },
                data={"version": brief.version},
            )
        if review.state == B.WAITING and not decide_by_policy(review, at=at):
            tell("review.waiting", review, at=at)


def stop_waiting(brief: Brief, /, *, actor: Actor, at: datetime) -> None:
    """Takes the brief out of the queues of campuses that have not decided."""
    for review in brief.reviews.filter(state=B.WAITING).select_related("campus"):
        advance(review, "take_back", actor=actor, at=at)


def approve_brief(
    review: BriefReview,
    /,
    *,
    actor: Actor,
    at: datetime,
    reason: str = "",
    overrides: Mapping[str, str] | None = None,
    seen: str | None = None,
) -> None:
    """Lists the brief for the campus's students, and opens it if it is not open yet.

    It is read again under the policy in force now. What blocks stops the approval, unless it is
    the campus's own rule and `overrides` names it with a reason; what the law or plain fairness
    asks for cannot be set aside. Raises FairbriefError (field "overrides") then,
    MissingFactError while the employer is not approved at this campus, and ChangedSinceError where
    `seen` is another version of the brief than waits.
    """
    given = {rule: why.strip() for rule, why in (overrides or {}).items() if why.strip()}
    found: tuple[Finding, ...] = ()
    with transaction.atomic():
        brief = locked(review.brief)
        require_version_seen(review, seen)
        policy = policy_of(held(review.campus))
        if review.state == B.WAITING:
            found = _check_findings(brief, policy, given, at=at)
        changed = advance(
            review,
            "approve",
            actor=actor,
            at=at,
            changes={
                "officer_id": actor.user_id,
                "policy_version": policy.version,
                "read_under": rules_in_force(policy),
                "overrides": given,
            },
            says={"reason": reason.strip()[:2000]},
            data={"policy": policy.version, "overrides": given, "reason": reason.strip()[:2000]},
        )
        if changed:
            count_findings(review, found, given, at=at)
            list_brief(review, brief, actor=actor, at=at)


def _check_findings(
    brief: Brief, policy: Policy, given: Mapping[str, str], *, at: datetime
) -> tuple[Finding, ...]:
    """What is found, when nothing of it stands in the way."""
    found = findings_under(whole_of(brief.pk), policy, today=day_there(brief, at))
    unknown = given.keys() - {each.rule for each in found.review.findings}
    if unknown:
        raise FairbriefError(
            _("There is no finding {rules} to set aside.").format(rules=", ".join(sorted(unknown))),
            field="overrides",
        )
    firm = [each for each in found.against() if each.rule not in found.may_set_aside]
    left = found.against(given)
    if firm:
        raise FairbriefError(
            _("This cannot be approved, whatever the policy: {titles}.").format(
                titles="; ".join(_t(each.title) for each in firm)
            ),
            field="overrides",
        )
    if left:
        raise FairbriefError(
            _("Your policy stands against it: {titles}. Set it aside with a reason.").format(
                titles="; ".join(_t(each.title) for each in left)
            ),
            field="overrides",
        )
    return found.review.findings


def ask_for_changes(
    review: BriefReview, /, *, actor: Actor, at: datetime, reason: str, seen: str | None = None
) -> None:
    """Says what is to change. Raises FairbriefError (field "reason") without a sentence, and
    ChangedSinceError as `approve_brief` does."""
    _refuse(review, "ask_for_changes", actor=actor, at=at, reason=reason, seen=seen)


def decline_brief(
    review: BriefReview, /, *, actor: Actor, at: datetime, reason: str, seen: str | None = None
) -> None:
    """Declines the brief at this campus, with a reason the employer reads. Raises as
    `ask_for_changes` does."""
    _refuse(review, "decline", actor=actor, at=at, reason=reason, seen=seen)


def _refuse(
    review: BriefReview, name: str, *, actor: Actor, at: datetime, reason: str, seen: str | None
) -> None:
    reason = sentence(reason)
    with transaction.atomic():
        brief = locked(review.brief)
        require_version_seen(review, seen)
        changed = advance(
            review,
            name,
            actor=actor,
            at=at,
            changes={"officer_id": actor.user_id},
            says={"reason": reason},
            data={"reason": reason},
        )
        if not changed:
            return
        today = day_there(brief, at)
        found = findings_under(whole_of(brief.pk), policy_of(review.campus), today=today)
        count_findings(review, found.review.findings, {}, at=at)
        Offering.objects.filter(brief=brief, campus_id=review.campus_id).update(listed_at=None)
        said = set(BriefReview.objects.filter(brief=brief).values_list("state", flat=True))
        if brief.state != BriefState.IN_REVIEW or said & {B.WAITING, B.APPROVED}:
            return
        becomes = "ask_for_changes" if B.CHANGES_ASKED in said else "decline"
        advance(brief, becomes, actor=actor, at=at, data={"reason": reason})


def leave_campus(review: BriefReview, /, *, actor: Actor, at: datetime) -> None:
    """The employer does not change an open brief for one campus: it is not offered there any more.

    Raises NotAllowedError for others than members, IllegalMoveError when no change is asked.
    """
    with transaction.atomic():
        brief = locked(review.brief)
        if advance(review, "leave", actor=actor, at=at):
            Offering.objects.filter(brief=brief, campus_id=review.campus_id).delete()
            record(brief, "left_campus", actor=actor, at=at, data={"campus": review.campus.slug})


def tell_of_late_review(review: BriefReview, /, *, actor: Actor, at: datetime) -> None:
    """The office's three days are over: the director and the employer are told. Nothing opens."""
    if review.state != B.WAITING:
        return
    record(review, "late", actor=actor, at=at)
    tell("review.late", review, at=at)
    tell("review.late_employer", review, at=at)
    start_clock(LATE_REVIEW, review, at=at)


def remind_of_late_review(review: BriefReview, /, *, actor: Actor, at: datetime) -> None:
    """Another business day went by: the director is told again."""
    if review.state != B.WAITING:
        return
    tell("review.late", review, at=at)
    start_clock(LATE_REVIEW, review, at=at)
