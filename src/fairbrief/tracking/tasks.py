"""The worker's rounds: who has done a micro-internship is asked what came of it."""

from __future__ import annotations

from procrastinate.contrib.django import app

from fairbrief.kernel.clock import now
from fairbrief.tracking.actions import ask_outcomes, remind_of_outcomes


@app.periodic(cron="19 14-22 * * 1-5")
@app.task(queueing_lock="tracking.ask_what_next", pass_context=False)
def ask_what_next(timestamp: int) -> int:
    """Each hour of working days. Safe to run any number of times: a stage is asked once."""
    moment = now()
    return ask_outcomes(at=moment) + remind_of_outcomes(at=moment)
