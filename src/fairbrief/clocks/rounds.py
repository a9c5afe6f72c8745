"""The worker's minute: an outage is made up for, and everything due is fired."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Case, F, When

from fairbrief.clocks.firing import fire_due
from fairbrief.clocks.models import Clock, LastRound
from fairbrief.clocks.rules import RULES

logger = logging.getLogger("fairbrief.clocks")
#: A round comes each minute. Less than this is a restart, and costs nobody their turn.
OUTAGE = timedelta(hours=1)


def go_round(*, at: datetime) -> int:
    """Runs every reminder and consequence due by `at`; returns how many clocks were served.

    After an outage the turns of which something fell into it end later, by as long as it lasted.
    """
    make_up_for_outage(at=at)
    return fire_due(at=at)


@transaction.atomic
def make_up_for_outage(*, at: datetime) -> int:
    """Notes the round, and pushes back what ended, or should have reminded, since the last one
    where that is long ago: no mail of ours left meanwhile, and the pages may have been away too.
    Returns how many clocks were moved. Safe to run any number of times.
    """
    last, _is_first = LastRound.objects.select_for_update().get_or_create(pk=1, defaults={"at": at})
    since, moved = last.at, 0
    if at - since > OUTAGE:
        moved = _push_back(since, at=at)
        logger.warning("no round since %s: %s clocks have as much longer", since, moved)
    if at > since:
        last.at = at
        last.save(update_fields=["at"])
    return moved


def _push_back(since: datetime, *, at: datetime) -> int:
    """What was due before stays so: it waits for something else than the worker."""
    dated = [kind for kind, rule in RULES.items() if rule.is_dated]
    missed = (
        Clock.objects.select_for_update(skip_locked=True)
        .filter(stopped_at=None, fired_at=None, next_at__lte=at, due_at__gt=since)
        .exclude(kind__in=dated)
    )
    longer = F("due_at") + (at - since)
    return Clock.objects.filter(pk__in=list(missed.values_list("pk", flat=True))).update(
        due_at=longer,
        # A reminder that was missed leaves now.
        next_at=Case(When(next_at=F("due_at"), then=longer), default=F("next_at")),
    )
