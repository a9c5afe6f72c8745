"""Taking rows about people out of the ledger, on record."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.actors import Actor
from fairbrief.audit.locking import locked
from fairbrief.audit.models import Event
from fairbrief.audit.record import record
from fairbrief.kernel.errors import NotAllowedError
from fairbrief.organizations.models import Officer
from fairbrief.tracking.access import is_officer_of
from fairbrief.tracking.ledger import Filters


def note_download(officer: Officer, /, *, filters: Filters, actor: Actor, at: datetime) -> Event:
    """Records who took which rows of the ledger out as a file, before the first leaves."""
    if not is_officer_of(actor, officer.campus_id):
        raise NotAllowedError(_("This step belongs to someone else."))
    asked = {name: str(value) for name, value in vars(filters).items() if value}
    with transaction.atomic():
        campus = locked(officer.campus)
        return record(campus, "ledger_downloaded", actor=actor, at=at, data=asked)
