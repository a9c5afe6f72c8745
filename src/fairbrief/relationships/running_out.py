"""What happens when nobody has spoken or answered in time, for one work or for many at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from fairbrief.accounts.models import User
from fairbrief.audit.actors import INSTALLATION, Actor
from fairbrief.audit.advancing import advance_all
from fairbrief.audit.locking import all_locked
from fairbrief.audit.record import record_all
from fairbrief.engagements.models import Engagement
from fairbrief.notices.telling import Telling, tell_all
from fairbrief.relationships.giving import open_all
from fairbrief.relationships.models import NextStep
from fairbrief.relationships.notices import office


def close_after_feedback(
    engagements: Sequence[Engagement], /, *, actor: Actor, at: datetime
) -> None:
    """The clock's consequence after 14 days: feedback is read, the works close."""
    with transaction.atomic():
        # First, as who gives feedback does: what is said in this very second is read as well.
        all_locked(engagements)
        open_all(engagements, at=at)
        advance_all(engagements, "close", actor=INSTALLATION, at=at, data={"by": actor.name})


def report_silence(steps: Sequence[NextStep], /, *, actor: Actor, at: datetime) -> None:
    """The clock's consequence: the office and the employer are told that there was no answer."""
    silent = [step for step in steps if not step.is_answered and not step.late_at]
    for step in silent:
        step.late_at = at
    NextStep.objects.filter(pk__in=[step.pk for step in silent]).update(late_at=at)
    record_all(silent, "late", actor=actor, at=at)
    offices: dict[int, list[User]] = {}
    for step in silent:
        if step.engagement.campus_id not in offices:
            offices[step.engagement.campus_id] = list(office(step.engagement))
    to_offices = [Telling(subject=step, to=offices[step.engagement.campus_id]) for step in silent]
    tell_all("next.silence", to_offices, at=at)
    tell_all("next.late", [Telling(subject=step) for step in silent], at=at)
