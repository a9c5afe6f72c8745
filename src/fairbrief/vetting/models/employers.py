"""An employer’s file at a campus: the decision, what was observed, what was asked."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from fairbrief.kernel.codes import PublicCodeField
from fairbrief.kernel.seen import print_of, print_of_columns
from fairbrief.organizations.models import Campus, Employer
from fairbrief.vetting.states import (
    Condition,
    EmployerReviewState,
    ObservationKind,
    Recheck,
    Tone,
)


class EmployerReview(models.Model):
    """One campus's vetting of one employer."""

    code = PublicCodeField()
    employer = models.ForeignKey(Employer, on_delete=models.CASCADE, related_name="reviews")
    campus = models.ForeignKey(Campus, on_delete=models.CASCADE, related_name="employer_reviews")
    state = models.CharField(
        max_length=12, choices=EmployerReviewState.choices, default=EmployerReviewState.WAITING
    )
    reason = models.TextField(_("reason"), max_length=2000, blank=True)
    answer = models.TextField(_("the employer's answer"), max_length=2000, blank=True)
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    asked_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)
    #: Whether other campuses read the reason of the decision.
    is_shared = models.BooleanField(_("other campuses may read the reason"), default=True)

    # What an approval rests on and how long it holds
    conditions = ArrayField(
        models.CharField(max_length=12, choices=Condition.choices), default=list, blank=True
    )
    conditions_note = models.CharField(_("conditions in words"), max_length=500, blank=True)
    expires_on = models.DateField(_("approved until"), null=True, blank=True)
    #: The decision of another campus this one rests on.
    relies_on = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="relied_on_by"
    )
    relied_decided_at = models.DateTimeField(null=True, blank=True)

    # A second look that waits while the approval stands
    recheck_why = models.CharField(max_length=12, choices=Recheck.choices, blank=True)
    recheck_note = models.CharField(max_length=500, blank=True)
    recheck_at = models.DateTimeField(null=True, blank=True)

    # Trust: whose briefs the policy may approve by itself
    trusted_at = models.DateTimeField(null=True, blank=True)
    trusted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    trusted_until = models.DateField(_("trusted until"), null=True, blank=True)
    trusted_why = models.CharField(_("why you trust it"), max_length=500, blank=True)

    class Meta:
        ordering = ("asked_at",)
        indexes = [models.Index(fields=["campus", "state", "asked_at"], name="vetting_queue")]
        constraints = [
            models.UniqueConstraint(fields=["employer", "campus"], name="one_vetting_a_campus"),
            models.CheckConstraint(
                condition=Q(trusted_at=None) | Q(state="approved") & ~Q(trusted_why=""),
                name="trusted_is_approved_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(recheck_at=None, recheck_why="")
                | Q(recheck_at__isnull=False, state="approved") & ~Q(recheck_why=""),
                name="recheck_is_of_an_approval",
            ),
            models.CheckConstraint(
                condition=Q(state="waiting") | Q(decided_at__isnull=False),
                name="employer_review_decided",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["declined", "more_asked"]) | ~Q(reason=""),
                name="employer_review_has_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.employer} at {self.campus}"

    @property
    def shown(self) -> str:
        """Which decision or answer a page of it ends with, and what the employer says of itself,
        for `kernel.seen`."""
        ends_with = print_of_columns(self, ("state", "asked_at", "decided_at"))
        return print_of(ends_with, self.employer.shown)

    @property
    def shared_reason(self) -> str:
        """The reason as other campuses may read it."""
        return self.reason if self.is_shared else ""


class Observation(models.Model):
    """What an officer saw of an employer. Never edited: it is withdrawn, with a reason."""

    code = PublicCodeField()
    vetting = models.ForeignKey(
        EmployerReview, on_delete=models.CASCADE, related_name="observations"
    )
    kind = models.CharField(_("what you looked at"), max_length=12, choices=ObservationKind.choices)
    tone = models.CharField(_("what it says"), max_length=8, choices=Tone.choices)
    note = models.TextField(_("what you saw"), max_length=1000, blank=True)
    is_shared = models.BooleanField(_("other campuses may read it"), default=False)
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    withdrawn_why = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("-at", "-id")
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_why="")
                | Q(withdrawn_at__isnull=False) & ~Q(withdrawn_why=""),
                name="observation_withdrawn_has_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} of {self.vetting}"


class Inquiry(models.Model):
    """One question of a campus to an employer, and the answer. They make the vetting's thread."""

    vetting = models.ForeignKey(EmployerReview, on_delete=models.CASCADE, related_name="inquiries")
    question = models.TextField(_("your question"), max_length=2000)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    due_at = models.DateTimeField()
    answer = models.TextField(_("the employer's answer"), max_length=2000, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ("asked_at", "id")
        verbose_name_plural = "inquiries"
        constraints = [
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None)
                | Q(answered_at__isnull=False) & ~Q(answer=""),
                name="inquiry_answered_has_answer",
            ),
        ]

    def __str__(self) -> str:
        return f"question to {self.vetting}"
