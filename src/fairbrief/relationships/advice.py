"""What either side asks the career office at the end: advice, which the other never learns of."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from fairbrief.engagements.models import Engagement
from fairbrief.kernel.codes import PublicCodeField
from fairbrief.organizations.models import Campus


class AdviceState(models.TextChoices):
    ASKED = "asked", _("asked")
    ANSWERED = "answered", _("answered")


class Advice(models.Model):
    """Please advise: a question about one engagement that the office answers who asked."""

    class Side(models.TextChoices):
        STUDENT = "student", _("the student")
        EMPLOYER = "employer", _("the employer")

    code = PublicCodeField()
    engagement = models.ForeignKey(Engagement, on_delete=models.PROTECT, related_name="advice")
    #: The office that answers: of the student's campus when it was asked.
    campus = models.ForeignKey(Campus, on_delete=models.PROTECT, related_name="+")
    side = models.CharField(max_length=8, choices=Side.choices)
    state = models.CharField(max_length=8, choices=AdviceState.choices, default=AdviceState.ASKED)
    question = models.TextField(_("what you would like advice on"), max_length=1500)
    by_name = models.CharField(max_length=120)
    by_email = models.EmailField()
    asked_at = models.DateTimeField()
    answer = models.TextField(_("your advice"), max_length=3000, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by_name = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ("-id",)
        indexes = [models.Index(fields=["campus", "state"])]
        constraints = [
            models.UniqueConstraint(
                "engagement",
                "side",
                Lower("by_email"),
                condition=Q(state="asked"),
                name="one_open_question_a_person",
            ),
            models.CheckConstraint(
                condition=~Q(state="answered") | Q(answered_at__isnull=False) & ~Q(answer=""),
                name="advice_answered_with_words",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.side} on {self.engagement}"
