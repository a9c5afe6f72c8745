"""Running clocks."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q


class Clock(models.Model):
    """One side's turn on one subject.

    Live until it is stopped (the turn was taken) or fired (it was not, and the consequence ran).
    `due_at` is the end people read; `next_at` is when the worker looks at it next, and lies behind
    that end only where something went wrong and is tried again.
    """

    subject_label = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    kind = models.CharField(max_length=60)
    owner = models.CharField(max_length=30)
    started_at = models.DateTimeField()
    due_at = models.DateTimeField()
    next_at = models.DateTimeField()
    reminders_sent = models.PositiveSmallIntegerField(default=0)
    stopped_at = models.DateTimeField(null=True, blank=True)
    fired_at = models.DateTimeField(null=True, blank=True)
    failure = models.TextField(blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["next_at"],
                name="clock_live_next",
                condition=Q(stopped_at=None, fired_at=None),
            ),
            models.Index(fields=["subject_label", "subject_id"], name="clock_subject"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["subject_label", "subject_id", "kind"],
                condition=Q(stopped_at=None, fired_at=None),
                name="one_live_clock_a_kind",
            ),
            models.CheckConstraint(
                condition=Q(stopped_at=None) | Q(fired_at=None), name="clock_stopped_or_fired"
            ),
            models.CheckConstraint(
                condition=Q(next_at__lte=F("due_at")) | ~Q(failure=""), name="clock_next_by_due"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.subject_label} {self.subject_id}"

    @property
    def is_live(self) -> bool:
        return self.stopped_at is None and self.fired_at is None


class LastRound(models.Model):
    """When the worker last looked for clocks that are due. One row."""

    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.at:%F %T}"
