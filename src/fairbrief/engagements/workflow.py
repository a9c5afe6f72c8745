"""The life of the work, of its changes and of its disputes."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

import fairbrief.engagements.dispute_workflow
import fairbrief.engagements.interruption_workflow
import fairbrief.engagements.milestone_workflow  # noqa: F401 - all declare their tables
from fairbrief.audit.workflow import Need, Transition, Workflow
from fairbrief.clocks.rules import ClockRule, starts, stops
from fairbrief.engagements.access import (
    CLOCK,
    EMPLOYER,
    INSTALLATION,
    OFFICER,
    STUDENT,
    roles_of,
)
from fairbrief.engagements.clocks import (
    AUTHORIZE_BY,
    HAND_IN_BY,
    LATE_WORK_BY,
    MEND_BY,
    RESUME_BY,
    REVIEW_BY,
    START_ON,
)
from fairbrief.engagements.states import ChangeOrderState as C
from fairbrief.engagements.states import EngagementState as S
from fairbrief.notices.telling import tells

#: Hand-ins that may be sent back.
MOST_ROUNDS = 2


BEFORE_WORK = (S.AGREED, S.AUTHORIZED, S.FUNDED)
AT_WORK = (S.ACTIVE, S.PAUSED, S.SUBMITTED, S.CHANGES_ASKED)
_HAS_REASON = Need(
    holds=lambda row: bool(row.end_reason.strip()),
    message=_("Give a reason; the other side and the career office read it."),
)

#: Where a settled dispute leads back to, and the clock that starts again there.
BACK = (
    (S.ACTIVE, HAND_IN_BY),
    (S.PAUSED, RESUME_BY),
    (S.SUBMITTED, REVIEW_BY),
    (S.CHANGES_ASKED, MEND_BY),
)


def _back_to(state: S, clock: ClockRule) -> Transition:
    return Transition(
        name=f"back_to_{state}",
        sources=(S.DISPUTED,),
        target=state,
        who=(STUDENT, EMPLOYER),
        needs=(
            Need(
                holds=lambda row: row.state_before == state,
                message=_("The work goes back to where it was before the dispute."),
            ),
        ),
        effects=(starts(clock), tells("engagement.resumed")),
    )


WORKFLOW = Workflow(
    "engagements.engagement",
    roles_of=roles_of,
    transitions=[
        Transition(
            name="authorize",
            sources=(S.AGREED,),
            target=S.AUTHORIZED,
            who=(OFFICER, INSTALLATION),
            stamp="authorized_at",
            effects=(stops(AUTHORIZE_BY), tells("engagement.authorized")),
        ),
        Transition(
            name="refuse",
            sources=(S.AGREED,),
            target=S.NOT_COMPLETED,
            who=(OFFICER,),
            stamp="ended_at",
            needs=(_HAS_REASON,),
            effects=(stops(), tells("engagement.refused")),
        ),
        Transition(
            name="fund",
            sources=(S.AUTHORIZED,),
            target=S.FUNDED,
            who=(INSTALLATION,),
            stamp="funded_at",
            effects=(starts(START_ON), tells("engagement.funded")),
        ),
        Transition(
            name="start",
            sources=(S.FUNDED,),
            target=S.ACTIVE,
            who=(STUDENT, CLOCK),
            stamp="started_at",
            effects=(stops(START_ON), starts(HAND_IN_BY), tells("engagement.started")),
        ),
        Transition(
            name="submit",
            sources=(S.ACTIVE, S.CHANGES_ASKED),
            target=S.SUBMITTED,
            who=(STUDENT,),
            stamp="submitted_at",
            effects=(
                stops(HAND_IN_BY, MEND_BY, LATE_WORK_BY),
                starts(REVIEW_BY),
                tells("engagement.submitted"),
            ),
        ),
        Transition(
            name="ask_changes",
            sources=(S.SUBMITTED,),
            target=S.CHANGES_ASKED,
            who=(EMPLOYER,),
            needs=(
                Need(
                    holds=lambda row: row.rounds <= MOST_ROUNDS,
                    message=_(
                        "Changes were asked for twice already. Accept the work, or open a dispute."
                    ),
                ),
            ),
            effects=(stops(REVIEW_BY), starts(MEND_BY), tells("engagement.changes_asked")),
        ),
        Transition(
            name="approve",
            sources=(S.SUBMITTED,),
            target=S.APPROVED,
            who=(EMPLOYER, CLOCK),
            stamp="approved_at",
            effects=(stops(REVIEW_BY), tells("engagement.approved")),
        ),
        Transition(
            name="pay",
            sources=(S.APPROVED,),
            target=S.PAID,
            who=(INSTALLATION,),
            stamp="paid_at",
        ),
        Transition(
            name="close",
            sources=(S.PAID,),
            target=S.CLOSED,
            who=(INSTALLATION,),
            stamp="closed_at",
            effects=(tells("engagement.closed"),),
        ),
        Transition(
            name="pause",
            sources=(S.ACTIVE,),
            target=S.PAUSED,
            who=(STUDENT, EMPLOYER, OFFICER),
            stamp="paused_at",
            effects=(
                stops(HAND_IN_BY, LATE_WORK_BY),
                starts(RESUME_BY),
                tells("engagement.paused"),
            ),
        ),
        Transition(
            name="resume",
            sources=(S.PAUSED,),
            target=S.ACTIVE,
            who=(STUDENT, EMPLOYER, OFFICER, CLOCK),
            effects=(stops(RESUME_BY), starts(HAND_IN_BY), tells("engagement.resumed")),
        ),
        Transition(
            name="end_early",
            sources=(*BEFORE_WORK, S.ACTIVE, S.PAUSED, S.CHANGES_ASKED),
            target=S.ENDED_EARLY,
            who=(STUDENT, EMPLOYER, OFFICER),
            stamp="ended_at",
            needs=(_HAS_REASON,),
            effects=(stops(), tells("engagement.ended_early")),
        ),
        Transition(
            name="reinstate",
            sources=(S.ENDED_EARLY,),
            target=S.AUTHORIZED,
            who=(INSTALLATION,),
            effects=(tells("engagement.reinstated"),),
        ),
        Transition(
            name="mark_not_completed",
            sources=(S.AUTHORIZED, S.FUNDED, S.ACTIVE, S.PAUSED, S.CHANGES_ASKED),
            target=S.NOT_COMPLETED,
            who=(OFFICER,),
            stamp="ended_at",
            needs=(_HAS_REASON,),
            effects=(stops(), tells("engagement.ended_early")),
        ),
        Transition(
            name="dispute",
            sources=AT_WORK,
            target=S.DISPUTED,
            who=(STUDENT, EMPLOYER),
            effects=(stops(HAND_IN_BY, REVIEW_BY, MEND_BY, RESUME_BY, LATE_WORK_BY),),
        ),
        *(
            Transition(
                name=f"{name}_by_decision",
                sources=(S.DISPUTED,),
                target=target,
                # Carried out once nobody can appeal any more; who decided stands in the dispute.
                who=(INSTALLATION,),
                stamp=stamp,
                needs=needs,
                effects=effects,
            )
            for name, target, stamp, needs, effects in (
                ("accept", S.APPROVED, "approved_at", (), (stops(),)),
                ("end", S.ENDED_EARLY, "ended_at", (_HAS_REASON,), (stops(),)),
                ("fail", S.NOT_COMPLETED, "ended_at", (_HAS_REASON,), (stops(),)),
                ("mend", S.CHANGES_ASKED, "", (), (starts(MEND_BY),)),
                ("go_on", S.ACTIVE, "", (), (starts(HAND_IN_BY),)),
            )
        ),
        # A dispute that is settled leads back to where it began, with a fresh clock.
        *(_back_to(state, clock) for state, clock in BACK),
    ],
)


def _roles_in_change(actor: Any, change: Any) -> frozenset[str]:
    """The roles in the engagement; the side that did not propose is also `other`."""
    roles = roles_of(actor, change.engagement)
    sides = roles & {STUDENT, EMPLOYER}
    return roles | {"other" if side != change.proposed_by else "proposer" for side in sides}


CHANGES = Workflow(
    "engagements.changeorder",
    roles_of=_roles_in_change,
    transitions=[
        Transition(
            name="accept",
            sources=(C.PROPOSED,),
            target=C.ACCEPTED,
            who=("other",),
            stamp="ended_at",
            effects=(stops(), tells("change.accepted")),
        ),
        Transition(
            name="decline",
            sources=(C.PROPOSED,),
            target=C.DECLINED,
            who=("other",),
            stamp="ended_at",
            effects=(stops(), tells("change.declined")),
        ),
        Transition(
            name="withdraw",
            sources=(C.PROPOSED,),
            target=C.WITHDRAWN,
            who=("proposer", CLOCK, INSTALLATION),
            stamp="ended_at",
            effects=(stops(), tells("change.withdrawn")),
        ),
    ],
)
