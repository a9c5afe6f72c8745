"""Firing what is due: reminders first, then the consequence."""

from __future__ import annotations

import logging
import traceback
from datetime import datetime, timedelta
from itertools import takewhile
from typing import Any

from django.apps import apps
from django.db import models, transaction

from fairbrief.clocks.models import Clock
from fairbrief.clocks.rules import RULES, ClockRule
from fairbrief.kernel.errors import FairbriefError

logger = logging.getLogger("fairbrief.clocks")
RETRY_AFTER = timedelta(minutes=15)
#: Reminders served in one transaction, as long as nothing else is due between them.
A_BATCH = 200
#: What a reminder changes of its clock.
_REMINDED = ("reminders_sent", "next_at", "failure")


def fire_due(*, at: datetime, limit: int = 500) -> int:
    """Runs every reminder and consequence due by `at`; returns how many clocks were served.

    Each consequence is served in its own transaction under its clock's lock, skipping clocks that
    another worker holds. Reminders that come one after the other share a transaction: they change
    nothing but their clocks and the outbox, so they wait for nobody. What fails, of either, is kept
    with its failure and tried again a quarter hour later.
    """
    served, batch = 0, A_BATCH
    while served < limit:
        try:
            some = _remind_some(at, min(batch, limit - served)) if batch else 0
        except Exception:
            # One of them fails: the others are not kept waiting for it.
            logger.exception("reminders failed together, and are tried one by one")
            batch = some = 0
        some = some or _serve_one(at)
        if not some:
            break
        served += some
    return served


def _remind_some(at: datetime, most: int) -> int:
    """The reminders that are due before any consequence is; 0 when a consequence comes first."""
    with transaction.atomic():
        found = list(_due(at)[:most])
        run = list(takewhile(lambda clock: clock.due_at > at and clock.kind in RULES, found))
        subjects = _subjects_of(run)
        for clock in run:
            subject = subjects.get((clock.subject_label, clock.subject_id))
            if subject is None:
                clock.stopped_at = at
            else:
                _remind(clock, RULES[clock.kind], subject)
        Clock.objects.bulk_update(run, [*_REMINDED, "stopped_at"])
        return len(run)


def _subjects_of(clocks: list[Clock]) -> dict[tuple[str, int], models.Model]:
    """What the clocks run on, in one query a model, with what its row names."""
    found: dict[tuple[str, int], models.Model] = {}
    for label, kind in {(clock.subject_label, clock.kind) for clock in clocks}:
        ids = [clock.subject_id for clock in clocks if clock.kind == kind]
        found |= {(label, row.pk): row for row in _subjects(label, kind).filter(pk__in=ids)}
    return found


def _subjects(label: str, kind: str) -> models.QuerySet[Any]:
    """Rows of the model, with what the rule of that kind reads of others."""
    rows: models.QuerySet[Any] = apps.get_model(label)._base_manager.all()
    rule = RULES.get(kind)
    return rows.select_related(*rule.reads) if rule and rule.reads else rows


def _serve_one(at: datetime) -> bool:
    with transaction.atomic():
        clock = next_due(at)
        if clock is None:
            return False
        serve(clock, at=at)
        return True


def next_due(at: datetime) -> Clock | None:
    """The live clock whose moment came first by `at`, locked; those others hold are skipped."""
    return _due(at).first()


def _due(at: datetime) -> models.QuerySet[Clock]:
    return (
        Clock.objects.select_for_update(skip_locked=True)
        .filter(stopped_at=None, fired_at=None, next_at__lte=at)
        .order_by("next_at", "id")
    )


def serve(clock: Clock, /, *, at: datetime) -> None:
    """One reminder or the consequence of a clock that the caller holds."""
    rule = RULES.get(clock.kind)
    subject = subject_of(clock)
    if rule is None or subject is None:
        logger.warning("clock %s (%s) has no rule or subject left: stopped", clock.pk, clock.kind)
        clock.stopped_at = at
        clock.save(update_fields=["stopped_at"])
    elif clock.due_at > at:
        _remind_alone(clock, rule, subject, at=at)
    else:
        _run_out(clock, rule, subject, at=at)


def _remind_alone(clock: Clock, rule: ClockRule, subject: models.Model, *, at: datetime) -> None:
    """One that fails never keeps waiting what is due after it, nor the clock's own consequence."""
    try:
        with transaction.atomic():
            _remind(clock, rule, subject)
    except Exception:
        _keep_failure(clock)
        clock.next_at = min(at + RETRY_AFTER, clock.due_at)
    clock.save(update_fields=_REMINDED)


def _remind(clock: Clock, rule: ClockRule, subject: models.Model) -> None:
    if rule.reminder:
        rule.reminder(subject, clock)
    clock.failure = ""
    clock.reminders_sent += 1
    clock.next_at = rule.next_moment(subject, clock.started_at, clock.due_at, clock.reminders_sent)


def _run_out(clock: Clock, rule: ClockRule, subject: models.Model, *, at: datetime) -> None:
    try:
        with transaction.atomic():
            clock.fired_at = at
            clock.save(update_fields=["fired_at"])
            rule.run_consequence(subject, at=at)
    except FairbriefError:
        # The turn was taken in the meantime, so there is nothing left to happen.
        logger.info("clock %s (%s) came too late", clock.pk, clock.kind)
        clock.fired_at, clock.stopped_at = None, at
        clock.save(update_fields=["fired_at", "stopped_at"])
    except Exception:
        _keep_failure(clock)
        clock.fired_at = None
        clock.next_at = clock.due_at = at + RETRY_AFTER
        clock.save(update_fields=["fired_at", "failure", "next_at", "due_at"])


def _keep_failure(clock: Clock) -> None:
    """That of the exception at hand."""
    logger.exception("clock %s (%s) failed", clock.pk, clock.kind)
    clock.failure = traceback.format_exc()[-4000:]


def subject_of(clock: Clock) -> models.Model | None:
    found: models.Model | None = (
        _subjects(clock.subject_label, clock.kind).filter(pk=clock.subject_id).first()
    )
    return found
