"""The worker's broom: readings whose day has come are thrown away."""

from __future__ import annotations

from procrastinate.contrib.django import app

from fairbrief.kernel.clock import now
from fairbrief.readings.actions import forget_expired


@app.periodic(cron="23 * * * *")
@app.task(queueing_lock="readings.throw_away", pass_context=False)
def throw_away(timestamp: int) -> int:
    """Each hour. Safe to run any number of times: what is gone is gone."""
    return forget_expired(at=now())
