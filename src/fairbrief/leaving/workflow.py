"""A closed account is opened again by its person, or erased by the clock."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from fairbrief.audit.workflow import Transition, Workflow
from fairbrief.clocks.models import Clock
from fairbrief.clocks.rules import ClockRule, stops
from fairbrief.leaving.access import CLOCK, INSTALLATION, PERSON, roles_of
from fairbrief.leaving.states import ClosingState as S
from fairbrief.notices.telling import tell

#: They are told once more so long before there is no way back.
REMINDED_BEFORE = timedelta(days=3)


def _remind(closing: Any, clock: Clock) -> None:
    tell("account.erased_soon", closing, at=clock.next_at)


def _before(_closing: Any, _start: datetime, due: datetime) -> list[datetime]:
    return [due - REMINDED_BEFORE]


ERASE = ClockRule(
    kind="account.erase",
    owner="person",
    due=lambda closing, start: closing.erase_at,
    otherwise=_("the account is erased"),
    then="fairbrief.leaving.actions.erase",
    remind=_before,
    reminder=_remind,
    reads=("user",),
)

CLOSINGS = Workflow(
    "leaving.closing",
    roles_of=roles_of,
    transitions=[
        Transition(
            name="reopen",
            sources=(S.CLOSED,),
            target=S.REOPENED,
            who=(PERSON, INSTALLATION),
            stamp="reopened_at",
            effects=(stops(ERASE),),
        ),
        Transition(
            name="erase",
            sources=(S.CLOSED,),
            target=S.ERASED,
            who=(CLOCK, INSTALLATION),
            stamp="erased_at",
            effects=(stops(ERASE),),
        ),
    ],
)
