"""Who takes a file of figures, or of rows about people, along."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from fairbrief.audit.actors import Actor
from fairbrief.audit.record import record
from fairbrief.organizations.models import Campus
from fairbrief.organizations.queries import TAKEN_AWAY


def record_taking(campus: Campus, *, what: str, actor: Actor, at: datetime, **more: Any) -> None:
    """Puts on the campus's record who took which file, before it goes out. `what` names it, such as
    "report.pdf" or "ledger.csv"; `more` says what of it, such as the period or the filters."""
    with transaction.atomic():
        Campus.objects.select_for_update(no_key=True).get(pk=campus.pk)
        record(campus, TAKEN_AWAY, actor=actor, at=at, data={"what": what, **more})
