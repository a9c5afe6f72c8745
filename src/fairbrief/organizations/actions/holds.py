"""Holds: the operator's way to stop an employer while something is looked into."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.actors import Actor
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.kernel.errors import MissingFactError
from fairbrief.notices.telling import tell
from fairbrief.organizations.access import require_operator_acts
from fairbrief.organizations.models import Employer


@transaction.atomic
def hold_employer(employer: Employer, /, *, reason: str, actor: Actor, at: datetime) -> None:
    """Stops an employer from offering anything new; the members are told why."""
    require_operator_acts(actor)
    row = locked(employer)
    if row.held_at:
        return
    if not reason.strip():
        raise MissingFactError(_("Say why: the employer reads it."), field="reason")
    row.held_at, row.held_reason = at, reason.strip()
    row.save(update_fields=["held_at", "held_reason"])
    record(row, "held", actor=actor, at=at, data={"reason": row.held_reason})
    tell("employer.held", row, at=at)
    employer.refresh_from_db()


@transaction.atomic
def release_employer(employer: Employer, /, *, actor: Actor, at: datetime) -> None:
    """Lifts a hold."""
    require_operator_acts(actor)
    row = locked(employer)
    if row.held_at is None:
        return
    row.held_at, row.held_reason = None, ""
    row.save(update_fields=["held_at", "held_reason"])
    record(row, "released", actor=actor, at=at)
    tell("employer.released", row, at=at)
    employer.refresh_from_db()
