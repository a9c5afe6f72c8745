"""Asking the career office for advice, and its answer. The other side learns of neither."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.actors import Actor
from fairbrief.audit.advancing import advance
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.clocks.rules import start_clock
from fairbrief.engagements.models import Engagement
from fairbrief.kernel.called import called
from fairbrief.kernel.errors import FairbriefError, MissingFactError, NotAllowedError
from fairbrief.notices.telling import tell
from fairbrief.relationships.access import sides_of
from fairbrief.relationships.advice import Advice, AdviceState
from fairbrief.relationships.workflow import ADVISE_BY, LATE_ADVICE


def ask_advice(
    engagement: Engagement, /, *, side: str, question: str, actor: Actor, at: datetime
) -> Advice:
    """One side asks the student's career office; asking again before the answer adds to it.

    Nothing of it stands on the engagement's own record, which both sides read. Raises
    NotAllowedError, MissingFactError.
    """
    if side not in sides_of(actor, engagement):
        raise NotAllowedError(
            _("Only the student and the supervisor of this work can ask for advice on it.")
        )
    question = question.strip()[:1500]
    if not question:
        raise MissingFactError(_("Say what you would like advice on."), field="question")
    with transaction.atomic():
        locked(engagement)
        open_one = Advice.objects.filter(
            called("by_email", actor.email),
            engagement=engagement,
            side=side,
            state=AdviceState.ASKED,
        ).first()
        if open_one is not None:
            if question not in open_one.question:
                open_one.question = f"{open_one.question}\n\n{question}"[:1500]
                open_one.save(update_fields=["question"])
                record(open_one, "asked more", actor=actor, at=at)
            return open_one
        advice = Advice.objects.create(
            engagement=engagement,
            campus_id=engagement.campus_id,
            side=side,
            question=question,
            by_name=actor.name[:120],
            by_email=actor.email,
            asked_at=at,
        )
        record(advice, "asked", actor=actor, at=at)
        start_clock(ADVISE_BY, advice, at=at)
        tell("advice.asked", advice, at=at)
    return advice


def answer_advice(advice: Advice, /, *, answer: str, actor: Actor, at: datetime) -> None:
    """The office's advice, to who asked and nobody else."""
    answer = answer.strip()[:3000]
    if len(answer) < 10:
        raise FairbriefError(_("Say it in a sentence; who asked reads it."), field="answer")
    advance(
        advice,
        "answer",
        actor=actor,
        at=at,
        changes={"answer": answer, "answered_by_name": actor.name[:120]},
    )


def tell_of_late_advice(advice: Advice, /, *, actor: Actor, at: datetime) -> None:
    """The office's three days are over: the director is told, and again every business day."""
    if advice.state != AdviceState.ASKED:
        return
    record(advice, "late", actor=actor, at=at)
    tell("advice.late", advice, at=at)
    start_clock(LATE_ADVICE, advice, at=at)
