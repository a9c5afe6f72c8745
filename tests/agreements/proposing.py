"""Steps of agreeing on other lines, by either side."""

from __future__ import annotations

from typing import Any

from fairbrief.agreements.actions import (
    Answer,
    Wish,
    answer_changes,
    propose_changes,
)
from fairbrief.agreements.models import Agreement, Proposal
from fairbrief.agreements.queries import proposals_open
from fairbrief.audit.actors import Actor
from tests.builders import NOW
from tests.working import the_student, the_supervisor

WHY = "It fits my classes better."


def acts(agreement: Agreement, side: str) -> Actor:
    return the_student(agreement) if side == "student" else the_supervisor(agreement)


def propose(agreement: Agreement, side: str, **values: Any) -> list[Proposal]:
    return propose_changes(
        agreement,
        [Wish(line, value, WHY) for line, value in values.items()],
        side=side,
        actor=acts(agreement, side),
        at=NOW,
    )


def answer(agreement: Agreement, side: str, **accepts: bool) -> bool:
    """Answers by line; what is not named is accepted."""
    waiting = proposals_open(agreement).exclude(side=side)
    return answer_changes(
        agreement,
        {
            each.code: Answer(accepts.get(each.line, True), "Not in time for us.")
            for each in waiting
        },
        side=side,
        actor=acts(agreement, side),
        at=NOW,
    )
