"""The worker's rounds: weeks are asked about, and nothing is kept longer than was said."""

from __future__ import annotations

from procrastinate.contrib.django import app

from fairbrief.applications.forgetting import forget_applications
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
    at = now()
    return forget_agreements(at=at) + forget_applications(at=at)
