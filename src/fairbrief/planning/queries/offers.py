"""Reads of offered times."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet

from fairbrief.engagements.models import Engagement
from fairbrief.planning.models import TimeOffer


def with_offers(works: QuerySet[Engagement]) -> QuerySet[Engagement]:
    """Adds to each whether times wait for an answer, so that a page asks for them only then."""
    waiting = TimeOffer.objects.filter(engagement=OuterRef("pk"), ended_at=None)
    return works.annotate(has_offers=Exists(waiting))


def live_offers(work: Engagement) -> QuerySet[TimeOffer]:
    """Offers nobody has answered. No query for work read `with_offers` that has none."""
    if not getattr(work, "has_offers", True):
        return TimeOffer.objects.none()
    return TimeOffer.objects.filter(engagement=work, ended_at=None)


def offer_for(work: Engagement, code: str) -> TimeOffer | None:
    """An offer of this work, answered or not."""
    found = TimeOffer.objects.filter(engagement=work, code=code).first()
    if found is not None:
        found.engagement = work
    return found
