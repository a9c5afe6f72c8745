"""What both sides keep while the work runs: timed hours, corrections, check-ins, decisions, parts
that are accepted.

Its models are the room's; `models` names them with the others.
"""

from __future__ import annotations

from datetime import timedelta

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from fairbrief.engagements.states import Side
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


class CheckIn(models.Model):
    """One check-in of the agreed rhythm: three lines of the student and a word of the supervisor.

    Open until it is written, spoken (a conversation stood in for it), missed, or let go because the
    work stands still. While the student works there is one open.
    """

    code = PublicCodeField()
    engagement = models.ForeignKey(
        "engagements.Engagement", on_delete=models.CASCADE, related_name="check_ins"
    )
    number = models.PositiveSmallIntegerField()
    opened_at = models.DateTimeField()
    due_at = models.DateTimeField()
    done = models.CharField(_("what got done"), max_length=500, blank=True)
    coming = models.CharField(_("what comes next"), max_length=240, blank=True)
    hinders = models.CharField(_("what is in the way"), max_length=500, blank=True)
    written_at = models.DateTimeField(null=True, blank=True)
    spoken_at = models.DateTimeField(null=True, blank=True)
    missed_at = models.DateTimeField(null=True, blank=True)
    let_go_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(_("answer"), max_length=500, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by_name = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ("-number",)
        constraints = [
            models.UniqueConstraint(fields=["engagement", "number"], name="check_in_number"),
            models.UniqueConstraint(
                fields=["engagement"],
                condition=Q(written_at=None, spoken_at=None, missed_at=None, let_go_at=None),
                name="one_open_check_in",
            ),
            models.CheckConstraint(
                condition=Q(written_at=None) | ~Q(done="", coming="", hinders=""),
                name="check_in_written_says_something",
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None) | Q(written_at__isnull=False),
                name="check_in_answered_when_written",
            ),
        ]

    def __str__(self) -> str:
        return f"check-in {self.number}"

    @property
    def is_open(self) -> bool:
        return not (self.written_at or self.spoken_at or self.missed_at or self.let_go_at)


class Decision(models.Model):
    """What was decided along the way, in a line, by either side. Append-only (a trigger)."""

    code = PublicCodeField()
    engagement = models.ForeignKey(
        "engagements.Engagement", on_delete=models.PROTECT, related_name="decisions"
    )
    side = models.CharField(max_length=10, choices=Side.choices)
    by_name = models.CharField(max_length=120)
    text = models.CharField(_("what was decided"), max_length=300)
    why = models.CharField(_("why"), max_length=300, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return self.text


class PieceAcceptance(models.Model):
    """A deliverable accepted for good while others are sent back. Append-only (a trigger)."""

    piece = models.OneToOneField(
        "engagements.Piece", on_delete=models.PROTECT, related_name="acceptance"
    )
    version = models.ForeignKey(
        "engagements.PieceVersion", on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField()
    by_name = models.CharField(max_length=120)

    def __str__(self) -> str:
        return f"{self.version} accepted"


class WeekSheet(models.Model):
    """One week of the work in the student's words: what it is for, and what came of it.

    Apart from check-ins: asked for on the week's first day and on its last, read by the supervisor.
    """

    code = PublicCodeField()
    engagement = models.ForeignKey(
        "engagements.Engagement", on_delete=models.CASCADE, related_name="week_sheets"
    )
    starts_on = models.DateField()
    ends_on = models.DateField()
    plan_asked_at = models.DateTimeField(null=True, blank=True)
    doing = models.CharField(_("what I will do"), max_length=300, blank=True)
    minutes = models.PositiveIntegerField(null=True, blank=True)
    planned_at = models.DateTimeField(null=True, blank=True)
    review_asked_at = models.DateTimeField(null=True, blank=True)
    done = models.CharField(_("what got done"), max_length=300, blank=True)
    blocks = models.CharField(_("what blocks"), max_length=300, blank=True)
    reviewed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-starts_on",)
        constraints = [
            models.UniqueConstraint(fields=["engagement", "starts_on"], name="one_sheet_a_week"),
            models.CheckConstraint(
                condition=Q(planned_at=None) | ~Q(doing="") & Q(minutes__isnull=False),
                name="week_sheet_planned_says_what",
            ),
            models.CheckConstraint(
                condition=Q(reviewed_at=None) | ~Q(done=""), name="week_sheet_reviewed_says_what"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="week_sheet_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"week of {self.starts_on:%d %b}"
