"""How both sides keep in touch: conversations, check-ins, pulses, calls for help, decisions."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from fairbrief.engagements.models.engagement import Engagement
from fairbrief.engagements.states import Asked, MeetingKind, Side
from fairbrief.kernel.codes import PublicCodeField


class Meeting(models.Model):
    """A conversation: a check-in, the senior session, another. The video link is the pair's.

    A senior session is agreed once the one who is asked has said yes; others are at once.
    """

    code = PublicCodeField()
    engagement = models.ForeignKey(Engagement, on_delete=models.CASCADE, related_name="meetings")
    kind = models.CharField(max_length=8, choices=MeetingKind.choices)
    at = models.DateTimeField(_("when"))
    minutes = models.PositiveSmallIntegerField(_("minutes"), default=30)
    link = models.URLField(_("video link"), blank=True)
    agenda = models.CharField(_("what to talk about"), max_length=500, blank=True)
    proposed_by = models.CharField(max_length=10, choices=Side.choices, blank=True)
    #: Who has still to say yes; "" when the time is agreed.
    asked = models.CharField(max_length=7, choices=Asked.choices, blank=True)
    held_at = models.DateTimeField(null=True, blank=True)
    student_note = models.TextField(max_length=1500, blank=True)
    other_note = models.TextField(max_length=1500, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    #: How often its time changed or it was called off: calendars heed the highest.
    sequence = models.PositiveSmallIntegerField(default=0)
    #: Other times of a proposed senior session that suit as well; none once it is agreed.
    other_times = ArrayField(models.DateTimeField(), default=list, blank=True, size=2)
    #: What a senior session left the student with, said by the leader or noted by the student.
    went_well = models.CharField(_("what went well"), max_length=300, blank=True)
    do_next = models.CharField(_("one thing to do next"), max_length=300, blank=True)
    talk_again = models.BooleanField(_("would talk again"), null=True, blank=True)
    feedback_by = models.CharField(max_length=7, choices=Asked.choices, blank=True)
    feedback_at = models.DateTimeField(null=True, blank=True)
    #: When the leader was asked for it after the conversation.
    feedback_asked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("at",)
        constraints = [
            models.CheckConstraint(
                condition=Q(held_at=None) | Q(asked=""), name="meeting_held_when_agreed"
            ),
            models.CheckConstraint(
                condition=Q(feedback_at=None)
                | Q(held_at__isnull=False, talk_again__isnull=False)
                & ~Q(went_well="")
                & ~Q(do_next="")
                & ~Q(feedback_by=""),
                name="meeting_feedback_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.at:%d %b}"

    @property
    def times(self) -> list[datetime]:
        """Every time that is proposed, the earliest first."""
        return sorted([self.at, *self.other_times])

    @property
    def ends_at(self) -> datetime:
        return self.at + timedelta(minutes=self.minutes)


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


class Pulse(models.Model):
    """One question, one answer, during the work."""

    engagement = models.ForeignKey(Engagement, on_delete=models.CASCADE, related_name="pulses")
    asked_of = models.CharField(max_length=10, choices=Side.choices)
    question = models.CharField(max_length=20)
    rating = models.PositiveSmallIntegerField()
    note = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ("-id",)
        constraints = [
            models.CheckConstraint(
                condition=Q(rating__gte=1) & Q(rating__lte=5), name="pulse_rating_range"
            )
        ]

    def __str__(self) -> str:
        return f"{self.question}: {self.rating}"


class StuckCall(models.Model):
    """The stuck button: what blocks the student, what was tried, and the answer."""

    code = PublicCodeField()
    engagement = models.ForeignKey(Engagement, on_delete=models.CASCADE, related_name="stuck_calls")
    goal = models.CharField(_("what you try to do"), max_length=300)
    tried = models.TextField(_("what you tried"), max_length=1000)
    question = models.CharField(_("what you need to know"), max_length=300)
    raised_at = models.DateTimeField()
    #: When nobody had answered: the one who stands in was asked, then the career office told.
    passed_on_at = models.DateTimeField(null=True, blank=True)
    reported_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(_("answer"), max_length=2000, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by_name = models.CharField(max_length=120, blank=True)
    #: When the student said that the answer is read; a new answer is unread again.
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return self.question


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
