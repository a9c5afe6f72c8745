"""Deciding a dispute and its appeal, and carrying out what was decided."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from fairbrief.audit.actors import INSTALLATION, Actor
from fairbrief.audit.advancing import advance
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.clocks.rules import start_clock
from fairbrief.engagements.actions.ending import clear_the_table
from fairbrief.engagements.dispute_clocks import DECIDE_APPEAL_BY, DECIDE_DISPUTE_BY
from fairbrief.engagements.doors import supervisor_door
from fairbrief.engagements.models import Dispute, Engagement
from fairbrief.engagements.states import DisputeOutcome
from fairbrief.engagements.verdicts import Verdict, check_verdict, default_of
from fairbrief.notices.telling import tell

#: The change of the engagement each outcome makes.
STEPS = {
    DisputeOutcome.ACCEPTED: "accept_by_decision",
    DisputeOutcome.ENDED: "end_by_decision",
    DisputeOutcome.NOT_COMPLETED: "fail_by_decision",
}


def decide_dispute(dispute: Dispute, /, *, verdict: Verdict, actor: Actor, at: datetime) -> None:
    """The decider decides on the agreement and the evidence; it can be appealed once.

    Nothing moves before the appeal is out of time, or both leave the decision as it is.
    """
    check_verdict(dispute, verdict, at=at)
    _decide(dispute, verdict, actor=actor, at=at)


def _decide(
    dispute: Dispute, verdict: Verdict, *, actor: Actor, at: datetime, by_default: bool = False
) -> None:
    with transaction.atomic():
        work = locked(dispute.engagement)
        done = advance(
            dispute,
            "decide",
            actor=actor,
            at=at,
            changes={
                **verdict.columns(),
                "decided_by_name": actor.name[:120],
                "by_default": by_default,
            },
            data=_facts(verdict) | {"by_default": by_default},
        )
        if done:
            tell("dispute.decided", dispute, at=at, to=supervisor_door(work, at=at))


def _facts(verdict: Verdict) -> dict[str, Any]:
    return {
        "award_minor": verdict.award_minor,
        "outcome": verdict.outcome,
        "blame": verdict.blame,
    }


def decide_appeal(dispute: Dispute, /, *, verdict: Verdict, actor: Actor, at: datetime) -> None:
    """Another decider has looked again: this is the last word, and it is carried out."""
    check_verdict(dispute, verdict, at=at)
    with transaction.atomic():
        work = locked(dispute.engagement)
        appeal = dispute.appeal
        before = (appeal.decided_at, appeal.decision)
        for column, value in verdict.columns().items():
            setattr(appeal, column, value)
        appeal.decided_at, appeal.decided_by_name = at, actor.name[:120]
        if not advance(dispute, "decide_appeal", actor=actor, at=at, data=_facts(verdict)):
            appeal.decided_at, appeal.decision = before
            return
        appeal.save()
        _carry_out(work, dispute, at=at)


def carry_out_decision(dispute: Dispute, /, *, actor: Actor, at: datetime) -> None:
    """Nobody appealed in time, or both leave it as it is: what was decided happens."""
    with transaction.atomic():
        work = locked(dispute.engagement)
        if advance(dispute, "carry_out", actor=actor, at=at):
            _carry_out(work, dispute, at=at)


def _carry_out(work: Engagement, dispute: Dispute, *, at: datetime) -> None:
    """The decision's effect on the work; what is owed is settled by those who follow it."""
    word = dispute.last_word
    clear_the_table(work, at=at)
    if word.outcome == DisputeOutcome.REDO:
        step = "mend_by_decision" if work.submitted_at else "go_on_by_decision"
        due_on = max(work.due_on, word.redo_until or work.due_on)
        changes: dict[str, Any] = {"due_on": due_on, "changes_wanted": word.decision[:2000]}
    else:
        step = STEPS[DisputeOutcome(word.outcome)]
        changes = {"part_pay_minor": word.award_minor}
        if word.outcome != DisputeOutcome.ACCEPTED:
            changes["end_reason"] = word.decision[:1000]
    data = {"award_minor": word.award_minor, "decided_by": word.decided_by_name}
    advance(dispute.engagement, step, actor=INSTALLATION, at=at, changes=changes, data=data)
    tell("dispute.closed", dispute, at=at, to=supervisor_door(work, at=at))


def tell_of_late_decision(dispute: Dispute, /, *, actor: Actor, at: datetime) -> None:
    """The decider has not decided in time.

    Where nobody answered, what was asked stands. Else everyone is told, the decider first of all,
    and the clock begins anew.
    """
    with transaction.atomic():
        locked(dispute.engagement)
        row = locked(dispute)
        if row.was_silent:
            _decide(dispute, default_of(dispute, at=at), actor=actor, at=at, by_default=True)
            return
        record(dispute, "decision late", actor=actor, at=at)
        tell("dispute.late", dispute, at=at)
        start_clock(DECIDE_DISPUTE_BY, dispute, at=at)


def tell_of_late_appeal(dispute: Dispute, /, *, actor: Actor, at: datetime) -> None:
    """The appeal is not decided in time: everyone is told, and the clock begins anew."""
    with transaction.atomic():
        locked(dispute)
        record(dispute, "decision late", actor=actor, at=at)
        tell("dispute.late", dispute, at=at)
        start_clock(DECIDE_APPEAL_BY, dispute, at=at)
