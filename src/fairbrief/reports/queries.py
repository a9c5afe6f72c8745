"""Small reads of the room; the large one is in `report`."""

from __future__ import annotations

from django.db.models import QuerySet

from fairbrief.audit.models import Event
from fairbrief.audit.queries import history_of
from fairbrief.organizations.models import Campus

#: How an event of somebody taking figures or rows away is named.
TAKEN_AWAY = "file taken"


def taken_away(campus: Campus) -> QuerySet[Event]:
    """Who took which file of figures or rows, newest first."""
    return history_of(campus).filter(name=TAKEN_AWAY).order_by("-id")
