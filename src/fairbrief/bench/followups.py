"""A year of follow-ups after finished work: reminders to write, and questions what came of it.

Where it is asked for, the work is only paid and its closing comes first: the clocks of feedback and
of what comes next, all of which run out.

Every day of simulated time the worker's own rounds run and write to the outbox; once a week one is
killed in the middle of each, and begins again. Nobody answers and nobody ticks anything: the most
there can be to send.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from multiprocessing import get_context
from typing import Any

from django.db import connections, transaction
from django.db.models import Count

from fairbrief.bench.followups_world import SPREAD, finish_work
from fairbrief.bench.pouring import Progress
from fairbrief.clocks.firing import fire_due
from fairbrief.clocks.models import Clock
from fairbrief.contacts.actions import remind_of_follow_ups
from fairbrief.contacts.models import FollowUp
from fairbrief.engagements.models import Engagement
from fairbrief.notices.models import Notice
from fairbrief.relationships.models import NextStep
from fairbrief.tracking.actions import ask_outcomes, remind_of_outcomes
from fairbrief.tracking.afterwards import STAGES
from fairbrief.tracking.models import Outcome

#: Days until the last question, twelve months after the last end, has been asked twice.
DAYS = SPREAD + 366 + 12
#: How often the very same words may be told to one person: a question is reminded of once.
ALLOWED = {
    "follow_up.due": 1,
    "outcome.asked": 2,
    "feedback.reminder": 2,
    "feedback.open": 1,
    "engagement.closed": 1,
    "next.reminder": 1,
    "next.silence": 1,
    "next.late": 1,
}
#: Every so many days a worker dies, after so many of what it was to tell of were written.
KILLED_EVERY, KILLED_AFTER = 7, 200
#: Questions of a work, each asked and reminded of; and what is planned with each of its people.
QUESTIONS, PLANNED = 2 * len(STAGES), 3


@dataclass(frozen=True)
class FollowUpFigures:
    """What was told in the year. `sent_twice` counts notices beyond what each person should get;
    `missing` what should have been told and was not."""

    engagements: int
    seconds: float
    sent: int
    sent_twice: int
    per_second: float
    missing: int


class _KilledError(Exception):
    """A worker dies in the middle of a round."""


def measure_follow_ups(
    engagements: int,
    *,
    at: datetime,
    closing: bool = False,
    workers: int = 1,
    progress: Progress = lambda what, done, of: None,
) -> FollowUpFigures:
    """Pours in finished work and runs the year; `seconds` are those of the year alone.

    `closing`: the work is paid and still to be closed. `workers`: so many processes go through the
    year at once, each on its own, and divide what there is to do.
    """
    first = at.replace(hour=15, minute=0, second=0, microsecond=0)
    finish_work(engagements, first, closing=closing, progress=progress)
    start = time.perf_counter()
    with _others(workers - 1, first, most=engagements * 4):
        _year(first, most=engagements * 4, progress=progress)
    seconds = time.perf_counter() - start
    sent, twice = _counted()
    return FollowUpFigures(
        engagements=engagements,
        seconds=round(seconds, 1),
        sent=sent,
        sent_twice=twice,
        per_second=round(sent / seconds, 1) if seconds else 0.0,
        missing=_untold(engagements) + (_unclosed() if closing else 0),
    )


@contextmanager
def _others(number: int, first: datetime, *, most: int) -> Iterator[None]:
    """Further workers, each a process with connections of its own; waits for them to end."""
    connections.close_all()
    close_pool: Any = getattr(connections["default"], "close_pool", None)
    if close_pool:
        close_pool()
    made = get_context("fork")
    found = [
        made.Process(target=_year, args=(first,), kwargs={"most": most}) for _ in range(number)
    ]
    for each in found:
        each.start()
    try:
        yield
        for each in found:
            each.join()
    finally:
        for each in found:
            each.kill()
    if any(each.exitcode for each in found):
        raise RuntimeError("a worker failed")


def _year(first: datetime, *, most: int, progress: Progress = lambda what, done, of: None) -> None:
    for day in range(DAYS):
        progress("days", day, DAYS)
        if day % KILLED_EVERY == 0:
            _killed_round(first + timedelta(days=day))
        _round(first + timedelta(days=day), most=most)


def _round(at: datetime, *, most: int) -> None:
    for act in ACTS:
        act(at=at, most=most)


def _fire(*, at: datetime, most: int) -> int:
    return fire_due(at=at, limit=most)


#: What the worker does on its rounds.
ACTS = (_fire, remind_of_follow_ups, ask_outcomes, remind_of_outcomes)


def _killed_round(at: datetime) -> None:
    """A worker that dies before what it wrote last is committed."""
    for act in ACTS:
        try:
            with transaction.atomic():
                act(at=at, most=KILLED_AFTER)
                raise _KilledError
        except _KilledError:
            continue


def _counted() -> tuple[int, int]:
    """How many notices were written, and how many of them say what that person was told already."""
    rows = (
        Notice.objects.filter(kind__in=ALLOWED)
        .values("email", "kind", "subject", "body")
        .annotate(number=Count("pk"))
        .values_list("kind", "number")
    )
    sent = twice = 0
    for kind, number in rows.iterator():
        sent += number
        twice += max(number - ALLOWED[kind], 0)
    return sent, twice


def _untold(engagements: int) -> int:
    """Follow-ups and questions that nobody was told of."""
    return (
        PLANNED * engagements
        - FollowUp.objects.filter(told_at__isnull=False).count()
        + QUESTIONS * engagements
        - Outcome.objects.filter(asked_at__isnull=False).count()
        - Outcome.objects.filter(reminded_at__isnull=False).count()
    )


def _unclosed() -> int:
    """Clocks that did not run out, and work that is not closed."""
    return (
        Clock.objects.filter(fired_at=None, stopped_at=None).count()
        + Clock.objects.exclude(failure="").count()
        + Engagement.objects.exclude(state="closed").count()
        + NextStep.objects.filter(late_at=None).count()
    )
