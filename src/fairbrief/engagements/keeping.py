"""What both sides keep while the work runs: timed hours, corrections, check-ins, decisions, parts
that are accepted.

Its models are the room's; `models` names them with the others.
"""

from __future__ import annotations

from datetime import timedelta

from django.db import models
from django.db.models import F, Q

from fairbrief.kernel.codes import PublicCodeField


class Timer(models.Model):
    """A stretch of work that was timed. It runs until it is stopped, then becomes one entry.

    One that was forgotten stops by itself; how long the work really took is then asked.
    """

    #: A timer nobody stops has been forgotten after this.
    LONGEST = timedelta(hours=4)

    code = PublicCodeField()
    engagement = models.ForeignKey(
        "engagements.Engagement", on_delete=models.CASCADE, related_name="timers"
    )
    student = models.ForeignKey("students.Student", on_delete=models.PROTECT, related_name="timers")
    started_at = models.DateTimeField()
    stopped_at = models.DateTimeField(null=True, blank=True)
    entry = models.OneToOneField(
        "engagements.HoursEntry",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="timer",
    )
    dropped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-id",)
        constraints = [
            models.UniqueConstraint(
                fields=["student"],
                condition=Q(stopped_at=None),
                name="one_running_timer_a_student",
            ),
            models.CheckConstraint(
                condition=Q(stopped_at=None) | Q(stopped_at__gte=F("started_at")),
                name="timer_stops_after_its_start",
            ),
            models.CheckConstraint(
                condition=Q(stopped_at__isnull=False) | Q(entry=None, dropped_at=None),
                name="timer_counts_when_stopped",
            ),
            models.CheckConstraint(
                condition=Q(entry=None) | Q(dropped_at=None), name="timer_counts_or_is_dropped"
            ),
        ]

    def __str__(self) -> str:
        return f"timer of {self.started_at:%d %b %H:%M}"

    @property
    def is_running(self) -> bool:
        return self.stopped_at is None


class EntryChange(models.Model):
    """What an entry said before it was corrected or taken out. Append-only (a trigger)."""

    entry = models.ForeignKey(
        "engagements.HoursEntry", on_delete=models.PROTECT, related_name="changes"
    )
    day = models.DateField()
    minutes = models.PositiveIntegerField()
    note = models.CharField(max_length=240)
    was_removed = models.BooleanField(default=False)
    at = models.DateTimeField()
    by_name = models.CharField(max_length=120)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.minutes} min on {self.day} before"
