"""What an office decides on reported feedback: hidden meanwhile, shown again, or taken away."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from fairbrief.audit.actors import Actor
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.relationships.models import Feedback


def hide_feedback(feedback: Feedback, /, *, actor: Actor, at: datetime) -> None:
    """Nobody but its writer reads it, and its public round is not shown."""
    _set(feedback, "hidden", actor=actor, at=at, hidden_at=at)


def show_feedback(feedback: Feedback, /, *, actor: Actor, at: datetime) -> None:
    """The office has decided and it stays: it is read and counted as before."""
    _set(feedback, "shown again", actor=actor, at=at, hidden_at=None)


def remove_feedback(feedback: Feedback, /, *, actor: Actor, at: datetime) -> None:
    """It is read no more and leaves every figure, its public round for good. It was given: what
    waited for it to be given waits no longer."""
    name = actor.name[:120] or "-"
    _set(
        feedback,
        "removed",
        actor=actor,
        at=at,
        hidden_at=None,
        removed_at=at,
        removed_by_name=name,
    )


def _set(feedback: Feedback, event: str, *, actor: Actor, at: datetime, **columns: object) -> None:
    with transaction.atomic():
        row = locked(feedback)
        changed = {name for name, value in columns.items() if getattr(row, name) != value}
        if row.removed_at is not None or not changed:
            return
        for name, value in columns.items():
            setattr(row, name, value)
        row.save(update_fields=list(columns))
        record(row, event, actor=actor, at=at)
