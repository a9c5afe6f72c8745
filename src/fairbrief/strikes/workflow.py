"""The life of a strike: proposed by a fact, decided by an office, appealed once, gone in a year."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from fairbrief.audit.workflow import Need, Transition, Workflow
from fairbrief.clocks.models import Clock
from fairbrief.clocks.rules import ClockRule, business_days, starts, stops
from fairbrief.notices.telling import tell, tells
from fairbrief.strikes.access import CLOCK, OFFICER, OPERATOR, OWNER, roles_of
from fairbrief.strikes.states import StrikeState as S

LIFE = timedelta(days=365)


def _zone(strike: Any) -> str:
    return str(strike.campus.time_zone)


def _where(strike: Any) -> tuple[str, str]:
    return strike.campus.country, strike.campus.state


def _reminds(notice: str) -> Any:
    def remind(strike: Any, clock: Clock) -> None:
        tell(notice, strike, at=clock.next_at, once=f"{notice}:{clock.pk}")

    return remind


DECIDE_BY = ClockRule(
    kind="strike.decide",
    owner="campus",
    due=business_days(5, zone=_zone, place=_where),
    otherwise=_("it falls away"),
    then="fairbrief.strikes.actions.let_it_fall",
    remind=lambda subject, start, due: [due - timedelta(days=1)],
    reminder=_reminds("strike.proposed"),
)
ANSWER_BY = ClockRule(
    kind="strike.answer",
    owner="operator",
    due=business_days(10, zone=_zone, place=_where),
    otherwise=_("it is lifted"),
    then="fairbrief.strikes.actions.lift_by_silence",
    remind=lambda subject, start, due: [due - timedelta(days=2)],
    reminder=_reminds("strike.appealed"),
)
EXPIRE_ON = ClockRule(
    kind="strike.expire",
    owner="operator",
    due=lambda strike, start: start + LIFE,
    otherwise=_("it is gone from the record"),
    then="fairbrief.strikes.actions.expire_strike",
    is_dated=True,
)

_HAS_REASON = Need(
    holds=lambda strike: bool(strike.reason.strip()),
    message=_("Give the reason; its owner reads it."),
)

WORKFLOW = Workflow(
    "strikes.strike",
    roles_of=roles_of,
    transitions=[
        Transition(
            name="confirm",
            sources=(S.PROPOSED,),
            target=S.STANDING,
            who=(OFFICER,),
            stamp="decided_at",
            needs=(_HAS_REASON,),
            effects=(stops(DECIDE_BY), starts(EXPIRE_ON), tells("strike.stands")),
        ),
        Transition(
            name="drop",
            sources=(S.PROPOSED,),
            target=S.DROPPED,
            who=(OFFICER, CLOCK),
            stamp="ended_at",
            effects=(stops(),),
        ),
        Transition(
            name="appeal",
            sources=(S.STANDING,),
            target=S.APPEALED,
            who=(OWNER,),
            stamp="appealed_at",
            effects=(starts(ANSWER_BY), tells("strike.appealed")),
        ),
        Transition(
            name="uphold",
            sources=(S.APPEALED,),
            target=S.STANDING,
            who=(OPERATOR,),
            stamp="answered_at",
            effects=(stops(ANSWER_BY), tells("strike.answered")),
        ),
        Transition(
            name="lift",
            sources=(S.APPEALED,),
            target=S.LIFTED,
            who=(OPERATOR, CLOCK),
            stamp="answered_at",
            effects=(stops(), tells("strike.answered")),
        ),
        Transition(
            name="expire",
            sources=(S.STANDING, S.APPEALED),
            target=S.EXPIRED,
            who=(CLOCK,),
            stamp="ended_at",
            effects=(stops(),),
        ),
    ],
)
