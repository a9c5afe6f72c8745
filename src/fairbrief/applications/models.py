"""Applications, and what the two sides write to each other about one."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from fairbrief.applications.states import ApplicationState
from fairbrief.briefs.models import Brief
from fairbrief.concerns.models import Side
from fairbrief.kernel.codes import PublicCodeField
from fairbrief.students.models import Student


class Application(models.Model):
    """A student's application to one brief, up to the answer to an offer."""

    code = PublicCodeField()
    brief = models.ForeignKey(Brief, on_delete=models.PROTECT, related_name="applications")
    student = models.ForeignKey(Student, on_delete=models.PROTECT, related_name="applications")
    state = models.CharField(
        max_length=11, choices=ApplicationState.choices, default=ApplicationState.DRAFT
    )
    interest = models.TextField(_("why this one"), max_length=1200, blank=True)
    experience = models.TextField(_("what you have done that helps"), max_length=1200, blank=True)
    link = models.URLField(_("a link to your own work, if you like"), blank=True)
    hours_a_week = models.PositiveSmallIntegerField(
        _("hours a week you can give"), null=True, blank=True
    )
    brief_version = models.PositiveIntegerField(default=0)
    #: The student had not finished a micro-internship here when it was sent.
    is_first_time = models.BooleanField(default=False)
    #: Since when the employer reads it without its being sent: the student ranked the brief on a
    #: matching day.
    shown_at = models.DateTimeField(null=True, blank=True)
    #: Since when it waits for a place that comes free: who waits longest moves up first.
    alternate_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(_("reason"), max_length=1000, blank=True)
    employer_note = models.TextField(max_length=1000, blank=True)
    #: The employer took its offer back before it was answered. It can do so once.
    offer_withdrawn_at = models.DateTimeField(null=True, blank=True)
    offer_withdrawn_because = models.TextField(max_length=1000, blank=True)
    made_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True, blank=True)
    seen_at = models.DateTimeField(null=True, blank=True)
    offered_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-id",)
        indexes = [
            models.Index(fields=["brief", "state"]),
            models.Index(fields=["student", "state"]),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["brief", "student"],
                condition=~Q(state__in=["declined", "withdrawn", "returned"]),
                name="one_live_application",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "withdrawn"]) | Q(submitted_at__isnull=False),
                name="application_sent_when",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["offered", "accepted"]) | Q(offered_at__isnull=False),
                name="application_offered_when",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["declined", "returned"]) | ~Q(reason=""),
                name="application_end_has_reason",
            ),
            models.CheckConstraint(
                condition=Q(offer_withdrawn_at=None) | ~Q(offer_withdrawn_because=""),
                name="offer_withdrawn_has_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.student} for {self.brief}"

    def get_state_display(self) -> str:  # type: ignore[no-redef]
        """The state in a word. Django's own gathers the words of all states, for each row anew."""
        return str(ApplicationState(self.state).label)


class Message(models.Model):
    """One message of one thread: from the shortlist on, through the work, to its close.

    Never changed or deleted (a trigger sees to it), until its words are over (`Forgotten`).
    """

    code = PublicCodeField()
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="messages")
    side = models.CharField(max_length=8, choices=Side.choices)
    by_user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    by_name = models.CharField(max_length=120)
    text = models.TextField(_("message"), max_length=3000)
    at = models.DateTimeField()

    class Meta:
        ordering = ("-id",)
        indexes = [models.Index(fields=["application", "-id"])]
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="message_says_something")]

    def __str__(self) -> str:
        return f"{self.by_name}, {self.at:%d %b %H:%M}"


class MessageFile(models.Model):
    """A file that came with a message."""

    code = PublicCodeField()
    message = models.ForeignKey(Message, on_delete=models.PROTECT, related_name="files")
    file = models.FileField(upload_to="messages/%Y/%m/", max_length=200)
    name = models.CharField(max_length=200)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return self.name


class Forgotten(models.Model):
    """The words and files of an application and its thread were removed, their time to be kept
    being over. Written once (a trigger sees to it); nothing of a thread goes without it."""

    application = models.OneToOneField(
        Application, on_delete=models.PROTECT, related_name="forgotten"
    )
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.application_id} forgotten on {self.at:%Y-%m-%d}"


class ReadMark(models.Model):
    """How far one person has read a thread. `reader` is a person's id, or the address of a link."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="marks")
    reader = models.CharField(max_length=254)
    upto = models.BigIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["application", "reader"], name="one_mark_a_reader")
        ]

    def __str__(self) -> str:
        return f"{self.reader} up to {self.upto}"
