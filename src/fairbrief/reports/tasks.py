"""The worker's rounds: stale figures are counted, subscribers told."""

from __future__ import annotations

from procrastinate.contrib.django import app

from fairbrief.kernel.clock import now
from fairbrief.reports.actions import tell_subscribers
from fairbrief.reports.keeping import keep_up


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="reports.keep_figures_up", pass_context=False)
def keep_figures_up(timestamp: int) -> int:
    """Each minute. Safe to run any number of times: what is not stale is left alone."""
    return keep_up()


@app.periodic(cron="23 * * * *")
@app.task(queueing_lock="reports.tell", pass_context=False)
def tell_of_reports(timestamp: int) -> int:
    """Each hour, for days begin at different hours. Safe to run any number of times."""
    return tell_subscribers(at=now())
