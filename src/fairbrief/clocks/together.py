"""Many clocks in one transaction: reminders, and consequences that can be run for many."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from django.apps import apps
from django.db import connection, models
from django.db.models import F
from django.utils.module_loading import import_string

from fairbrief.audit.actors import CLOCK
from fairbrief.clocks.models import Clock
from fairbrief.clocks.rules import RULES

logger = logging.getLogger("fairbrief.clocks")
#: What a reminder changes of its clock.
REMINDED = ("reminders_sent", "next_at", "failure")


def due_clocks(at: datetime) -> models.QuerySet[Clock]:
    """Live clocks whose moment has come, the first due first, locked as they are read; those that
    others hold are skipped."""
    return (
        Clock.objects.select_for_update(skip_locked=True)
        .filter(stopped_at=None, fired_at=None, next_at__lte=at)
        .order_by("next_at", "id")
    )


def remind_together(keys: Sequence[int], /, *, at: datetime) -> int:
    """Serves the reminders that are still due of these clocks; returns how many.

    In the caller's transaction. They change nothing but their clocks and the outbox, so they wait
    for nobody.
    """
    run = [clock for clock in due_clocks(at).filter(pk__in=keys) if clock.due_at > at]
    subjects = subjects_of(run)
    found = [(subjects.get((clock.subject_label, clock.subject_id)), clock) for clock in run]
    live = [(subject, clock) for subject, clock in found if subject and clock.kind in RULES]
    live.sort(key=lambda each: each[1].kind)
    for kind, group in groupby(live, lambda each: each[1].kind):
        RULES[kind].remind_each(list(group))
    for subject, clock in live:
        note_reminder(clock, subject, at=at)
    _save_reminded([clock for _subject, clock in live])
    _stop({clock.pk for clock in run}.difference(clock.pk for _subject, clock in live), at=at)
    return len(run)


def _save_reminded(clocks: Sequence[Clock]) -> None:
    """What `note_reminder` set; bulk_update costs many times as much."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE clocks_clock AS c"
            " SET next_at = now.next_at, reminders_sent = now.sent, failure = ''"
            " FROM unnest(%s::bigint[], %s::timestamptz[], %s::int[]) AS now (id, next_at, sent)"
            " WHERE c.id = now.id",
            [
                [clock.pk for clock in clocks],
                [clock.next_at for clock in clocks],
                [clock.reminders_sent for clock in clocks],
            ],
        )


def _stop(keys: Collection[int], *, at: datetime) -> int:
    """Clocks without a rule or subject left."""
    if keys:
        logger.warning("clocks %s have no rule or subject left: stopped", sorted(keys))
    return Clock.objects.filter(pk__in=keys).update(stopped_at=at) if keys else 0


def note_reminder(clock: Clock, subject: models.Model, /, *, at: datetime) -> None:
    """Sets a clock on to what comes after the reminder that was just served; not saved.

    It stands for all whose moment has passed: nobody is reminded twice in one minute of the same.
    """
    clock.failure = ""
    moments = RULES[clock.kind].moments(subject, clock.started_at, clock.due_at)
    passed = sum(moment <= at for moment in moments)
    clock.reminders_sent = max(clock.reminders_sent + 1, passed)
    clock.next_at = next(iter(moments[clock.reminders_sent :]), clock.due_at)


def run_out_together(kind: str, keys: Sequence[int], /, *, at: datetime) -> int:
    """Runs the consequence of a kind for all of these clocks that are still due; returns how many.

    In the caller's transaction. Subjects are locked before their clocks, as people who act on them
    do it, and those that somebody holds just now are left for later: it never waits for anybody
    who waits for it.
    """
    rows = Clock.objects.filter(pk__in=keys, kind=kind).values_list("subject_label", "subject_id")
    run: list[tuple[Clock, Any]] = []
    gone = 0
    for label, pairs in groupby(sorted(rows), lambda row: row[0]):
        ids = {key for _label, key in pairs}
        locked = subjects(label, kind).select_for_update(skip_locked=True, of=("self",))
        held = {row.pk: row for row in locked.filter(pk__in=ids).order_by("pk")}
        due = due_clocks(at).filter(pk__in=keys, subject_label=label, due_at__lte=at)
        run += [(clock, held[clock.subject_id]) for clock in due.filter(subject_id__in=held)]
        if len(held) < len(ids):
            there = subjects(label, kind).filter(pk__in=ids).values_list("pk", flat=True)
            lost = [each.pk for each in due.filter(subject_id__in=ids.difference(there))]
            gone += _stop(lost, at=at)
    if run:
        fired = [clock.pk for clock, _subject in run]
        Clock.objects.filter(pk__in=fired).update(fired_at=at, failure="", next_at=F("due_at"))
        import_string(RULES[kind].then_all)([row for _clock, row in run], actor=CLOCK, at=at)
    return len(run) + gone


def subjects_of(clocks: Iterable[Clock], /) -> dict[tuple[str, int], models.Model]:
    """What the clocks run on, in one query a kind, with what its row names."""
    found: dict[tuple[str, int], models.Model] = {}
    in_order = sorted(clocks, key=lambda clock: (clock.subject_label, clock.kind))
    for (label, kind), group in groupby(in_order, lambda each: (each.subject_label, each.kind)):
        ids = [clock.subject_id for clock in group]
        found |= {(label, row.pk): row for row in subjects(label, kind).filter(pk__in=ids)}
    return found


def subject_of(clock: Clock, /) -> models.Model | None:
    return subjects_of([clock]).get((clock.subject_label, clock.subject_id))


def subjects(label: str, kind: str, /) -> models.QuerySet[Any]:
    """Rows of the model, with what the rule of that kind reads of others."""
    rows: models.QuerySet[Any] = apps.get_model(label)._base_manager.all()
    rule = RULES.get(kind)
    return rows.select_related(*rule.reads) if rule and rule.reads else rows
