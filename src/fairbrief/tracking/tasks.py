"""The worker's rounds: people are asked what came of it, and old files thrown away."""

from __future__ import annotations

from procrastinate.contrib.django import app

from fairbrief.kernel.clock import now
from fairbrief.tracking.actions import ask_outcomes, forget_imports, remind_of_outcomes


@app.periodic(cron="19 14-22 * * 1-5")
@app.task(queueing_lock="tracking.ask_what_next", pass_context=False)
def ask_what_next(timestamp: int) -> int:
    """Each hour of working days. Safe to run any number of times: a stage is asked once."""
    moment = now()
    return ask_outcomes(at=moment) + remind_of_outcomes(at=moment)


@app.periodic(cron="37 4 * * *")
@app.task(queueing_lock="tracking.forget", pass_context=False)
def forget(timestamp: int) -> int:
    """Each night. Safe to run any number of times: what is gone is gone."""
    return forget_imports(at=now())
