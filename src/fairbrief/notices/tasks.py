"""The worker's rounds: the post, and what it said is forgotten."""

from __future__ import annotations

from procrastinate.contrib.django import app

from fairbrief.kernel.clock import now
from fairbrief.notices.actions import forget_told
from fairbrief.notices.sending import send_some


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="notices.send_waiting", pass_context=False)
def send_waiting(timestamp: int) -> int:
    """Safe to run any number of times: a notice is marked as mailed under its lock."""
    return send_some(at=now())


@app.periodic(cron="21 4 * * *")
@app.task(queueing_lock="notices.forget", pass_context=False)
def forget(timestamp: int) -> int:
    """Each night. Safe to run any number of times: what is gone is gone."""
    return forget_told(at=now())
