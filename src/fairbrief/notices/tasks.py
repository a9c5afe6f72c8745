"""The worker's post round."""

from __future__ import annotations

from procrastinate.contrib.django import app

from fairbrief.kernel.clock import now
from fairbrief.notices.sending import send_some


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="notices.send_waiting", pass_context=False)
def send_waiting(timestamp: int) -> int:
    """Safe to run any number of times: a notice is marked as mailed under its lock."""
    return send_some(at=now())
