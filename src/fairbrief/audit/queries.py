"""Reads of the record."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models

from fairbrief.audit.models import Event
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


def histories_of(label: str, keys: Iterable[int]) -> dict[int, list[Event]]:
    """The events of many subjects of one model, oldest first, by primary key. One query."""
    found: dict[int, list[Event]] = {}
    for event in Event.objects.filter(subject_label=label, subject_id__in=keys).order_by("id"):
        found.setdefault(event.subject_id, []).append(event)
    return found


def latest_events() -> models.QuerySet[Event]:
    """Everything that happened, newest first."""
    return Event.objects.order_by("-id")
