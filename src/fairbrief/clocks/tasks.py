"""The worker's minute: everything due is fired."""

from __future__ import annotations

from procrastinate.contrib.django import app

from fairbrief.clocks.rounds import go_round
from fairbrief.kernel.clock import now


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="clocks.fire_due_clocks", pass_context=False)
def fire_due_clocks(timestamp: int) -> int:
    """Safe to run any number of times: each clock is served once, under its lock."""
    return go_round(at=now())
