"""The worker's broom: who saw an application is forgotten with it."""

from __future__ import annotations

from procrastinate.contrib.django import app

from fairbrief.disclosures.actions import forget_disclosures


@app.periodic(cron="51 2 * * *")
@app.task(queueing_lock="disclosures.forget", pass_context=False)
def forget(timestamp: int) -> int:
    """Each night. Safe to run any number of times: what is gone is gone."""
    return forget_disclosures()
