"""A brief before a campus: its review, and answers to the campus’s own questions."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from fairbrief.briefs.models import Brief
from fairbrief.kernel.codes import PublicCodeField
from fairbrief.organizations.models import Campus
from fairbrief.vetting.states import (
    BriefReviewState,
)


class BriefReview(models.Model):
    """One campus's review of one brief."""

    code = PublicCodeField()
    brief = models.ForeignKey(Brief, on_delete=models.CASCADE, related_name="reviews")
    campus = models.ForeignKey(Campus, on_delete=models.CASCADE, related_name="brief_reviews")
    state = models.CharField(
        max_length=14, choices=BriefReviewState.choices, default=BriefReviewState.WAITING
    )
    version = models.PositiveIntegerField()
    policy_version = models.PositiveIntegerField(null=True, blank=True)
    reason = models.TextField(_("reason"), max_length=2000, blank=True)
    #: Rules an officer set aside, with the reason: {"PAY-06": "…"}.
    overrides = models.JSONField(default=dict, blank=True)
    #: Approved by the campus's policy alone, without a person.
    by_policy = models.BooleanField(default=False)
    #: Could have been approved by the policy, and was drawn for a person to read.
    is_sample = models.BooleanField(default=False)
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    #: The officer who has taken it on.
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    asked_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)
    #: When an approved brief was taken off the list again; it was decided on before.
    taken_off_at = models.DateTimeField(null=True, blank=True)
    #: Which rules it was last read under: see `queries.rechecks.rules_in_force`.
    read_under = models.CharField(max_length=24, blank=True)
    #: Since when something blocks a brief that was approved, for the rules have changed, and what.
    recheck_at = models.DateTimeField(null=True, blank=True)
    recheck_rules = ArrayField(models.CharField(max_length=20), default=list, blank=True)

    class Meta:
        ordering = ("asked_at",)
        indexes = [
            models.Index(fields=["campus", "state", "asked_at"]),
            models.Index(
                fields=["campus", "read_under"],
                condition=Q(state="approved"),
                name="brief_review_read_under",
            ),
            models.Index(
                fields=["campus", "recheck_at"],
                condition=Q(recheck_at__isnull=False),
                name="brief_review_recheck",
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["brief", "campus"], name="one_review_a_campus"),
            models.CheckConstraint(
                condition=Q(state="waiting") | Q(decided_at__isnull=False),
                name="brief_review_decided",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["declined", "changes_asked", "taken_off"]) | ~Q(reason=""),
                name="brief_review_has_reason",
            ),
            models.CheckConstraint(
                condition=Q(by_policy=False)
                | Q(state="approved", officer=None, policy_version__isnull=False),
                name="brief_review_by_policy_is_approved",
            ),
            models.CheckConstraint(
                condition=Q(recheck_at=None, recheck_rules=[])
                | Q(state="approved", recheck_at__isnull=False) & ~Q(recheck_rules=[]),
                name="brief_review_recheck_is_of_approved",
            ),
        ]

    @property
    def shown(self) -> str:
        """What a page of it shows, for `kernel.seen`: a version, whose words never change."""
        return str(self.version)

    @property
    def last_decided_at(self) -> datetime | None:
        """When the office decided on it, or after that to take it off its list."""
        return self.taken_off_at or self.decided_at

    def __str__(self) -> str:
        return f"{self.brief} at {self.campus}"


class BriefAnswer(models.Model):
    """What an employer answers a campus's own question about a brief. `asked` is the question as
    it was put: asked in other words it is another question."""

    brief = models.ForeignKey(Brief, on_delete=models.CASCADE, related_name="campus_answers")
    campus = models.ForeignKey(Campus, on_delete=models.CASCADE, related_name="brief_answers")
    asked = models.CharField(max_length=200)
    answer = models.TextField(_("answer"), max_length=1000)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(
                fields=["brief", "campus", "asked"], name="brief_answer_once_a_question"
            ),
            models.CheckConstraint(condition=~Q(answer=""), name="brief_answer_is_given"),
        ]

    def __str__(self) -> str:
        return f"answer on {self.brief} to {self.campus}"
