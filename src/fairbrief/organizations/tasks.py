"""The worker's round: who was invited long ago is forgotten."""

from __future__ import annotations

from procrastinate.contrib.django import app

from fairbrief.kernel.clock import now
from fairbrief.organizations.actions import forget_invitations


@app.periodic(cron="29 4 * * *")
@app.task(queueing_lock="organizations.forget_invitations", pass_context=False)
def forget(timestamp: int) -> int:
    """Each night. Safe to run any number of times: what is gone is gone."""
    return forget_invitations(at=now())
