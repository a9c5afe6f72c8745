"""Notes, holds, nominations, care, looks, and the wish to see the record."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from fairbrief.advising.states import HoldState, RequestState
from fairbrief.briefs.models import Brief
from fairbrief.kernel.codes import PublicCodeField
from fairbrief.organizations.models import Campus
from fairbrief.roster.models import RosterEntry


class NoteKind(models.TextChoices):
    MEETING = "meeting", _("meeting")
    CALL = "call", _("call")
    MAIL = "mail", _("mail")
    WORRY = "worry", _("worry")
    GOOD_NEWS = "good", _("good news")
    OTHER = "other", _("other")


class Seen(models.TextChoices):
    """Who may read a note."""

    MINE = "mine", _("only me")
    OFFICE = "office", _("my office")


class Note(models.Model):
    """What an officer writes down about a student.

    A note for its author alone is a memory aid in the sole possession of its maker; one for the
    office is part of the student's education record (34 CFR 99.3).
    """

    code = PublicCodeField()
    entry = models.ForeignKey(RosterEntry, on_delete=models.PROTECT, related_name="notes")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    by_name = models.CharField(max_length=120)
    kind = models.CharField(_("what it was"), max_length=7, choices=NoteKind.choices)
    seen_by = models.CharField(_("who may read it"), max_length=6, choices=Seen.choices)
    day = models.DateField(_("when"))
    text = models.TextField(_("note"), max_length=4000)
    version = models.PositiveSmallIntegerField(default=1)
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-day", "-id")
        indexes = [models.Index(fields=["entry", "-day"])]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="note_says_something"),
            models.CheckConstraint(condition=Q(version__gte=1), name="note_has_a_version"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.day}"

    @property
    def is_private(self) -> bool:
        return self.seen_by == Seen.MINE


class NoteVersion(models.Model):
    """What a note said before it was changed. Never changed itself (a trigger sees to it)."""

    note = models.ForeignKey(Note, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=7, choices=NoteKind.choices)
    seen_by = models.CharField(max_length=6, choices=Seen.choices)
    day = models.DateField()
    text = models.TextField()
    until = models.DateTimeField()

    class Meta:
        ordering = ("-number",)
        constraints = [
            models.UniqueConstraint(fields=["note", "number"], name="one_note_version_a_number")
        ]

    def __str__(self) -> str:
        return f"{self.note} v{self.number}"


class Hold(models.Model):
    """The office stops a student from applying or signing for a time; the student reads why."""

    code = PublicCodeField()
    entry = models.ForeignKey(RosterEntry, on_delete=models.PROTECT, related_name="holds")
    state = models.CharField(max_length=8, choices=HoldState.choices, default=HoldState.STANDING)
    reason = models.TextField(_("reason"), max_length=500)
    ask_name = models.CharField(_("whom to ask"), max_length=120)
    ask_email = models.EmailField(_("their address"))
    starts_on = models.DateField(_("from"))
    #: The last day; none when only an officer lifts it.
    until = models.DateField(_("until"), null=True, blank=True)
    stops_applying = models.BooleanField(_("applying"), default=False)
    stops_signing = models.BooleanField(_("signing an agreement"), default=False)
    placed_at = models.DateTimeField()
    placed_by_name = models.CharField(max_length=120)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by_name = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ("-placed_at", "-id")
        indexes = [models.Index(fields=["entry", "state"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(stops_applying=True) | Q(stops_signing=True),
                name="hold_stops_something",
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("starts_on")), name="hold_in_order"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="hold_has_reason"),
            models.CheckConstraint(
                condition=Q(state="standing") | Q(ended_at__isnull=False), name="hold_ended_when"
            ),
        ]

    def __str__(self) -> str:
        return f"Hold {self.code}"

    @property
    def stops(self) -> list[str]:
        """What it stops, in words."""
        fields = [
            self._meta.get_field(name)
            for name in ("stops_applying", "stops_signing")
            if getattr(self, name)
        ]
        return [str(field.verbose_name) for field in fields]  # type: ignore[union-attr]


class Nomination(models.Model):
    """The office names a student for a brief, with a sentence the employer reads if they apply."""

    code = PublicCodeField()
    entry = models.ForeignKey(RosterEntry, on_delete=models.PROTECT, related_name="nominations")
    brief = models.ForeignKey(Brief, on_delete=models.PROTECT, related_name="nominations")
    sentence = models.CharField(_("why this student"), max_length=300)
    by_name = models.CharField(max_length=120)
    made_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-made_at", "-id")
        constraints = [
            models.UniqueConstraint(
                fields=["entry", "brief"],
                condition=Q(withdrawn_at=None),
                name="one_live_nomination",
            ),
            models.CheckConstraint(condition=~Q(sentence=""), name="nomination_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.entry} for {self.brief}"


class Care(models.Model):
    """Who of an office looks after something that needs attention, or until when it is set aside.

    `kind` and `key` name it: the kind of alert or issue, and the code of what it is about.
    """

    campus = models.ForeignKey(Campus, on_delete=models.CASCADE, related_name="care")
    kind = models.CharField(max_length=20)
    key = models.CharField(max_length=12)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    taken_at = models.DateTimeField(null=True, blank=True)
    #: The first day on which it is shown again; sooner when its level is higher than `aside_level`.
    aside_until = models.DateField(null=True, blank=True)
    aside_level = models.PositiveSmallIntegerField(default=0)
    aside_reason = models.CharField(max_length=300, blank=True)
    aside_by_name = models.CharField(max_length=120, blank=True)

    class Meta:
        verbose_name_plural = "care"
        constraints = [
            models.UniqueConstraint(fields=["campus", "kind", "key"], name="one_care_a_thing"),
            models.CheckConstraint(
                condition=Q(aside_until=None) | ~Q(aside_reason=""), name="aside_with_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class Look(models.Model):
    """Somebody of the office read a student's page, or that of an experience or a work of theirs,
    once an hour. The student sees it."""

    entry = models.ForeignKey(RosterEntry, on_delete=models.CASCADE, related_name="looks")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    by_name = models.CharField(max_length=120)
    #: The begin of the hour.
    hour = models.DateTimeField()

    class Meta:
        ordering = ("-hour", "-id")
        constraints = [
            models.UniqueConstraint(fields=["entry", "user", "hour"], name="one_look_an_hour")
        ]

    def __str__(self) -> str:
        return f"{self.by_name} at {self.hour:%d %b %H}"


class RecordRequest(models.Model):
    """A student asks to see the office's notes. Shown by an officer, or by the clock."""

    code = PublicCodeField()
    entry = models.ForeignKey(RosterEntry, on_delete=models.PROTECT, related_name="requests")
    state = models.CharField(max_length=5, choices=RequestState.choices, default=RequestState.ASKED)
    asked_at = models.DateTimeField()
    shown_at = models.DateTimeField(null=True, blank=True)
    shown_by_name = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ("-id",)
        constraints = [
            models.UniqueConstraint(
                fields=["entry"], condition=Q(state="asked"), name="one_live_record_request"
            ),
            models.CheckConstraint(
                condition=~Q(state="shown") | Q(shown_at__isnull=False), name="record_shown_when"
            ),
        ]

    def __str__(self) -> str:
        return f"Request {self.code}"
