"""What became of people after an experience: one question at three, six and twelve months."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from fairbrief.organizations.models import Campus
from fairbrief.tracking.states import OutcomeAnswer

#: Months after its end at which it is asked what came next.
STAGES = (3, 6, 12)


class Outcome(models.Model):
    """What the student says they do so many months after an experience ended.

    There is a row once it was asked or answered; `answer` is empty while it was only asked.
    """

    experience = models.ForeignKey(
        "tracking.Experience", on_delete=models.CASCADE, related_name="outcomes"
    )
    months = models.PositiveSmallIntegerField(choices=[(each, str(each)) for each in STAGES])
    answer = models.CharField(
        _("where you are now"), max_length=10, choices=OutcomeAnswer.choices, blank=True
    )
    note = models.CharField(_("a sentence on it"), max_length=300, blank=True)
    said_at = models.DateTimeField(null=True, blank=True)
    #: When the mail with the question left; empty for what was said unasked.
    asked_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("experience", "months")
        indexes = [
            models.Index(
                fields=["asked_at"],
                name="outcome_to_remind",
                condition=Q(said_at=None, reminded_at=None),
            )
        ]
        constraints = [
            models.UniqueConstraint(fields=["experience", "months"], name="outcome_one_a_stage"),
            models.CheckConstraint(
                condition=Q(answer="", said_at=None) | (~Q(answer="") & Q(said_at__isnull=False)),
                name="outcome_said_when",
            ),
            models.CheckConstraint(condition=Q(months__in=STAGES), name="outcome_of_a_stage"),
        ]

    def __str__(self) -> str:
        return f"{self.experience}, {self.months}"

    @property
    def is_answered(self) -> bool:
        return self.said_at is not None


class OutcomeOptOut(models.Model):
    """A person who wants no mail that asks what came next, by their address at a campus."""

    campus = models.ForeignKey(Campus, on_delete=models.CASCADE, related_name="+")
    email = models.EmailField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint("campus", Lower("email"), name="outcome_one_opt_out")
        ]

    def __str__(self) -> str:
        return self.email
