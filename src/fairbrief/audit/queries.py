"""Reads of the record."""

from __future__ import annotations

from django.db import models

from fairbrief.audit.models import Event


def history_of(subject: models.Model) -> models.QuerySet[Event]:
    """The subject's events, oldest first."""
    return Event.objects.filter(
        subject_label=subject._meta.label_lower, subject_id=subject.pk
    ).order_by("id")


def latest_events() -> models.QuerySet[Event]:
    """Everything that happened, newest first."""
    return Event.objects.order_by("-id")
