"""The life of the work, of its changes and of its disputes."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from fairbrief.audit.workflow import Need, Transition, Workflow
from fairbrief.clocks.models import Clock
from fairbrief.clocks.rules import ClockRule, business_days, starts, stops
from fairbrief.engagements.access import (
    CLOCK,
    EMPLOYER,
    INSTALLATION,
    OFFICER,
    STUDENT,
    roles_of,
)
from fairbrief.engagements.states import ChangeOrderState as C
from fairbrief.engagements.states import DisputeState as D
from fairbrief.engagements.states import EngagementState as S
from fairbrief.kernel.clock import after_business_days, end_of
from fairbrief.notices.telling import tell, tells

#: Hand-ins that may be sent back.
MOST_ROUNDS = 2


def _employer_zone(engagement: Any) -> str:
    return str(engagement.employer.time_zone)


def _student_zone(engagement: Any) -> str:
    return str(engagement.student.user.time_zone)


def _campus_zone(engagement: Any) -> str:
    return str(engagement.campus.time_zone)


def _due_day(engagement: Any, start: datetime) -> datetime:
    return max(end_of(engagement.due_on, zone=_student_zone(engagement)), start)


def _remind_reviewer(engagement: Any, clock: Clock) -> None:
    tell(
        "engagement.review_soon",
        engagement,
        at=clock.next_at,
        once=f"review:{clock.pk}:{clock.reminders_sent}",
    )


def _on_days_1_3_4(start: datetime, due: datetime) -> list[datetime]:
    return [after_business_days(start, days) for days in (1, 3, 4)]


AUTHORIZE_BY = ClockRule(
    kind="engagement.authorize",
    owner="campus",
    due=business_days(3, zone=_campus_zone),
    otherwise=_("then the director is reminded; work cannot start before"),
    then="fairbrief.engagements.actions.tell_of_late_authorization",
)
START_ON = ClockRule(
    kind="engagement.start",
    owner="student",
    due=lambda engagement, start: max(
        end_of(engagement.starts_on, zone=_student_zone(engagement)), start
    ),
    otherwise=_("then it starts by itself on the agreed day"),
    then="fairbrief.engagements.actions.start_on_the_day",
)
HAND_IN_BY = ClockRule(
    kind="engagement.hand_in",
    owner="student",
    due=_due_day,
    otherwise=_("then your supervisor and the career office are told that it is late"),
    then="fairbrief.engagements.actions.tell_of_late_work",
)
REVIEW_BY = ClockRule(
    kind="engagement.review",
    owner="employer",
    due=business_days(5, zone=_employer_zone),
    otherwise=_("then it counts as accepted and is paid"),
    then="fairbrief.engagements.actions.approve_by_clock",
    remind=_on_days_1_3_4,
    reminder=_remind_reviewer,
)
MEND_BY = ClockRule(
    kind="engagement.mend",
    owner="student",
    due=business_days(5, zone=_student_zone),
    otherwise=_("then your supervisor and the career office are told that it is late"),
    then="fairbrief.engagements.actions.tell_of_late_work",
)
STUCK_BY = ClockRule(
    kind="stuck.answer",
    owner="employer",
    due=lambda call, start: after_business_days(start, 1, zone=_employer_zone(call.engagement)),
    otherwise=_("then the person who stands in and the career office are asked"),
    then="fairbrief.engagements.actions.escalate_stuck",
)
ANSWER_CHANGE_BY = ClockRule(
    kind="change.answer",
    owner="other",
    due=lambda change, start: after_business_days(start, 3, zone=_employer_zone(change.engagement)),
    otherwise=_("then it is not agreed, and everything stays as signed"),
    then="fairbrief.engagements.actions.let_change_lapse",
)
ANSWER_DISPUTE_BY = ClockRule(
    kind="dispute.answer",
    owner="other",
    due=lambda dispute, start: after_business_days(
        start, 5, zone=_employer_zone(dispute.engagement)
    ),
    otherwise=_("then the campus decides without that side's view"),
    then="fairbrief.engagements.actions.note_unanswered_dispute",
)
DECIDE_DISPUTE_BY = ClockRule(
    kind="dispute.decide",
    owner="campus",
    due=lambda dispute, start: after_business_days(start, 5, zone=_campus_zone(dispute.engagement)),
    otherwise=_("then the director is reminded"),
    then="fairbrief.engagements.actions.tell_of_late_decision",
)

BEFORE_WORK = (S.AGREED, S.AUTHORIZED, S.FUNDED)
AT_WORK = (S.ACTIVE, S.PAUSED, S.SUBMITTED, S.CHANGES_ASKED)
_HAS_REASON = Need(
    holds=lambda row: bool(row.end_reason.strip()),
    message=_("Give a reason; the other side and the career office read it."),
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
                stops(HAND_IN_BY, MEND_BY),
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
            effects=(stops(HAND_IN_BY), tells("engagement.paused")),
        ),
        Transition(
            name="resume",
            sources=(S.PAUSED,),
            target=S.ACTIVE,
            who=(STUDENT, EMPLOYER, OFFICER),
            effects=(starts(HAND_IN_BY), tells("engagement.resumed")),
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
            name="mark_not_completed",
            sources=(S.ACTIVE, S.PAUSED, S.CHANGES_ASKED),
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
            effects=(stops(HAND_IN_BY, REVIEW_BY, MEND_BY),),
        ),
        Transition(
            name="end_by_decision",
            sources=(S.DISPUTED,),
            target=S.ENDED_EARLY,
            who=(OFFICER,),
            stamp="ended_at",
            needs=(_HAS_REASON,),
            effects=(stops(),),
        ),
        Transition(
            name="go_on_after_dispute",
            sources=(S.DISPUTED,),
            target=S.ACTIVE,
            who=(STUDENT, EMPLOYER),
            effects=(starts(HAND_IN_BY), tells("engagement.resumed")),
        ),
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
            who=("proposer", CLOCK),
            stamp="ended_at",
            effects=(stops(), tells("change.withdrawn")),
        ),
    ],
)


def _roles_in_dispute(actor: Any, dispute: Any) -> frozenset[str]:
    """The roles in the engagement; the side that did not open it is also `other`."""
    roles = roles_of(actor, dispute.engagement)
    sides = roles & {STUDENT, EMPLOYER}
    return roles | {"other" if side != dispute.opened_by else "opener" for side in sides}


DISPUTES = Workflow(
    "engagements.dispute",
    roles_of=_roles_in_dispute,
    transitions=[
        Transition(
            name="answer",
            sources=(D.OPENED,),
            target=D.ANSWERED,
            who=("other", CLOCK),
            stamp="answered_at",
            effects=(
                stops(ANSWER_DISPUTE_BY),
                starts(DECIDE_DISPUTE_BY),
                tells("dispute.answered"),
            ),
        ),
        Transition(
            name="decide",
            sources=(D.OPENED, D.ANSWERED),
            target=D.DECIDED,
            who=(OFFICER,),
            stamp="decided_at",
            effects=(stops(), tells("dispute.decided")),
        ),
        Transition(
            name="settle",
            sources=(D.OPENED, D.ANSWERED),
            target=D.SETTLED,
            who=("opener",),
            stamp="decided_at",
            effects=(stops(), tells("dispute.settled")),
        ),
    ],
)
