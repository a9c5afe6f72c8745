"""What one side asks of the other: to be away for some days, or to take the work up again."""

from __future__ import annotations

from typing import Any

from fairbrief.audit.actors import Actor
from fairbrief.audit.workflow import Transition, Workflow
from fairbrief.clocks.rules import stops
from fairbrief.engagements.access import CLOCK, EMPLOYER, INSTALLATION, STUDENT, roles_of
from fairbrief.engagements.states import AskState as A
from fairbrief.notices.telling import tells

ASKER, OTHER = "asker", "other"


def _sides(actor: Actor, row: Any, asker: str) -> frozenset[str]:
    """The roles in the engagement; the side that asks is also `asker`, the other `other`."""
    roles = roles_of(actor, row.engagement)
    sides = roles & {STUDENT, EMPLOYER}
    return roles | {ASKER if side == asker else OTHER for side in sides}


def _asking(name: str, *, agrees: tuple[str, ...], lapses: tuple[str, ...]) -> list[Transition]:
    return [
        Transition(
            name="agree",
            sources=(A.ASKED,),
            target=A.AGREED,
            who=agrees,
            stamp="answered_at",
            effects=(stops(), tells(f"{name}.agreed")),
        ),
        Transition(
            name="decline",
            sources=(A.ASKED,),
            target=A.DECLINED,
            who=(OTHER,),
            stamp="answered_at",
            effects=(stops(), tells(f"{name}.declined")),
        ),
        Transition(
            name="withdraw",
            sources=(A.ASKED,),
            target=A.WITHDRAWN,
            who=lapses,
            stamp="answered_at",
            effects=(stops(),),
        ),
    ]


ABSENCES = Workflow(
    "engagements.absence",
    roles_of=lambda actor, absence: _sides(actor, absence, absence.side),
    transitions=_asking(
        "absence", agrees=(OTHER, CLOCK, INSTALLATION), lapses=(ASKER, INSTALLATION)
    ),
)
REINSTATEMENTS = Workflow(
    "engagements.reinstatement",
    roles_of=lambda actor, row: _sides(actor, row, row.asked_by),
    transitions=_asking("reinstatement", agrees=(OTHER,), lapses=(ASKER, CLOCK, INSTALLATION)),
)
