"""The worker's rounds: weeks are asked about, and agreements kept no longer than was agreed."""

from __future__ import annotations

from procrastinate.contrib.django import app

from fairbrief.engagements.actions import forget_agreements, prompt_weeks
from fairbrief.kernel.clock import now


@app.periodic(cron="13 * * * *")
@app.task(queueing_lock="engagements.ask_about_weeks", pass_context=False)
def ask_about_weeks(timestamp: int) -> int:
    """Each hour, for it is morning somewhere. Safe to run any number of times: a week is asked for
    once."""
    return prompt_weeks(at=now())


@app.periodic(cron="52 3 * * *")
@app.task(queueing_lock="engagements.forget", pass_context=False)
def forget(timestamp: int) -> int:
    """Each night. Safe to run any number of times: what is removed is removed."""
    return forget_agreements(at=now())
