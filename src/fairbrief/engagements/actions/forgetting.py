"""Agreements whose time to be kept is over: said, or removed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from fairbrief.agreements.actions import remove_text
from fairbrief.agreements.models import Agreement
from fairbrief.agreements.states import AgreementState
from fairbrief.audit.actors import INSTALLATION
from fairbrief.engagements.models import Engagement
from fairbrief.engagements.states import LIVE_DISPUTES
from fairbrief.kernel.clock import years_before
from fairbrief.kernel.rounds import each_alone

_ENDED = (AgreementState.DECLINED, AgreementState.LAPSED)


@dataclass(frozen=True)
class Due:
    """An agreement that is kept no longer: since when its work is over, and for how many years it
    was kept. `is_held` while a dispute about it is open."""

    agreement: Agreement
    ended_at: datetime
    years: int
    is_held: bool


def agreements_due(*, at: datetime) -> Iterator[Due]:
    """Agreements whose text names a time to be kept that is over, the oldest first.

    The years are those of the signed text, never fewer than the setting: both count on them.
    """
    rows = (
        Agreement.objects.filter(removal=None)
        .select_related("engagement")
        .prefetch_related("engagement__disputes")
        .order_by("pk")
    )
    for agreement in rows.iterator(chunk_size=200):
        ended_at = _ended_at(agreement)
        years = max(settings.KEEP_AGREEMENTS_YEARS, agreement.terms.get("keep_years") or 0)
        if ended_at is None or years_before(ended_at, -years) > at:
            continue
        yield Due(agreement, ended_at, years, _is_held(agreement))


def _ended_at(agreement: Agreement) -> datetime | None:
    """When the work was over for good; for what never bound anyone, when it fell away."""
    work: Engagement | None = getattr(agreement, "engagement", None)
    if work is not None:
        return work.closed_at or work.ended_at
    return agreement.ended_at if agreement.state in _ENDED else None


def _is_held(agreement: Agreement) -> bool:
    work: Engagement | None = getattr(agreement, "engagement", None)
    return work is not None and any(each.state in LIVE_DISPUTES for each in work.disputes.all())


def forget_agreements(*, at: datetime) -> int:
    """Removes what is due and not held. Returns how many. Safe to run any number of times."""

    def remove_one(due: Due) -> int:
        remove_text(
            due.agreement, ended_at=due.ended_at, years=due.years, actor=INSTALLATION, at=at
        )
        return 1

    return each_alone([due for due in agreements_due(at=at) if not due.is_held], remove_one)
