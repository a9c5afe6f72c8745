"""What interrupts the work: its end before the end, with what was worked out then."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from fairbrief.engagements.states import Side
from fairbrief.kernel.codes import PublicCodeField
from fairbrief.kernel.money import Money


class Ending(models.Model):
    """Work that ended before its end: who ended it, why, and what it had earned by then.

    Written once and never changed. `figures` keeps what the pay was worked out from, so that the
    letter says years later what was said before anyone confirmed.
    """

    code = PublicCodeField()
    engagement = models.ForeignKey(
        "engagements.Engagement", on_delete=models.PROTECT, related_name="endings"
    )
    #: The side that ended it; empty when the office did.
    by_side = models.CharField(max_length=8, choices=Side.choices, blank=True)
    by_name = models.CharField(max_length=120)
    reason = models.TextField(_("reason"), max_length=1000)
    pay_minor = models.PositiveIntegerField()
    currency = models.CharField(max_length=3)
    figures = models.JSONField(default=dict)
    at = models.DateTimeField()

    class Meta:
        ordering = ("-id",)
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="ending_has_reason"),
        ]

    def __str__(self) -> str:
        return f"Ending {self.code}"

    @property
    def pay(self) -> Money:
        return Money(self.pay_minor, self.currency)

    def figure(self, name: str) -> Any:
        return self.figures.get(name, 0)
