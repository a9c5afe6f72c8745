"""Reads of offered times."""

from __future__ import annotations

from django.db.models import QuerySet

from fairbrief.engagements.models import Engagement
from fairbrief.planning.models import TimeOffer


def live_offers(work: Engagement) -> QuerySet[TimeOffer]:
    """Offers nobody has answered."""
    return TimeOffer.objects.filter(engagement=work, ended_at=None)


def offer_for(work: Engagement, code: str) -> TimeOffer | None:
    """An offer of this work, answered or not."""
    found = TimeOffer.objects.filter(engagement=work, code=code).first()
    if found is not None:
        found.engagement = work
    return found
