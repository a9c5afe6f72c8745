"""The life of a disagreement: the talk first, then the claim, the decision and the appeal."""

from __future__ import annotations

from typing import Any

from fairbrief.audit.actors import Actor
from fairbrief.audit.workflow import Transition, Workflow
from fairbrief.clocks.rules import starts, stops
from fairbrief.engagements.access import CLOCK, EMPLOYER, INSTALLATION, STUDENT, roles_of
from fairbrief.engagements.deciding import acts_for
from fairbrief.engagements.dispute_clocks import (
    ANSWER_DISPUTE_BY,
    APPEAL_BY,
    CLAIM_BY,
    DECIDE_APPEAL_BY,
    DECIDE_DISPUTE_BY,
    TALK_BY,
)
from fairbrief.engagements.states import DisputeState as D
from fairbrief.engagements.states import TalkState as T
from fairbrief.notices.telling import tells

OPENER, OTHER = "opener", "other"
DECIDER, APPEAL_DECIDER = "decider", "decider of the appeal"


def _sides(actor: Actor, row: Any, opener: str) -> frozenset[str]:
    """The roles in the engagement; the side that began is also `opener`, the other `other`."""
    roles = roles_of(actor, row.engagement)
    sides = roles & {STUDENT, EMPLOYER}
    return roles | {OPENER if side == opener else OTHER for side in sides}


TALKS = Workflow(
    "engagements.talk",
    roles_of=lambda actor, talk: _sides(actor, talk, talk.raised_by),
    transitions=[
        Transition(
            name="be_ready",
            sources=(T.TALKING,),
            target=T.READY,
            who=(CLOCK,),
            effects=(stops(TALK_BY), starts(CLAIM_BY), tells("talk.ready")),
        ),
        Transition(
            name="settle",
            sources=(T.TALKING, T.READY),
            target=T.SETTLED,
            who=(OPENER,),
            stamp="ended_at",
            effects=(stops(), tells("talk.settled")),
        ),
        Transition(
            name="claim",
            sources=(T.TALKING, T.READY),
            target=T.CLAIMED,
            who=(OPENER, OTHER),
            stamp="ended_at",
            effects=(stops(),),
        ),
        Transition(
            name="lapse",
            sources=(T.TALKING, T.READY),
            target=T.LAPSED,
            who=(CLOCK, INSTALLATION),
            stamp="ended_at",
            effects=(stops(),),
        ),
    ],
)


def _roles_in_dispute(actor: Actor, dispute: Any) -> frozenset[str]:
    """As in a talk; and whoever decides, or decides the appeal."""
    roles = set(_sides(actor, dispute, dispute.opened_by))
    # Who came to the office, or to a side, after the dispute was given to the office.
    if roles & {OPENER, OTHER}:
        return frozenset(roles)
    if acts_for(actor, dispute.decider_id):
        roles.add(DECIDER)
    appeal = dispute.appeal_or_none
    if appeal is not None and acts_for(actor, appeal.decider_id):
        roles.add(APPEAL_DECIDER)
    return frozenset(roles)


DISPUTES = Workflow(
    "engagements.dispute",
    roles_of=_roles_in_dispute,
    transitions=[
        Transition(
            name="answer",
            sources=(D.OPENED,),
            target=D.ANSWERED,
            who=(OTHER, CLOCK),
            stamp="answered_at",
            effects=(
                stops(*ANSWER_DISPUTE_BY.values()),
                starts(DECIDE_DISPUTE_BY),
                tells("dispute.answered"),
            ),
        ),
        Transition(
            name="decide",
            sources=(D.ANSWERED,),
            target=D.DECIDED,
            who=(DECIDER, CLOCK),
            stamp="decided_at",
            effects=(stops(DECIDE_DISPUTE_BY), starts(APPEAL_BY), tells("dispute.decided")),
        ),
        Transition(
            name="appeal",
            sources=(D.DECIDED,),
            target=D.APPEALED,
            who=(STUDENT, EMPLOYER),
            effects=(stops(APPEAL_BY), starts(DECIDE_APPEAL_BY), tells("dispute.appealed")),
        ),
        Transition(
            name="carry_out",
            sources=(D.DECIDED,),
            target=D.CLOSED,
            who=(CLOCK, INSTALLATION),
            stamp="closed_at",
            effects=(stops(), tells("dispute.closed")),
        ),
        Transition(
            name="decide_appeal",
            sources=(D.APPEALED,),
            target=D.CLOSED,
            who=(APPEAL_DECIDER,),
            stamp="closed_at",
            effects=(stops(), tells("dispute.closed")),
        ),
        Transition(
            name="settle",
            sources=(D.OPENED, D.ANSWERED),
            target=D.SETTLED,
            who=(OPENER,),
            stamp="decided_at",
            effects=(stops(), tells("dispute.settled")),
        ),
    ],
)
