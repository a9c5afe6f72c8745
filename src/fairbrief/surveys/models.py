"""Surveys, the versions of their wording, rounds of asking, whom they asked, and answers."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from fairbrief.kernel.codes import PublicCodeField
from fairbrief.organizations.models import Campus
from fairbrief.roster.models import Group, RosterEntry
from fairbrief.students.models import Student
from fairbrief.surveys.states import Audience, QuestionKind, RoundState


class Survey(models.Model):
    """A questionnaire of one campus. Its wording stands in its versions."""

    code = PublicCodeField()
    campus = models.ForeignKey(Campus, on_delete=models.CASCADE, related_name="surveys")
    #: What it is called now; each version keeps what it was called then.
    title = models.CharField(_("title"), max_length=120)
    #: A promise: fixed once somebody was asked.
    is_anonymous = models.BooleanField(_("anonymous"), default=True)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("-made_at", "-id")

    def __str__(self) -> str:
        return self.title


class Question(models.Model):
    """What a question is over all versions, however it is worded: trends follow it."""

    code = PublicCodeField()
    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="questions")
    #: What it is about, for reports; empty for a campus's own.
    topic = models.SlugField(max_length=40, blank=True)

    def __str__(self) -> str:
        return self.code


class Version(models.Model):
    """The wording at one time. Frozen by a trigger once a round has asked it."""

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    intro = models.TextField(max_length=600, blank=True)
    made_at = models.DateTimeField()
    made_by_name = models.CharField(max_length=120)

    class Meta:
        ordering = ("-number",)
        constraints = [
            models.UniqueConstraint(fields=["survey", "number"], name="survey_one_version_a_number")
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.number}"


class Wording(models.Model):
    """A question as one version asks it."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="wordings")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="wordings")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=7, choices=QuestionKind.choices)
    text = models.CharField(max_length=200)
    #: The choices in their order; of a scale, the words for its two ends, if any.
    choices = models.JSONField(default=list)

    class Meta:
        ordering = ("position",)
        constraints = [
            models.UniqueConstraint(fields=["version", "position"], name="survey_one_place"),
            models.UniqueConstraint(fields=["version", "question"], name="survey_asked_once"),
        ]

    def __str__(self) -> str:
        return self.text


class Round(models.Model):
    """One time of asking: a version, an audience, until when."""

    code = PublicCodeField()
    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="rounds")
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="rounds")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=6, choices=RoundState.choices, default=RoundState.OPEN)
    is_anonymous = models.BooleanField()
    audience = models.CharField(max_length=9, choices=Audience.choices)
    group = models.ForeignKey(
        Group, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    audience_words = models.CharField(max_length=200)
    opened_at = models.DateTimeField()
    opened_by_name = models.CharField(max_length=120)
    closes_on = models.DateField()
    reminded_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    invited = models.PositiveIntegerField(default=0)
    #: What was answered, counted once it is closed (see `kept`): no row of answers is read again.
    counted = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ("-opened_at", "-id")
        constraints = [
            models.UniqueConstraint(fields=["survey", "number"], name="survey_one_round_a_number"),
            models.UniqueConstraint(
                fields=["survey"], condition=Q(state="open"), name="survey_one_open_round"
            ),
            models.CheckConstraint(
                condition=~Q(state="closed") | Q(closed_at__isnull=False),
                name="survey_round_closed_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version.title}, {self.number}"

    @property
    def is_open(self) -> bool:
        return self.state == RoundState.OPEN


class Invitation(models.Model):
    """That somebody was asked, and whether they answered; never what, and never when."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="invitations")
    entry = models.ForeignKey(
        RosterEntry, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    student = models.ForeignKey(
        Student, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    invited_on = models.DateField()
    mails = models.PositiveSmallIntegerField(default=0)
    has_answered = models.BooleanField(default=False)
    #: The person put it aside: they are not reminded.
    is_aside = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["student", "invited_on"]),
            models.Index(fields=["entry", "invited_on"]),
            models.Index(
                fields=["round", "mails"],
                name="survey_to_mail",
                condition=Q(has_answered=False, is_aside=False, mails__lt=2),
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["round", "entry"], name="survey_asked_once_an_entry"),
            models.UniqueConstraint(fields=["round", "student"], name="survey_asked_once_a_user"),
            models.CheckConstraint(
                condition=Q(entry__isnull=False) | Q(student__isnull=False),
                name="survey_asked_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round}: {self.student or self.entry}"


class Response(models.Model):
    """One person's answers, by the question's code.

    Of an anonymous round it names nobody and no day, its key is random, and all rows of the round
    are written anew in random order whenever one is added: see `actions.answer`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="responses")
    is_anonymous = models.BooleanField()
    invitation = models.OneToOneField(
        Invitation, null=True, blank=True, on_delete=models.CASCADE, related_name="response"
    )
    answered_on = models.DateField(null=True, blank=True)
    answers = models.JSONField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(is_anonymous=True, invitation=None, answered_on=None)
                | Q(is_anonymous=False, invitation__isnull=False, answered_on__isnull=False),
                name="survey_anonymous_names_nobody",
            )
        ]

    def __str__(self) -> str:
        return str(self.round)


class OptOut(models.Model):
    """Somebody who does not want to be asked: kept by student or by entry."""

    student = models.OneToOneField(
        Student, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    entry = models.OneToOneField(
        RosterEntry, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    made_on = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(student__isnull=False) ^ Q(entry__isnull=False),
                name="survey_opted_out_somebody",
            )
        ]

    def __str__(self) -> str:
        return str(self.student or self.entry)
