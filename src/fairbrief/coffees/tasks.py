"""The worker's round: seats for who waits, reminders, and the question who came."""

from __future__ import annotations

from procrastinate.contrib.django import app

from fairbrief.coffees.actions import ask_who_came, fill_all, remind
from fairbrief.kernel.clock import now


@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="coffees.round", pass_context=False)
def go_round(timestamp: int) -> int:
    """Every ten minutes. Safe to run any number of times: each is told once, and a seat is offered
    to one person."""
    at = now()
    return fill_all(at=at) + remind(at=at) + ask_who_came(at=at)
