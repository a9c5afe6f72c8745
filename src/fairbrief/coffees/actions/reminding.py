"""The worker's rounds: everyone is reminded a day before, and the host asked afterwards, once."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from fairbrief.coffees.actions.linking import host_with_link
from fairbrief.coffees.models import Sitting
from fairbrief.coffees.queries import seated, to_ask, to_remind
from fairbrief.kernel.rounds import Batch, in_batches
from fairbrief.notices.telling import tell

#: Meetings told of in one transaction; and in one round, the rest goes with the next.
A_BATCH = 100
A_ROUND = 20_000


def remind(*, at: datetime) -> int:
    """Tells of meetings of the coming day; returns of how many.

    A meeting is marked under its lock in the transaction that writes the notices: whatever kills
    the worker in between, nobody is told twice, and none is forgotten.
    """
    return in_batches(lambda batch: _remind_some(batch, at), size=A_BATCH, most=A_ROUND)


@transaction.atomic
def _remind_some(batch: Batch, at: datetime) -> int:
    rows = batch.of(to_remind(at=at))
    for row in rows:
        # Where nobody comes there is nothing to remind of.
        if seated(row.coffee):
            tell("coffee.tomorrow", row, at=at)
            tell("coffee.host_tomorrow", row, at=at, to=host_with_link(row.coffee, at=at))
    _mark(rows, "reminded_at", at)
    return len(rows)


def ask_who_came(*, at: datetime) -> int:
    """Asks hosts after a meeting; returns after how many."""
    return in_batches(lambda batch: _ask_some(batch, at), size=A_BATCH, most=A_ROUND)


@transaction.atomic
def _ask_some(batch: Batch, at: datetime) -> int:
    rows = batch.of(to_ask(at=at))
    for row in rows:
        if seated(row.coffee):
            tell("coffee.who_came", row, at=at, to=host_with_link(row.coffee, at=at))
    _mark(rows, "asked_at", at)
    return len(rows)


def _mark(rows: list[Sitting], column: str, at: datetime) -> None:
    Sitting.objects.filter(pk__in=[row.pk for row in rows]).update(**{column: at})
