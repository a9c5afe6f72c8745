"""Old notes are cleared away: a page is kept for seconds."""

from __future__ import annotations

from datetime import timedelta

from procrastinate.contrib.django import app

from fairbrief.keeping.models import Stir
from fairbrief.kernel.clock import now

KEPT = timedelta(hours=48)


@app.periodic(cron="23 * * * *")
@app.task(queueing_lock="keeping.clear_away", pass_context=False)
def clear_away(timestamp: int) -> int:
    """Safe to run any number of times. Returns how many went."""
    return Stir.objects.filter(at__lt=now() - KEPT).delete()[0]
