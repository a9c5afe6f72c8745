"""The first of two milestones. The second has no row: it is all the rest, and is handed in and
accepted with the whole."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from fairbrief.engagements.states import MilestoneState
from fairbrief.kernel.codes import PublicCodeField
from fairbrief.kernel.money import Money


class Milestone(models.Model):
    """The first milestone of work that was agreed in two.

    `share_minor` is its part of the fee as signed; later changes of the fee change the second's.
    """

    code = PublicCodeField()
    engagement = models.OneToOneField(
        "engagements.Engagement", on_delete=models.PROTECT, related_name="milestone"
    )
    state = models.CharField(
        max_length=9, choices=MilestoneState.choices, default=MilestoneState.PLANNED
    )
    what = models.CharField(max_length=200)
    #: How many deliverables belong to it, from the first on; none where one cannot be split.
    pieces = models.PositiveSmallIntegerField()
    due_on = models.DateField()
    share_minor = models.PositiveIntegerField()
    #: How often it was sent back, and what was missing then.
    rounds = models.PositiveSmallIntegerField(default=0)
    wanted = models.CharField(_("what is missing"), max_length=1000, blank=True)
    handed_in_at = models.DateTimeField(null=True, blank=True)
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by_clock = models.BooleanField(default=False)
    accepted_by_name = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="handed_in") | Q(handed_in_at__isnull=False),
                name="milestone_handed_in_when",
            ),
            models.CheckConstraint(
                condition=Q(state="accepted", accepted_at__isnull=False)
                | ~Q(state="accepted") & Q(accepted_at=None),
                name="milestone_accepted_when",
            ),
            models.CheckConstraint(condition=Q(rounds__lte=2), name="milestone_two_rounds"),
        ]

    def __str__(self) -> str:
        return self.what

    @property
    def share(self) -> Money:
        return Money(self.share_minor, self.engagement.currency)

    @property
    def rest(self) -> Money:
        """What the second is paid."""
        return self.engagement.fee - self.share

    @property
    def is_planned(self) -> bool:
        return self.state == MilestoneState.PLANNED

    @property
    def is_handed_in(self) -> bool:
        return self.state == MilestoneState.HANDED_IN

    @property
    def is_accepted(self) -> bool:
        return self.state == MilestoneState.ACCEPTED

    @property
    def was_sent_back(self) -> bool:
        return self.is_planned and self.rounds > 0

    @property
    def may_be_sent_back(self) -> bool:
        return self.is_handed_in and self.rounds < 2
