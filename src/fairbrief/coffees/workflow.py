"""A coffee is open until it is called off; a seat is taken, offered, given back, or let pass."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.workflow import Need, Transition, Workflow
from fairbrief.clocks.models import Clock
from fairbrief.clocks.rules import ClockRule, starts, stops
from fairbrief.coffees.access import (
    CLOCK,
    HOST,
    INSTALLATION,
    OWNER,
    STUDENT,
    roles_of,
    seat_roles,
)
from fairbrief.coffees.queries import next_sitting
from fairbrief.coffees.states import CoffeeState as C
from fairbrief.coffees.states import SeatState as S
from fairbrief.notices.telling import tells

#: How long an offered seat is kept, and how long at least when the meeting is near.
KEPT, AT_LEAST = timedelta(hours=24), timedelta(minutes=20)


def _kept_until(seat: Any, start: datetime) -> datetime:
    """A day, but not longer than until an hour before they meet."""
    following = next_sitting(seat.coffee, at=start)
    if following is None:
        return start + AT_LEAST
    return max(start + AT_LEAST, min(start + KEPT, following.at - timedelta(hours=1)))


def _remind(seat: Any, clock: Clock) -> None:
    # By name, as consequences are: acts stand above this table.
    import_string("fairbrief.coffees.actions.remind_of_offer")(seat, at=clock.next_at)


def _before(_seat: Any, _start: datetime, due: datetime) -> list[datetime]:
    return [due - timedelta(hours=4)]


TAKE_IT = ClockRule(
    kind="coffee.seat",
    owner="student",
    due=_kept_until,
    otherwise=_("the next in line is offered it"),
    then="fairbrief.coffees.actions.let_pass",
    remind=_before,
    reminder=_remind,
)
HAS_REASON = Need(
    holds=lambda coffee: bool(coffee.cancelled_reason),
    message=_("Say why in a line. Those who wanted to come read it."),
)

COFFEES = Workflow(
    "coffees.coffee",
    roles_of=roles_of,
    transitions=[
        Transition(
            name="cancel",
            sources=(C.OPEN,),
            target=C.CANCELLED,
            who=(HOST, OWNER),
            stamp="cancelled_at",
            needs=(HAS_REASON,),
            effects=(tells("coffee.off"), tells("coffee.off_host")),
        )
    ],
)
SEATS = Workflow(
    "coffees.seat",
    roles_of=seat_roles,
    transitions=[
        Transition(
            name="take",
            sources=(S.LINE, S.OFFERED),
            target=S.SEATED,
            who=(STUDENT,),
            stamp="seated_at",
            effects=(stops(TAKE_IT),),
        ),
        Transition(
            name="offer",
            sources=(S.LINE,),
            target=S.OFFERED,
            who=(INSTALLATION,),
            stamp="offered_at",
            effects=(starts(TAKE_IT), tells("coffee.seat")),
        ),
        Transition(
            name="give_back",
            sources=(S.LINE, S.OFFERED, S.SEATED),
            target=S.BACK,
            who=(STUDENT, INSTALLATION),
            effects=(stops(TAKE_IT),),
        ),
        Transition(name="let_pass", sources=(S.OFFERED,), target=S.PASSED, who=(CLOCK,)),
        # Changed their mind: at the end of the line.
        Transition(
            name="queue",
            sources=(S.BACK, S.PASSED),
            target=S.LINE,
            who=(STUDENT,),
            stamp="joined_at",
        ),
    ],
)
