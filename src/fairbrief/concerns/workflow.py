"""What becomes of a concern: the office decides, and asks the operator where it must."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from fairbrief.audit.workflow import Need, Transition, Workflow
from fairbrief.clocks.rules import ClockRule, business_days, starts, stops
from fairbrief.concerns.access import CLOCK, OFFICER, OPERATOR, READER, roles_of
from fairbrief.concerns.queries import can_be_removed
from fairbrief.concerns.states import ConcernState as S
from fairbrief.notices.telling import tells


def _where(concern: Any) -> tuple[str, str]:
    return concern.campus.country, concern.campus.state


def _campus_zone(concern: Any) -> str:
    return str(concern.campus.time_zone)


DECIDE_BY = ClockRule(
    kind="concern.decide",
    owner="campus",
    due=business_days(3, zone=_campus_zone, place=_where),
    otherwise=_("the director is reminded"),
    told={"campus": _("your director is reminded"), "director": _("you are reminded")},
    then="fairbrief.concerns.actions.tell_of_late_concern",
)
LATE_CONCERN = ClockRule(
    kind="concern.late",
    owner="campus",
    due=business_days(1, zone=_campus_zone, place=_where),
    otherwise=_("the director is reminded again"),
    told={"campus": _("your director is reminded again"), "director": _("you are reminded again")},
    then="fairbrief.concerns.actions.tell_of_late_concern",
)
ANSWER_BY = ClockRule(
    kind="concern.answer",
    owner="operator",
    due=business_days(3, zone=_campus_zone, place=_where),
    otherwise=_("it goes back to the office without an answer"),
    told={"campus": _("it comes back to you without an answer")},
    then="fairbrief.concerns.actions.give_up_waiting",
)

_LOOKED_AT = (S.NOTICED, S.REPORTED, S.ANSWERED, S.HIDDEN)
_CAN_BE_REMOVED = Need(
    holds=can_be_removed,
    message=_("These words stay where they are. Warn who wrote them, or ask."),
)
_decided = (stops(), tells("concern.outcome"))

WORKFLOW = Workflow(
    "concerns.concern",
    roles_of=roles_of,
    transitions=[
        # Somebody else may report what was found harmless: then it is looked at once more.
        Transition(
            name="report",
            sources=(S.NOTICED, S.NO_HARM),
            target=S.REPORTED,
            who=(READER,),
            stamp="reported_at",
            effects=(starts(DECIDE_BY), tells("concern.reported")),
        ),
        Transition(
            name="find_no_harm",
            sources=_LOOKED_AT,
            target=S.NO_HARM,
            who=(OFFICER,),
            stamp="decided_at",
            effects=_decided,
        ),
        Transition(
            name="warn",
            sources=_LOOKED_AT,
            target=S.WARNED,
            who=(OFFICER,),
            stamp="decided_at",
            effects=(*_decided, tells("concern.warning")),
        ),
        # Not a decision: nobody but their writer reads them meanwhile, and the clock runs.
        Transition(
            name="hide",
            sources=(S.NOTICED, S.REPORTED, S.ANSWERED),
            target=S.HIDDEN,
            who=(OFFICER,),
            needs=(_CAN_BE_REMOVED,),
            effects=(starts(DECIDE_BY),),
        ),
        Transition(
            name="remove",
            sources=_LOOKED_AT,
            target=S.REMOVED,
            who=(OFFICER,),
            stamp="decided_at",
            needs=(_CAN_BE_REMOVED,),
            effects=(*_decided, tells("concern.removed")),
        ),
        Transition(
            name="hold",
            sources=_LOOKED_AT,
            target=S.HELD,
            who=(OFFICER,),
            stamp="decided_at",
            needs=(
                Need(
                    holds=lambda concern: concern.is_of_employer,
                    message=_("Only an employer is put on hold. Warn the student, or ask."),
                ),
            ),
            effects=_decided,
        ),
        Transition(
            name="ask_operator",
            sources=(S.NOTICED, S.REPORTED),
            target=S.ASKED,
            who=(OFFICER,),
            effects=(
                stops(DECIDE_BY, LATE_CONCERN),
                starts(ANSWER_BY),
                tells("concern.asked"),
            ),
        ),
        Transition(
            name="answer",
            sources=(S.ASKED,),
            target=S.ANSWERED,
            who=(OPERATOR,),
            stamp="answered_at",
            effects=(stops(ANSWER_BY), starts(DECIDE_BY), tells("concern.answered")),
        ),
        Transition(
            name="give_up_waiting",
            sources=(S.ASKED,),
            target=S.ANSWERED,
            who=(CLOCK,),
            effects=(starts(DECIDE_BY), tells("concern.unanswered")),
        ),
    ],
)
