"""Feedback of both sides, and what comes next."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from fairbrief.engagements.models import Engagement
from fairbrief.kernel.codes import PublicCodeField
from fairbrief.relationships.advice import Advice
from fairbrief.relationships.rating import RatingRound, SelfRating, Wording

__all__ = [
    "COMPETENCIES",
    "Advice",
    "Feedback",
    "NextStep",
    "RatingRound",
    "SelfRating",
    "Wording",
]

#: The eight career-readiness competencies (NACE, 2021).
COMPETENCIES = (
    ("career", _("Career and self-development")),
    ("communication", _("Communication")),
    ("critical_thinking", _("Critical thinking")),
    ("equity", _("Equity and inclusion")),
    ("leadership", _("Leadership")),
    ("professionalism", _("Professionalism")),
    ("teamwork", _("Teamwork")),
    ("technology", _("Technology")),
)


class Feedback(models.Model):
    """One side's feedback, hidden from the other until both have spoken or 14 days are over.

    A trigger keeps the answers and the words they were given under as they are.
    """

    class Side(models.TextChoices):
        STUDENT = "student", _("the student")
        EMPLOYER = "employer", _("the employer")

    engagement = models.ForeignKey(Engagement, on_delete=models.PROTECT, related_name="feedback")
    side = models.CharField(max_length=8, choices=Side.choices)
    #: {"communication": 3, …}: a level of each question of the wording; what is missing was left.
    ratings = models.JSONField(default=dict)
    wording = models.ForeignKey(Wording, on_delete=models.PROTECT, related_name="+")
    went_well = models.TextField(_("what went well"), max_length=1500)
    next_time = models.TextField(_("what to do differently next time"), max_length=1500, blank=True)
    to_the_office = models.TextField(_("for the career office only"), max_length=1500, blank=True)
    by_name = models.CharField(max_length=120)
    at = models.DateTimeField()
    #: When both sides could read it. Nothing is counted of it before.
    opened_at = models.DateTimeField(null=True, blank=True)
    #: The office looks into it: until then nobody reads it, and no public figure counts it.
    hidden_at = models.DateTimeField(null=True, blank=True)
    #: The office took it away for good. The row stays, for the record.
    removed_at = models.DateTimeField(null=True, blank=True)
    removed_by_name = models.CharField(max_length=120, blank=True)
    #: The public round a student's ratings stand in.
    round = models.ForeignKey(
        RatingRound, null=True, blank=True, on_delete=models.PROTECT, related_name="feedback"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["engagement", "side"], name="one_feedback_a_side"),
            models.CheckConstraint(
                condition=Q(round=None) | Q(side="student", opened_at__isnull=False),
                name="published_are_opened_students_ratings",
            ),
            models.CheckConstraint(
                condition=Q(removed_at=None) | ~Q(removed_by_name=""),
                name="feedback_removed_by_whom",
            ),
        ]
        indexes = [
            # What has waited for a public round.
            models.Index(
                fields=["engagement"],
                condition=Q(
                    side="student",
                    round=None,
                    opened_at__isnull=False,
                    hidden_at=None,
                    removed_at=None,
                ),
                name="feedback_unpublished",
            )
        ]

    def __str__(self) -> str:
        return f"{self.side} on {self.engagement}"

    @property
    def is_shown(self) -> bool:
        """The office neither looks into it nor has taken it away."""
        return self.hidden_at is None and self.removed_at is None


class NextStep(models.Model):
    """The employer's answer to "what next": a step, or not now with a reason."""

    class Kind(models.TextChoices):
        AGAIN = "again", _("another micro-internship")
        LONGER = "longer", _("a longer internship")
        INTERVIEW = "interview", _("an interview")
        OFFER = "offer", _("a job offer")
        REFERRAL = "referral", _("an introduction to someone else")
        REFERENCE = "reference", _("a reference")
        NOT_NOW = "not_now", _("not now")

    code = PublicCodeField()
    engagement = models.OneToOneField(
        Engagement, on_delete=models.PROTECT, related_name="next_step"
    )
    kind = models.CharField(max_length=9, choices=Kind.choices, blank=True)
    note = models.TextField(_("say a little more"), max_length=1000, blank=True)
    asked_by_student_at = models.DateTimeField(null=True, blank=True)
    wish = models.CharField(max_length=300, blank=True)
    #: Set when the employer let the time for an answer pass.
    late_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by_name = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at=None) | ~Q(kind=""), name="next_step_answered_with_kind"
            ),
            models.CheckConstraint(
                condition=~Q(kind="not_now") | ~Q(note=""), name="not_now_has_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} after {self.engagement}"

    @property
    def is_answered(self) -> bool:
        return self.answered_at is not None

    @property
    def is_a_step(self) -> bool:
        """The employer offers something."""
        return self.is_answered and self.kind != self.Kind.NOT_NOW
