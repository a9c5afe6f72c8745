"""What changes after both have signed."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from fairbrief.engagements.models.engagement import Engagement
from fairbrief.engagements.models.pieces import Piece
from fairbrief.engagements.states import ChangeOrderState, Side
from fairbrief.kernel.codes import PublicCodeField
from fairbrief.kernel.money import Money


class ChangeOrder(models.Model):
    """A change of scope, hours, date or pay after signing: proposed by one side, signed by both."""

    code = PublicCodeField()
    engagement = models.ForeignKey(
        Engagement, on_delete=models.CASCADE, related_name="change_orders"
    )
    state = models.CharField(
        max_length=9, choices=ChangeOrderState.choices, default=ChangeOrderState.PROPOSED
    )
    proposed_by = models.CharField(max_length=10, choices=Side.choices)
    what = models.TextField(_("what changes"), max_length=1000)
    why = models.CharField(_("why"), max_length=500)
    hours_before = models.PositiveSmallIntegerField()
    hours_after = models.PositiveSmallIntegerField(_("hours in all"))
    fee_before_minor = models.PositiveIntegerField()
    fee_after_minor = models.PositiveIntegerField(_("fee in all"))
    due_before = models.DateField()
    due_after = models.DateField(_("due on"))
    new_piece = models.CharField(_("new deliverable"), max_length=120, blank=True)
    #: When the new deliverable is accepted, a criterion a line.
    new_criteria = models.TextField(_("accepted when"), max_length=2000, blank=True)
    drops = models.ForeignKey(
        Piece,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("deliverable that falls away"),
    )
    student_signed_at = models.DateTimeField(null=True, blank=True)
    employer_signed_at = models.DateTimeField(null=True, blank=True)
    student_name = models.CharField(max_length=120, blank=True)
    employer_name = models.CharField(max_length=120, blank=True)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("-id",)
        constraints = [
            models.UniqueConstraint(
                fields=["engagement"], condition=Q(state="proposed"), name="one_live_change_order"
            ),
            models.CheckConstraint(
                condition=~Q(state="accepted")
                | Q(student_signed_at__isnull=False, employer_signed_at__isnull=False),
                name="change_order_signed_by_both",
            ),
        ]

    def __str__(self) -> str:
        return self.what[:60]

    @property
    def fee_before(self) -> Money:
        return Money(self.fee_before_minor, self.engagement.currency)

    @property
    def fee_after(self) -> Money:
        return Money(self.fee_after_minor, self.engagement.currency)

    @property
    def fee_difference(self) -> Money:
        """What is paid more, or less."""
        return self.fee_after - self.fee_before

    @property
    def rate_before(self) -> Money:
        return self.fee_before.per_hour(self.hours_before or 1)

    @property
    def rate_after(self) -> Money:
        return self.fee_after.per_hour(self.hours_after or 1)

    @property
    def criteria(self) -> list[str]:
        """By what the new deliverable is accepted."""
        return self.new_criteria.splitlines()

    @property
    def answers_the_hours(self) -> bool:
        """Whether it says what a mark of the hours asks: more pay or hours, or less to do."""
        priced = (self.hours_before, self.fee_before_minor) != (
            self.hours_after,
            self.fee_after_minor,
        )
        return priced or self.drops_id is not None

    @property
    def signed_by_both(self) -> bool:
        return bool(self.student_signed_at and self.employer_signed_at)
