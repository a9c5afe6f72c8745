"""The worker's round: who held mailed links is forgotten."""

from __future__ import annotations

from procrastinate.contrib.django import app

from fairbrief.accounts.links import forget_old_links
from fairbrief.kernel.clock import now


@app.periodic(cron="27 4 * * *")
@app.task(queueing_lock="accounts.forget_links", pass_context=False)
def forget(timestamp: int) -> int:
    """Each night. Safe to run any number of times: what is gone is gone."""
    return forget_old_links(at=now())
