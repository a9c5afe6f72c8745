"""The worker's rounds: calendars are read again, plans kept up, old things forgotten."""

from __future__ import annotations

from procrastinate.contrib.django import app

from fairbrief.kernel.clock import now
from fairbrief.planning.actions import forget_old, keep_all_up, read_due


@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="planning.read_calendars", pass_context=False)
def read_calendars(timestamp: int) -> int:
    """Every ten minutes, those whose turn it is. Safe to run any number of times: what was read is
    put in the place of what was read before."""
    return read_due(at=now())


@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="planning.keep_plans_up", pass_context=False)
def keep_plans_up(timestamp: int) -> int:
    """Every ten minutes. Safe to run any number of times: a plan that fits does not move."""
    return keep_all_up(at=now())


@app.periodic(cron="41 4 * * *")
@app.task(queueing_lock="planning.forget", pass_context=False)
def forget(timestamp: int) -> int:
    """Each night. Safe to run any number of times: what is gone is gone."""
    return forget_old(at=now())
