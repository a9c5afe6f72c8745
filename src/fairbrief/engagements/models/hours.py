"""Hours: planned, timed, logged, corrected, and what guards them."""

from __future__ import annotations

from datetime import timedelta

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from fairbrief.engagements.models.engagement import Engagement
from fairbrief.kernel.codes import PublicCodeField


class PlannedWeek(models.Model):
    """One week of the work plan."""

    engagement = models.ForeignKey(Engagement, on_delete=models.CASCADE, related_name="weeks")
    number = models.PositiveSmallIntegerField()
    starts_on = models.DateField()
    minutes = models.PositiveIntegerField()
    goal = models.CharField(_("goal for the week"), max_length=240, blank=True)
    review = models.CharField(_("how it went"), max_length=500, blank=True)

    class Meta:
        ordering = ("number",)
        constraints = [
            models.UniqueConstraint(fields=["engagement", "number"], name="planned_week_number")
        ]

    def __str__(self) -> str:
        return f"week {self.number}"


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


class HoursEntry(models.Model):
    """Time worked on one day."""

    code = PublicCodeField()
    engagement = models.ForeignKey(Engagement, on_delete=models.CASCADE, related_name="entries")
    day = models.DateField(_("day"))
    minutes = models.PositiveIntegerField(_("time"))
    note = models.CharField(_("what you did"), max_length=240)
    logged_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-day", "-id")
        constraints = [
            models.CheckConstraint(
                condition=Q(minutes__gte=5) & Q(minutes__lte=16 * 60), name="entry_is_a_day_at_most"
            )
        ]

    def __str__(self) -> str:
        return f"{self.minutes} min on {self.day}"


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


class HoursGuard(models.Model):
    """At 80 % and 100 % of the agreed hours both sides choose how to go on."""

    class Choice(models.TextChoices):
        CUT_SCOPE = "cut_scope", _("cut the scope")
        ADD_PAY = "add_pay", _("add hours and pay")
        STOP = "stop", _("stop here")
        ON_TRACK = "on_track", _("it fits, go on")

    engagement = models.ForeignKey(Engagement, on_delete=models.CASCADE, related_name="guards")
    percent = models.PositiveSmallIntegerField()
    raised_at = models.DateTimeField()
    student_choice = models.CharField(max_length=9, choices=Choice.choices, blank=True)
    employer_choice = models.CharField(max_length=9, choices=Choice.choices, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("percent",)
        constraints = [
            models.UniqueConstraint(fields=["engagement", "percent"], name="guard_once_a_mark")
        ]

    def __str__(self) -> str:
        return f"{self.percent} %"
