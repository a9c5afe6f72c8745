"""The worker's minute: searches of students whose morning has come."""

from __future__ import annotations

from procrastinate.contrib.django import app

from fairbrief.kernel.clock import now
from fairbrief.searches.actions import mail_some


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="searches.mail_news", pass_context=False)
def mail_news(timestamp: int) -> int:
    """Safe to run any number of times: a student is served once a day, under a lock."""
    return mail_some(at=now())
