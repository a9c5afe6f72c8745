"""Firing what is due: reminders first, then the consequence."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby

from django.db import OperationalError, connection, models, transaction
from psycopg import errors

from fairbrief.audit.queries import has_moved_since
from fairbrief.clocks.models import Clock
from fairbrief.clocks.rules import RULES, ClockRule
from fairbrief.clocks.together import (
    REMINDED,
    due_clocks,
    note_reminder,
    remind_together,
    run_out_together,
    subject_of,
)
from fairbrief.kernel.errors import IllegalMoveError

logger = logging.getLogger("fairbrief.clocks")
RETRY_AFTER = timedelta(minutes=15)
#: How long a consequence waits for what people hold. They lock a subject before its clock, and this
#: the other way round: whoever waits for a second is taken for one of two that wait for each other,
#: and it must not be they who read of an error.
PATIENCE = "500ms"
#: Clocks looked at together, and served in one transaction where that is possible.
A_BATCH = 500
#: Clocks served in one round; the rest goes with the next.
A_ROUND = 20_000


def fire_due(*, at: datetime, limit: int = A_ROUND) -> int:
    """Runs every reminder and consequence due by `at`; returns how many clocks were served.

    Clocks that another worker holds are skipped, so several divide the work. Reminders that come
    one after the other share a transaction, and so do consequences of a kind that can be run for
    many; every other consequence has its own, under its clock's lock. What fails of those together
    is taken back as a whole and served one by one; what fails alone is kept with its failure and
    tried again a quarter hour later.
    """
    served = passed = 0
    while served < limit:
        runs = list(_runs(at, most=min(A_BATCH, limit - served), after=passed))
        if not runs:
            break
        some = sum(_serve_run(run, at=at) for run in runs)
        # Where nothing could be served all are held by others: on to what comes after those.
        passed = 0 if some else passed + A_BATCH
        served += some
    return served


@dataclass(frozen=True)
class _Run:
    """Clocks due one after the other that can be served in one transaction, by their keys.

    They are read without a lock: whoever serves them looks again under it.
    """

    kind: str
    is_reminder: bool
    keys: Sequence[int]


def _runs(at: datetime, *, most: int, after: int) -> Iterator[_Run]:
    """What is due, in its order; of one moment reminders first, and each kind together."""
    rows = Clock.objects.filter(stopped_at=None, fired_at=None, next_at__lte=at)
    found = rows.order_by("next_at", "id").values_list("next_at", "due_at", "kind", "pk")
    in_order = sorted(
        (next_at, due_at <= at, kind, key)
        for next_at, due_at, kind, key in found[after : after + most]
    )
    for (is_due, kind), group in groupby(in_order, lambda row: (row[1], row[2] if row[1] else "")):
        keys = [key for _moment, _is_due, _kind, key in group]
        if not is_due or _runs_together(kind):
            yield _Run(kind, not is_due, keys)
        else:
            yield from (_Run(kind, is_reminder=False, keys=[key]) for key in keys)


def _runs_together(kind: str) -> bool:
    return kind in RULES and bool(RULES[kind].then_all)


def _serve_run(run: _Run, *, at: datetime) -> int:
    if len(run.keys) > 1 or _runs_together(run.kind):
        try:
            with transaction.atomic():
                if run.is_reminder:
                    return remind_together(run.keys, at=at)
                return run_out_together(run.kind, run.keys, at=at)
        except Exception:
            # One of them fails: the others are not kept waiting for it.
            logger.exception("%s clocks failed together: served one by one", len(run.keys))
    return sum(_serve_one(key, at=at) for key in run.keys)


def _serve_one(key: int, *, at: datetime) -> bool:
    with transaction.atomic():
        clock = due_clocks(at).filter(pk=key).first()
        if clock is None:
            return False
        return serve(clock, at=at)


def next_due(at: datetime) -> Clock | None:
    """The live clock whose moment came first by `at`, locked; those others hold are skipped."""
    return due_clocks(at).first()


def serve(clock: Clock, /, *, at: datetime) -> bool:
    """One reminder or the consequence of a clock that the caller holds. False where somebody holds
    what it is about: it is left for the next round."""
    rule = RULES.get(clock.kind)
    subject = subject_of(clock)
    if rule is None or subject is None:
        logger.warning("clock %s (%s) has no rule or subject left: stopped", clock.pk, clock.kind)
        clock.stopped_at = at
        clock.save(update_fields=["stopped_at"])
    elif clock.due_at > at:
        _remind_alone(clock, rule, subject, at=at)
    else:
        return _run_out(clock, rule, subject, at=at)
    return True


def _remind_alone(clock: Clock, rule: ClockRule, subject: models.Model, *, at: datetime) -> None:
    """One that fails never keeps waiting what is due after it, nor the clock's own consequence."""
    try:
        with transaction.atomic():
            rule.remind_each([(subject, clock)])
            note_reminder(clock, subject, at=at)
    except Exception:
        _keep_failure(clock)
        clock.next_at = min(at + RETRY_AFTER, clock.due_at)
    clock.save(update_fields=REMINDED)


def _run_out(clock: Clock, rule: ClockRule, subject: models.Model, *, at: datetime) -> bool:
    try:
        with transaction.atomic():
            _wait_but_little()
            clock.fired_at = at
            clock.save(update_fields=["fired_at"])
            rule.run_consequence(subject, at=at)
    except Exception as error:
        clock.fired_at = None
        if _is_held(error):
            # Somebody acts on it this very moment, and may stop the clock: the next round sees.
            logger.info("clock %s (%s) waits for who holds its subject", clock.pk, clock.kind)
            return False
        if _was_taken(clock, subject, error):
            logger.info("clock %s (%s) came too late", clock.pk, clock.kind)
            clock.stopped_at = at
            clock.save(update_fields=["fired_at", "stopped_at"])
            return True
        _keep_failure(clock)
        # People read the end of their turn: it stays where it was.
        clock.next_at = at + RETRY_AFTER
        clock.save(update_fields=["fired_at", "failure", "next_at"])
    return True


def _was_taken(clock: Clock, subject: models.Model, error: Exception) -> bool:
    """Whether there is nothing left to happen: the subject has gone on to a state that the
    consequence does not know. Any other refusal, of this subject or of one that follows it, would
    leave people waiting with no clock, so it is a fault."""
    return (
        isinstance(error, IllegalMoveError)
        and error.subject == subject
        and has_moved_since(subject, clock.started_at)
    )


def _wait_but_little() -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL lock_timeout = '{PATIENCE}'")


def _is_held(error: Exception) -> bool:
    return isinstance(error, OperationalError) and isinstance(
        error.__cause__, errors.LockNotAvailable | errors.DeadlockDetected
    )


def _keep_failure(clock: Clock) -> None:
    """That of the exception at hand."""
    logger.exception("clock %s (%s) failed", clock.pk, clock.kind)
    clock.failure = traceback.format_exc()[-4000:]
