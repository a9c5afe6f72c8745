"""Busy times, office hours, the plan's blocks, offered times, and the calendar feed."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _

from fairbrief.engagements.models import Engagement, Meeting
from fairbrief.engagements.states import MeetingKind, Side
from fairbrief.kernel.codes import PublicCodeField
from fairbrief.organizations.models import Member
from fairbrief.planning.states import BusyKind, CalendarKind, Why
from fairbrief.students.models import Student


class BusyCalendar(models.Model):
    """A calendar of the student's, of which only busy times are kept.

    It counts from `kept_at`, when the student has seen what was read, until `removed_at`.
    """

    code = PublicCodeField()
    student = models.ForeignKey(Student, on_delete=models.CASCADE, related_name="calendars")
    kind = models.CharField(max_length=7, choices=CalendarKind.choices)
    name = models.CharField(max_length=120)
    #: A key to the student's calendar elsewhere: never shown whole, never logged.
    address = models.CharField(max_length=1000, blank=True)
    host = models.CharField(max_length=253, blank=True)
    added_at = models.DateTimeField()
    kept_at = models.DateTimeField(null=True, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)
    #: When it was last read well, of what bytes, and what has gone wrong since.
    read_at = models.DateTimeField()
    digest = models.CharField(max_length=64)
    next_at = models.DateTimeField(null=True, blank=True)
    failure = models.CharField(max_length=200, blank=True)
    failures = models.PositiveSmallIntegerField(default=0)
    #: What is to be known of the reading: [what, how often, name].
    notes = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ("-id",)
        indexes = [
            models.Index(
                fields=["next_at"],
                name="calendar_to_read",
                condition=Q(removed_at=None, next_at__isnull=False),
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="file", address="") | Q(kind="address") & ~Q(address=""),
                name="calendar_has_an_address_or_none",
            )
        ]

    def __str__(self) -> str:
        return self.name


class BusyTime(models.Model):
    """A time that is taken: each week between two days in the student's own zone, or once."""

    code = PublicCodeField()
    student = models.ForeignKey(Student, on_delete=models.CASCADE, related_name="busy_times")
    calendar = models.ForeignKey(
        BusyCalendar, null=True, blank=True, on_delete=models.CASCADE, related_name="times"
    )
    kind = models.CharField(_("kind"), max_length=5, choices=BusyKind.choices)
    #: The student alone sees it.
    title = models.CharField(_("name"), max_length=120, blank=True)
    weekday = models.PositiveSmallIntegerField(null=True, blank=True)
    starts = models.TimeField(null=True, blank=True)
    ends = models.TimeField(null=True, blank=True)
    from_on = models.DateField(null=True, blank=True)
    until_on = models.DateField(null=True, blank=True)
    starts_at = models.DateTimeField(null=True, blank=True)
    ends_at = models.DateTimeField(null=True, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("weekday", "starts", "starts_at")
        indexes = [models.Index(fields=["student", "ends_at"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    weekday__lte=6,
                    starts__isnull=False,
                    ends__isnull=False,
                    starts_at=None,
                    ends_at=None,
                )
                & ~Q(starts=F("ends"))
                | Q(weekday=None, starts=None, ends=None, ends_at__gt=F("starts_at")),
                name="busy_each_week_or_once",
            ),
            models.CheckConstraint(
                condition=Q(from_on=None) | Q(until_on=None) | Q(until_on__gte=F("from_on")),
                name="busy_weeks_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.get_kind_display()


class OfficeHour(models.Model):
    """When a supervisor can be reached, each week, in the zone they said."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="office_hours")
    weekday = models.PositiveSmallIntegerField()
    starts = models.TimeField()
    ends = models.TimeField()
    zone = models.CharField(max_length=64)

    class Meta:
        ordering = ("weekday", "starts")
        constraints = [
            models.CheckConstraint(
                condition=Q(weekday__lte=6) & Q(ends__gt=F("starts")), name="office_hours_in_order"
            )
        ]

    def __str__(self) -> str:
        return f"{self.weekday} {self.starts}-{self.ends}"


class _Between(Func):
    """The stretch of time from one moment to another."""

    function = "TSTZRANGE"
    output_field = DateTimeRangeField()


class PlanBlock(models.Model):
    """A stretch of work in the plan. A removed one stays, so that calendars learn of it."""

    code = PublicCodeField()
    student = models.ForeignKey(Student, on_delete=models.CASCADE, related_name="plan_blocks")
    engagement = models.ForeignKey(Engagement, on_delete=models.CASCADE, related_name="plan_blocks")
    starts_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"))
    #: Put there by the student: a new plan leaves it where it is as long as it can.
    is_own = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("starts_at",)
        indexes = [models.Index(fields=["student", "starts_at"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="plan_block_in_order"
            ),
            ExclusionConstraint(
                name="one_block_at_a_time",
                expressions=[
                    ("student", RangeOperators.EQUAL),
                    (_Between("starts_at", "ends_at"), RangeOperators.OVERLAPS),
                ],
                condition=Q(removed_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.starts_at:%d %b %H:%M}"

    @property
    def minutes(self) -> int:
        return int((self.ends_at - self.starts_at).total_seconds()) // 60


class Replanning(models.Model):
    """One time the plan was made anew: why, and what moved; shown until it is seen."""

    student = models.ForeignKey(Student, on_delete=models.CASCADE, related_name="replannings")
    at = models.DateTimeField()
    why = models.CharField(max_length=5, choices=Why.choices)
    #: [{"what": "added" | "removed" | "cut", "title": …, "starts_at": …, "ends_at": …}]
    changes = models.JSONField(default=list)
    seen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.get_why_display()} {self.at:%d %b}"


class Feed(models.Model):
    """A person's private calendar address. Only the SHA-256 of its key is kept."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="feeds"
    )
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    #: When a calendar last came for it.
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user"], condition=Q(ended_at=None), name="one_live_feed_a_user"
            )
        ]

    def __str__(self) -> str:
        return f"feed of {self.user_id}"


class FeedEntry(models.Model):
    """What a person's calendars were told of one event: so that a change has a higher sequence,
    and what fell away is called off."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="feed_entries"
    )
    uid = models.CharField(max_length=120)
    digest = models.CharField(max_length=64)
    said = models.JSONField()
    sequence = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "uid"], name="one_entry_an_event")]

    def __str__(self) -> str:
        return self.uid


class TimeOffer(models.Model):
    """Times one side offers for a conversation; the other picks one."""

    code = PublicCodeField()
    engagement = models.ForeignKey(Engagement, on_delete=models.CASCADE, related_name="time_offers")
    offered_by = models.CharField(max_length=8, choices=Side.choices)
    kind = models.CharField(max_length=8, choices=MeetingKind.choices)
    minutes = models.PositiveSmallIntegerField(default=30)
    link = models.URLField(blank=True)
    agenda = models.CharField(max_length=500, blank=True)
    times = ArrayField(models.DateTimeField())
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    #: What came of it; None for an offer that was taken back, or none of whose times suited.
    meeting = models.OneToOneField(
        Meeting, null=True, blank=True, on_delete=models.SET_NULL, related_name="offer"
    )

    class Meta:
        ordering = ("-id",)
        constraints = [
            models.UniqueConstraint(
                fields=["engagement", "offered_by"],
                condition=Q(ended_at=None),
                name="one_live_offer_a_side",
            ),
            models.CheckConstraint(
                condition=Q(meeting=None) | Q(ended_at__isnull=False), name="offer_taken_is_over"
            ),
        ]

    def __str__(self) -> str:
        return f"{len(self.times)} times, {self.made_at:%d %b}"
