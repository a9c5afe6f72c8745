"""A double-entry ledger and the funding of engagements."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from fairbrief.engagements.models import Engagement
from fairbrief.kernel.codes import PublicCodeField
from fairbrief.payments.states import AccountKind, FundingState


class Account(models.Model):
    """Where money is counted: what an employer has put in, what is secured, what a student got."""

    kind = models.CharField(max_length=8, choices=AccountKind.choices)
    owner_id = models.BigIntegerField()
    currency = models.CharField(max_length=3)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "owner_id", "currency"], name="one_account")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.owner_id} {self.currency}"


class Transfer(models.Model):
    """One movement of money; its entries add up to nothing (a deferred trigger sees to it).

    `key` makes a retry safe: the same act never writes two transfers.
    """

    code = PublicCodeField()
    engagement = models.ForeignKey(Engagement, on_delete=models.PROTECT, related_name="transfers")
    kind = models.CharField(max_length=10)
    key = models.CharField(max_length=80, unique=True)
    provider = models.CharField(max_length=20)
    reference = models.CharField(max_length=120, blank=True)
    at = models.DateTimeField()
    by_name = models.CharField(max_length=200)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return self.key


class Entry(models.Model):
    """One side of a transfer; positive amounts come into the account."""

    transfer = models.ForeignKey(Transfer, on_delete=models.PROTECT, related_name="entries")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="entries")
    amount_minor = models.BigIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(amount_minor=0), name="entry_moves_something")
        ]

    def __str__(self) -> str:
        return f"{self.amount_minor} on {self.account}"


class Funding(models.Model):
    """The money of one engagement: what is to be secured, is secured, was released or returned."""

    code = PublicCodeField()
    engagement = models.OneToOneField(Engagement, on_delete=models.PROTECT, related_name="funding")
    state = models.CharField(max_length=8, choices=FundingState.choices, default=FundingState.DUE)
    amount_minor = models.PositiveIntegerField()
    secured_minor = models.PositiveIntegerField(default=0)
    released_minor = models.PositiveIntegerField(default=0)
    returned_minor = models.PositiveIntegerField(default=0)
    currency = models.CharField(max_length=3)
    reference = models.CharField(max_length=120, blank=True)
    secured_at = models.DateTimeField(null=True, blank=True)
    released_at = models.DateTimeField(null=True, blank=True)
    returned_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    secured_minor__gte=models.F("released_minor") + models.F("returned_minor")
                ),
                name="funding_never_pays_more_than_secured",
            ),
            models.CheckConstraint(
                condition=~Q(state="secured") | Q(secured_at__isnull=False),
                name="funding_secured_when",
            ),
            models.CheckConstraint(
                condition=~Q(state="released") | Q(released_at__isnull=False),
                name="funding_released_when",
            ),
        ]

    def __str__(self) -> str:
        return f"Funding of {self.engagement}"
