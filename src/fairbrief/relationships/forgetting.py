"""What was asked and promised at the end of a work, when its agreement is kept no longer."""

from __future__ import annotations

from datetime import datetime

from fairbrief.audit.actors import Actor
from fairbrief.audit.forgetting import forget_events
from fairbrief.concerns.actions import forget_readings
from fairbrief.engagements.models import Engagement
from fairbrief.kernel.forgetting import forget
from fairbrief.relationships.advice import Advice, AdviceState
from fairbrief.relationships.models import NextStep

#: Which step it was stays, and when; the feedback stays whole.
WORDS = {
    Advice: ("question", "by_name", "by_email", "answer", "answered_by_name"),
    NextStep: ("note", "wish", "answered_by_name"),
}


def forget_closing(work: Engagement, /, *, actor: Actor, at: datetime) -> None:
    """Takes out words, names and addresses of the advice asked for and of what was to come next. A
    question that the office still owes an answer stays until it has one."""
    answered = Advice.objects.filter(engagement=work, state=AdviceState.ANSWERED)
    for rows in (answered, NextStep.objects.filter(engagement=work)):
        forget_readings(rows)
        forget(rows, WORDS[rows.model])
        forget_events(rows, keep=("kind",), actor=actor, at=at)
