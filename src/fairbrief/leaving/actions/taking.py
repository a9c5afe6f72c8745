"""That somebody took a copy of their data along."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from fairbrief.accounts.models import User
from fairbrief.audit.actors import Actor
from fairbrief.audit.locking import held
from fairbrief.audit.record import record


def record_taken(user: User, /, *, actor: Actor, at: datetime) -> None:
    """Put on record before it goes out, so that a person can tell whether it was they."""
    with transaction.atomic():
        record(held(user), "copied_own_data", actor=actor, at=at)
