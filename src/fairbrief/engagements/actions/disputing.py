"""Disputes: a claim, an answer, and the campus's decision, free of charge."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.actors import Actor
from fairbrief.audit.advancing import advance
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.clocks.rules import start_clock
from fairbrief.concerns.actions import read_words
from fairbrief.engagements.access import STUDENT, side_of
from fairbrief.engagements.actions.ending import clear_the_table
from fairbrief.engagements.clocks import ANSWER_DISPUTE_BY
from fairbrief.engagements.doors import supervisor_door
from fairbrief.engagements.models import Dispute, Engagement
from fairbrief.engagements.states import DisputeOutcome
from fairbrief.kernel.errors import FairbriefError, NotAllowedError
from fairbrief.notices.telling import tell

#: The change of the engagement each outcome makes.
STEPS = {
    DisputeOutcome.ACCEPTED: "accept_by_decision",
    DisputeOutcome.ENDED: "end_by_decision",
    DisputeOutcome.NOT_COMPLETED: "fail_by_decision",
}


def open_dispute(
    work: Engagement, /, *, claim: str, wish: str, actor: Actor, at: datetime
) -> Dispute:
    """Opens a dispute; the work stands still until it is settled or decided.

    A second press gives the dispute that is open already.
    """
    side = side_of(actor, work)
    if not side:
        raise NotAllowedError(_("Only the student and the supervisor open a dispute."))
    claim, wish = claim.strip(), wish.strip()
    if len(claim) < 20:
        raise FairbriefError(_("Say what went wrong, in a few sentences."), field="claim")
    if len(wish) < 5:
        raise FairbriefError(_("Say what would settle it."), field="wish")
    with transaction.atomic():
        row = locked(work)
        if not advance(work, "dispute", actor=actor, at=at, changes={"state_before": row.state}):
            return work.disputes.latest("id")
        dispute = Dispute.objects.create(
            engagement=work, opened_by=side, claim=claim[:3000], wish=wish[:500], opened_at=at
        )
        read_words(dispute, at=at)
        record(dispute, "opened", actor=actor, at=at, data={"claim": claim})
        start_clock(ANSWER_DISPUTE_BY[dispute.answerer], dispute, at=at)
        tell("dispute.opened", dispute, at=at, but_not=actor.user_id)
        if side == STUDENT:
            tell("dispute.opened", dispute, at=at, to=supervisor_door(work, at=at))
    return dispute


def answer_dispute(dispute: Dispute, /, *, answer: str, actor: Actor, at: datetime) -> None:
    """The other side's view."""
    answer = answer.strip()
    if len(answer) < 10:
        raise FairbriefError(_("Give your view in a few sentences."), field="answer")
    with transaction.atomic():
        advance(dispute, "answer", actor=actor, at=at, changes={"answer": answer[:3000]})
        read_words(dispute, at=at)


def note_unanswered_dispute(dispute: Dispute, /, *, actor: Actor, at: datetime) -> None:
    """Five business days of silence: the campus decides without that side's view."""
    advance(dispute, "answer", actor=actor, at=at, data={"silent": dispute.answerer})


def decide_dispute(
    dispute: Dispute,
    /,
    *,
    decision: str,
    award_minor: int,
    outcome: str = DisputeOutcome.ENDED,
    actor: Actor,
    at: datetime,
) -> None:
    """The campus decides on the agreement and the evidence; the award is paid from the funds.

    The award is between nothing and the fee. With it the work is accepted, ended, or counts as not
    completed.
    """
    decision = decision.strip()
    work = dispute.engagement
    if len(decision) < 20:
        raise FairbriefError(
            _("Give the reasons for the decision; both read it."), field="decision"
        )
    if outcome not in DisputeOutcome.values:
        raise FairbriefError(_("Say what becomes of the work."), field="outcome")
    if not 0 <= award_minor <= work.fee_minor:
        raise FairbriefError(_("The award is between nothing and the agreed fee."), field="award")
    with transaction.atomic():
        locked(work)
        done = advance(
            dispute,
            "decide",
            actor=actor,
            at=at,
            changes={
                "decision": decision[:3000],
                "award_minor": award_minor,
                "outcome": outcome,
                "decided_by_name": actor.name[:120],
            },
            data={"award_minor": award_minor, "outcome": outcome},
        )
        if done:
            clear_the_table(work, at=at)
            changes: dict[str, Any] = {"part_pay_minor": award_minor}
            if outcome != DisputeOutcome.ACCEPTED:
                changes["end_reason"] = decision[:1000]
            advance(
                work,
                STEPS[DisputeOutcome(outcome)],
                actor=actor,
                at=at,
                changes=changes,
                data={"award_minor": award_minor},
            )
            tell("dispute.decided", dispute, at=at, to=supervisor_door(work, at=at))


def settle_dispute(dispute: Dispute, /, *, actor: Actor, at: datetime) -> None:
    """The one who opened it is content: the work goes on from where it was."""
    with transaction.atomic():
        row = locked(dispute.engagement)
        if advance(dispute, "settle", actor=actor, at=at):
            advance(dispute.engagement, f"back_to_{row.state_before}", actor=actor, at=at)


def tell_of_late_decision(dispute: Dispute, /, *, actor: Actor, at: datetime) -> None:
    """The office has not decided in time: everyone is told, the office first of all."""
    with transaction.atomic():
        locked(dispute)
        record(dispute, "decision late", actor=actor, at=at)
        tell("dispute.late", dispute, at=at)
