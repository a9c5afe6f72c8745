"""The life of the first milestone."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fairbrief.audit.workflow import Need, Transition, Workflow
from fairbrief.clocks.rules import starts, stops
from fairbrief.engagements.access import CLOCK, EMPLOYER, INSTALLATION, STUDENT, roles_of
from fairbrief.engagements.milestone_clocks import HAND_IN_MILESTONE_BY, REVIEW_MILESTONE_BY
from fairbrief.engagements.states import MilestoneState as M
from fairbrief.notices.telling import tells

MILESTONES = Workflow(
    "engagements.milestone",
    roles_of=lambda actor, milestone: roles_of(actor, milestone.engagement),
    transitions=[
        Transition(
            name="hand_in",
            sources=(M.PLANNED,),
            target=M.HANDED_IN,
            who=(STUDENT,),
            stamp="handed_in_at",
            effects=(
                stops(HAND_IN_MILESTONE_BY),
                starts(REVIEW_MILESTONE_BY),
                tells("milestone.handed_in"),
            ),
        ),
        Transition(
            name="send_back",
            sources=(M.HANDED_IN,),
            target=M.PLANNED,
            who=(EMPLOYER,),
            needs=(
                Need(
                    holds=lambda row: row.rounds <= 2,
                    message=_("It was sent back twice already. Accept it, or disagree openly."),
                ),
            ),
            effects=(
                stops(REVIEW_MILESTONE_BY),
                starts(HAND_IN_MILESTONE_BY),
                tells("milestone.sent_back"),
            ),
        ),
        Transition(
            name="accept",
            sources=(M.HANDED_IN,),
            target=M.ACCEPTED,
            who=(EMPLOYER, CLOCK),
            stamp="accepted_at",
            effects=(stops(), tells("milestone.accepted")),
        ),
        # A dispute takes it off the supervisor's desk; it is handed in anew when the work goes on.
        Transition(
            name="take_back",
            sources=(M.HANDED_IN,),
            target=M.PLANNED,
            who=(INSTALLATION,),
            effects=(stops(),),
        ),
        Transition(
            name="join",
            sources=(M.PLANNED, M.HANDED_IN),
            target=M.JOINED,
            who=(INSTALLATION,),
            effects=(stops(),),
        ),
        Transition(
            name="end",
            sources=(M.PLANNED, M.HANDED_IN),
            target=M.ENDED,
            who=(INSTALLATION,),
            effects=(stops(),),
        ),
    ],
)
