"""The worker's minute: some of those who are asked get their mail."""

from __future__ import annotations

from procrastinate.contrib.django import app

from fairbrief.kernel.clock import now
from fairbrief.surveys.actions import mail_some


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="surveys.mail_invitations", pass_context=False)
def mail_invitations(timestamp: int) -> int:
    """Safe to run any number of times: each invitation is served once, under its lock."""
    return mail_some(at=now())
