"""Approvals by others: of academic credit, of work authorization, of whatever a campus asks for."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from fairbrief.engagements.models import Engagement
from fairbrief.kernel.codes import PublicCodeField
from fairbrief.organizations.models import Campus
from fairbrief.tracking.states import LIVE_APPROVALS, ApprovalKind, ApprovalState


class Approval(models.Model):
    """One person is asked, by mailed link, to approve an experience or work that has not begun.

    Whoever is asked may name another in their place; `name` and `email` are of who is asked now.
    """

    code = PublicCodeField()
    campus = models.ForeignKey(Campus, on_delete=models.PROTECT, related_name="+")
    experience = models.ForeignKey(
        "tracking.Experience",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="approvals",
    )
    engagement = models.ForeignKey(
        Engagement, null=True, blank=True, on_delete=models.PROTECT, related_name="approvals"
    )
    kind = models.CharField(_("what for"), max_length=13, choices=ApprovalKind.choices)
    state = models.CharField(
        max_length=9, choices=ApprovalState.choices, default=ApprovalState.WAITING
    )
    name = models.CharField(_("who is asked"), max_length=120)
    email = models.EmailField(_("mail address"))
    question = models.CharField(_("what you ask"), max_length=500, blank=True)
    due_at = models.DateTimeField(_("answer by"))
    asked_at = models.DateTimeField()
    asked_by_name = models.CharField(max_length=120)
    #: How often it was passed on, and by whom the last time.
    passed_on = models.PositiveSmallIntegerField(default=0)
    passed_on_by_name = models.CharField(max_length=120, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by_name = models.CharField(max_length=120, blank=True)
    reason = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("asked_at", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(experience__isnull=False, engagement__isnull=True)
                | Q(experience__isnull=True, engagement__isnull=False),
                name="approval_of_one_thing",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("approved", "refused")) | Q(decided_at__isnull=False),
                name="approval_decided_when",
            ),
            models.CheckConstraint(
                condition=~Q(state="refused") | ~Q(reason=""), name="approval_refused_with_reason"
            ),
            models.UniqueConstraint(
                "experience",
                "engagement",
                "kind",
                Lower("email"),
                condition=Q(state__in=LIVE_APPROVALS),
                nulls_distinct=False,
                name="approval_one_live_a_person",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.name}"

    @property
    def subject(self) -> models.Model:
        """The experience or the work."""
        return self.experience or self.engagement  # type: ignore[return-value]

    @property
    def is_waiting(self) -> bool:
        return self.state == ApprovalState.WAITING

    @property
    def is_overdue(self) -> bool:
        """Nobody answered in time, so the office decides."""
        return self.state == ApprovalState.OVERDUE

    @property
    def is_live(self) -> bool:
        return self.state in LIVE_APPROVALS

    @property
    def is_approved(self) -> bool:
        return self.state == ApprovalState.APPROVED

    @property
    def is_refused(self) -> bool:
        return self.state == ApprovalState.REFUSED

    @property
    def is_withdrawn(self) -> bool:
        return self.state == ApprovalState.WITHDRAWN
