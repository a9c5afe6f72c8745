"""Feedback of both sides, and what comes next."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from fairbrief.engagements.models import Engagement
from fairbrief.kernel.codes import PublicCodeField

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
    """One side's feedback, hidden from the other until both have spoken or 14 days are over."""

    class Side(models.TextChoices):
        STUDENT = "student", _("the student")
        EMPLOYER = "employer", _("the employer")

    engagement = models.ForeignKey(Engagement, on_delete=models.PROTECT, related_name="feedback")
    side = models.CharField(max_length=8, choices=Side.choices)
    #: {"communication": 3, …}: 1 emerging, 2 developing, 3 applying, 4 proficient.
    ratings = models.JSONField(default=dict)
    went_well = models.TextField(_("what went well"), max_length=1500)
    next_time = models.TextField(_("what to do differently next time"), max_length=1500, blank=True)
    to_the_office = models.TextField(_("for the career office only"), max_length=1500, blank=True)
    by_name = models.CharField(max_length=120)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["engagement", "side"], name="one_feedback_a_side")
        ]

    def __str__(self) -> str:
        return f"{self.side} on {self.engagement}"


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
