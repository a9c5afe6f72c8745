"""What was found in words, what was reported, what the office decided."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from fairbrief.concerns.states import ConcernState
from fairbrief.kernel.codes import PublicCodeField
from fairbrief.organizations.models import Campus, Employer
from fairbrief.students.models import Student


class Side(models.TextChoices):
    """The two who write to each other."""

    STUDENT = "student", _("the student")
    EMPLOYER = "employer", _("the employer")


class Reading(models.Model):
    """What the rules found in words when they were saved. Words without a finding have no row.

    `kind` names the words (see `kinds.py`), `row_id` the row that holds them.
    """

    kind = models.CharField(max_length=30)
    row_id = models.BigIntegerField()
    #: SHA-256 of the words that were read: others than these have not been read yet.
    digest = models.CharField(max_length=64)
    findings = models.JSONField()
    rules_version = models.CharField(max_length=20)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "row_id"], name="one_reading_of_words")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.row_id}"


class Concern(models.Model):
    """Words that one campus's office looks at: reported by who received them, or serious by rule.

    The words are kept as they were. `side` wrote them; `student` is the other one or the writer,
    nobody for words that everyone reads.
    """

    code = PublicCodeField()
    campus = models.ForeignKey(Campus, on_delete=models.PROTECT, related_name="concerns")
    #: Nobody where a student writes to everyone and no employer has to do with it.
    employer = models.ForeignKey(
        Employer, null=True, blank=True, on_delete=models.PROTECT, related_name="concerns"
    )
    student = models.ForeignKey(
        Student, null=True, blank=True, on_delete=models.PROTECT, related_name="concerns"
    )
    state = models.CharField(
        max_length=8, choices=ConcernState.choices, default=ConcernState.NOTICED
    )
    kind = models.CharField(max_length=30)
    row_id = models.BigIntegerField()
    digest = models.CharField(max_length=64)
    side = models.CharField(max_length=8, choices=Side.choices)
    by_name = models.CharField(max_length=120)
    about = models.CharField(max_length=120)
    words = models.TextField(blank=True)
    names = ArrayField(models.CharField(max_length=200), default=list, blank=True)
    findings = models.JSONField(default=list, blank=True)
    rules_version = models.CharField(max_length=20)
    made_at = models.DateTimeField()
    reported_at = models.DateTimeField(null=True, blank=True)
    #: What the office asked who runs the installation, and the answer.
    question = models.TextField(max_length=2000, blank=True)
    answer = models.TextField(max_length=2000, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by_name = models.CharField(max_length=120, blank=True)
    #: What the office told the side that wrote the words, and those who reported them.
    said = models.TextField(max_length=2000, blank=True)
    note = models.TextField(max_length=1000, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by_name = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ("-id",)
        indexes = [
            models.Index(fields=["campus", "state"]),
            models.Index(fields=["employer", "campus"]),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["campus", "kind", "row_id", "digest"], name="one_concern_of_words"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["no_harm", "warned", "held", "removed"])
                | Q(decided_at__isnull=False) & ~Q(decided_by_name=""),
                name="concern_decided_by_whom",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["warned", "held", "removed"]) | ~Q(said=""),
                name="concern_decided_with_words",
            ),
            models.CheckConstraint(
                condition=~Q(state="held") | Q(side="employer"), name="concern_holds_an_employer"
            ),
            models.CheckConstraint(
                condition=~Q(side="employer") | Q(employer__isnull=False),
                name="concern_of_which_employer",
            ),
            models.CheckConstraint(
                condition=~Q(state="asked") | ~Q(question=""), name="concern_asked_something"
            ),
            models.CheckConstraint(
                condition=~Q(state="reported") | Q(reported_at__isnull=False),
                name="concern_reported_when",
            ),
        ]

    def __str__(self) -> str:
        return f"Concern {self.code}"

    @property
    def whom(self) -> str:
        """Whom it is about, in a line: the employer on either side, else the student."""
        return self.employer.name if self.employer else self.by_name

    @property
    def is_of_employer(self) -> bool:
        """The employer's side wrote the words."""
        return self.side == Side.EMPLOYER


class Report(models.Model):
    """One receiver's report of words, once. Who reported is for the office's eyes only."""

    concern = models.ForeignKey(Concern, on_delete=models.CASCADE, related_name="reports")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    email = models.EmailField()
    name = models.CharField(max_length=200)
    side = models.CharField(max_length=8, choices=Side.choices)
    reason = models.TextField(_("what worries you about it"), max_length=1000, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint("concern", Lower("email"), name="one_report_a_receiver")
        ]

    def __str__(self) -> str:
        return f"{self.name} on {self.concern}"
