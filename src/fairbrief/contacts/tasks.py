"""The worker's rounds: students are reminded of whom they meant to write to, and questions that
nobody answered are over."""

from __future__ import annotations

from procrastinate.contrib.django import app

from fairbrief.contacts.actions import close_unanswered, forget_asked, remind_of_follow_ups
from fairbrief.kernel.clock import now


@app.periodic(cron="7 * * * *")
@app.task(queueing_lock="contacts.remind", pass_context=False)
def remind(timestamp: int) -> int:
    """Each hour, as it gets nine in the morning somewhere. Safe to run any number of times: a
    follow-up is told of once."""
    return remind_of_follow_ups(at=now())


@app.periodic(cron="23 5 * * *")
@app.task(queueing_lock="contacts.close_unanswered", pass_context=False)
def close(timestamp: int) -> int:
    """Once a day. Safe to run any number of times: what is over stays over."""
    return close_unanswered(at=now())


@app.periodic(cron="31 4 * * *")
@app.task(queueing_lock="contacts.forget_asked", pass_context=False)
def forget(timestamp: int) -> int:
    """Each night. Safe to run any number of times: what is gone is gone."""
    return forget_asked(at=now())
