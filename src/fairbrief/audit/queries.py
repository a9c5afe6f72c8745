"""Reads of the record."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.db.models.functions import Cast

from fairbrief.audit.models import Event
from fairbrief.audit.workflow import WORKFLOWS
from fairbrief.kernel.written import written_once


def history_of(subject: models.Model) -> models.QuerySet[Event]:
    """The subject's events, oldest first."""
    return Event.objects.filter(
        subject_label=subject._meta.label_lower, subject_id=subject.pk
    ).order_by("id")


def whole_history_of(subject: models.Model) -> list[Event]:
    """The subject's events, oldest first, for a page that shows them all. One query."""
    return _events_of(subject._meta.label_lower, subject.pk)


@written_once
def _events_of(label: str, key: int) -> models.QuerySet[Event]:
    return Event.objects.filter(subject_label=label, subject_id=key).order_by("id")


def latest_of(subject: models.Model) -> Event | None:
    """What happened to the subject last."""
    return history_of(subject).order_by("-id").first()


def has_moved_since(subject: models.Model, moment: datetime, /) -> bool:
    """Whether the subject, read again, is in another state than at the moment."""
    workflow = WORKFLOWS.get(subject._meta.label_lower)
    later = history_of(subject).filter(at__gt=moment).exclude(target="")
    source = later.values_list("source", flat=True).first()
    if workflow is None or source is None:
        return False
    row = subject.__class__._base_manager.filter(pk=subject.pk)
    return row.exclude(**{workflow.state_field: source}).exists()


def histories_of(label: str, keys: Iterable[int]) -> dict[int, list[Event]]:
    """The events of many subjects of one model, oldest first, by primary key. One query."""
    found: dict[int, list[Event]] = {}
    for event in Event.objects.filter(subject_label=label, subject_id__in=keys).order_by("id"):
        found.setdefault(event.subject_id, []).append(event)
    return found


def with_codes[Row: models.Model](rows: Iterable[Row]) -> list[Row]:
    """Gives each event or clock, as `code`, that by which people know what it is about; "" where
    it has none. One query."""
    found: list[Any] = list(rows)
    keys: dict[str, set[int]] = {}
    for row in found:
        keys.setdefault(row.subject_label, set()).add(row.subject_id)
    known = [each for label, pks in keys.items() if (each := _codes_of(label, pks)) is not None]
    codes = (
        # In no order: that of the first model is by a column that the others have not.
        {(label, pk): code for label, pk, code in known[0].union(*known[1:], all=True).order_by()}
        if known
        else {}
    )
    for row in found:
        row.code = codes.get((row.subject_label, row.subject_id), "")
    return found


def _codes_of(label: str, keys: set[int]) -> models.QuerySet[Any, tuple[str, int, str]] | None:
    """None of a room that is no more, and of what has no code."""
    try:
        model = apps.get_model(label)
        model._meta.get_field("code")
    except (LookupError, ValueError, FieldDoesNotExist):
        return None
    rows: models.QuerySet[Any, tuple[str, int, str]] = (
        model._default_manager.filter(pk__in=keys)
        .order_by()
        .values_list(models.Value(label), "pk", Cast("code", models.TextField()))
    )
    return rows


def latest_events() -> models.QuerySet[Event]:
    """Everything that happened, newest first."""
    return Event.objects.order_by("-id")
