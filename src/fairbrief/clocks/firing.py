"""Firing what is due: reminders first, then the consequence."""

from __future__ import annotations

import logging
import traceback
from datetime import datetime, timedelta

from django.apps import apps
from django.db import models, transaction

from fairbrief.clocks.models import Clock
from fairbrief.clocks.rules import RULES, ClockRule
from fairbrief.kernel.errors import FairbriefError

logger = logging.getLogger("fairbrief.clocks")
RETRY_AFTER = timedelta(minutes=15)


def fire_due(*, at: datetime, limit: int = 500) -> int:
    """Runs every reminder and consequence due by `at`; returns how many clocks were served.

    Each clock is served in its own transaction under its own lock, skipping those another worker
    holds; a consequence that fails is kept with its failure and tried again a quarter hour later.
    """
    served = 0
    while served < limit and _serve_one(at):
        served += 1
    return served


def _serve_one(at: datetime) -> bool:
    with transaction.atomic():
        clock = next_due(at)
        if clock is None:
            return False
        serve(clock, at=at)
        return True


def next_due(at: datetime) -> Clock | None:
    """The live clock whose moment came first by `at`, locked; those others hold are skipped."""
    return (
        Clock.objects.select_for_update(skip_locked=True)
        .filter(stopped_at=None, fired_at=None, next_at__lte=at)
        .order_by("next_at", "id")
        .first()
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
        if rule.reminder:
            rule.reminder(subject, clock)
        clock.reminders_sent += 1
        clock.next_at = rule.next_moment(
            subject, clock.started_at, clock.due_at, clock.reminders_sent
        )
        clock.save(update_fields=["reminders_sent", "next_at"])
    else:
        _run_out(clock, rule, subject, at=at)


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
        logger.exception("clock %s (%s) failed", clock.pk, clock.kind)
        clock.fired_at = None
        clock.failure = traceback.format_exc()[-4000:]
        clock.next_at = clock.due_at = at + RETRY_AFTER
        clock.save(update_fields=["fired_at", "failure", "next_at", "due_at"])


def subject_of(clock: Clock) -> models.Model | None:
    found: models.Model | None = (
        apps.get_model(clock.subject_label)._base_manager.filter(pk=clock.subject_id).first()
    )
    return found
