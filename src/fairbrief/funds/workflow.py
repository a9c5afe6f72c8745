"""The life of an award."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fairbrief.audit.workflow import Need, Transition, Workflow
from fairbrief.clocks.rules import ClockRule, business_days, stops
from fairbrief.funds.access import OFFICER, STUDENT, roles_of
from fairbrief.funds.states import AwardState as S
from fairbrief.notices.telling import tells

DECIDE_BY = ClockRule(
    kind="award.decide",
    owner="campus",
    due=business_days(
        10,
        zone=lambda award: str(award.pool.campus.time_zone),
        place=lambda award: (award.pool.campus.country, award.pool.campus.state),
    ),
    otherwise=_("the director is reminded"),
    told={"campus": _("your director is reminded"), "director": _("you are reminded")},
    then="fairbrief.funds.actions.report_undecided",
)

HAS_REASON = Need(
    holds=lambda award: bool(award.reason), message=_("Give the reason; the student reads it.")
)

WORKFLOW = Workflow(
    "funds.award",
    roles_of=roles_of,
    transitions=[
        Transition(
            name="approve",
            sources=(S.PROPOSED,),
            target=S.APPROVED,
            who=(OFFICER,),
            stamp="approved_at",
            effects=(stops(DECIDE_BY), tells("award.approved"), tells("award.added")),
        ),
        Transition(
            name="decline",
            sources=(S.PROPOSED,),
            target=S.DECLINED,
            who=(OFFICER,),
            stamp="ended_at",
            needs=(HAS_REASON,),
            effects=(stops(DECIDE_BY), tells("award.declined")),
        ),
        Transition(
            name="pay",
            sources=(S.APPROVED,),
            target=S.PAID,
            who=(OFFICER,),
            stamp="ended_at",
            effects=(tells("award.paid"),),
        ),
        Transition(
            name="cancel",
            sources=(S.PROPOSED, S.APPROVED),
            target=S.CANCELLED,
            who=(OFFICER,),
            stamp="ended_at",
            needs=(HAS_REASON,),
            effects=(stops(DECIDE_BY), tells("award.cancelled")),
        ),
        Transition(
            name="withdraw",
            sources=(S.PROPOSED,),
            target=S.CANCELLED,
            who=(STUDENT,),
            stamp="ended_at",
            effects=(stops(DECIDE_BY),),
        ),
    ],
)
