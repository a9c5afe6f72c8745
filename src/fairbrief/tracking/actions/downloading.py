"""Taking rows about people out of the ledger, on record."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from fairbrief.audit.actors import Actor
from fairbrief.kernel.errors import NotAllowedError
from fairbrief.organizations.actions import record_taking
from fairbrief.organizations.models import Officer
from fairbrief.tracking.access import is_officer_of
from fairbrief.tracking.ledger import Filters


def note_download(officer: Officer, /, *, filters: Filters, actor: Actor, at: datetime) -> None:
    """Records who took which rows of the ledger out as a file, before the first leaves."""
    if not is_officer_of(actor, officer.campus_id):
        raise NotAllowedError(_("This step belongs to someone else."))
    asked = {name: str(value) for name, value in vars(filters).items() if value}
    record_taking(officer.campus, what="ledger.csv", actor=actor, at=at, filters=asked)
