"""A double-entry ledger and the funding of engagements."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from fairbrief.engagements.models import Engagement
from fairbrief.kernel.codes import PublicCodeField
from fairbrief.kernel.money import Money
from fairbrief.payments.states import (
    AccountKind,
    FundingState,
    PayoutState,
    SentBy,
    TransferKind,
)


class Account(models.Model):
    """Where money is counted: what an employer has put in, what is secured, what a student got.

    `owner_id` is the employer's, the engagement's or the student's id, as `kind` says.
    """

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

    Never changed or deleted: a mistake is mended by another transfer.

    `key` makes a retry safe: the same act never writes two transfers.
    """

    code = PublicCodeField()
    engagement = models.ForeignKey(Engagement, on_delete=models.PROTECT, related_name="transfers")
    kind = models.CharField(max_length=8, choices=TransferKind.choices)
    key = models.CharField(max_length=80, unique=True)
    provider = models.CharField(max_length=20)
    how = models.CharField(max_length=40, blank=True)
    reference = models.CharField(max_length=120, blank=True)
    at = models.DateTimeField()
    by_name = models.CharField(max_length=200)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return self.key


class Entry(models.Model):
    """One side of a transfer; positive amounts come into the account. Never changed."""

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
    #: What is agreed to be paid: the fee, a changed fee, a part pay or an award.
    amount_minor = models.PositiveIntegerField()
    #: What of it need not be secured yet: the second milestone's, until the first is handed in.
    later_minor = models.PositiveIntegerField(default=0)
    #: What is the student's for good while the work goes on: an accepted first milestone's part,
    #: and what an end was owed from which it was taken up again.
    owed_minor = models.PositiveIntegerField(default=0)
    secured_minor = models.PositiveIntegerField(default=0)
    released_minor = models.PositiveIntegerField(default=0)
    returned_minor = models.PositiveIntegerField(default=0)
    currency = models.CharField(max_length=3)
    reference = models.CharField(max_length=120, blank=True)
    due_at = models.DateTimeField()
    secured_at = models.DateTimeField(null=True, blank=True)
    #: Set once the work is accepted, ended or decided: `amount_minor` is then owed to the student.
    payable_at = models.DateTimeField(null=True, blank=True)
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
            models.CheckConstraint(
                condition=~Q(state="secured")
                | Q(
                    secured_minor__gte=models.F("amount_minor")
                    + models.F("returned_minor")
                    - models.F("later_minor")
                ),
                name="funding_secured_in_full",
            ),
            models.CheckConstraint(
                condition=Q(later_minor__lte=models.F("amount_minor")),
                name="funding_later_is_part_of_it",
            ),
            models.CheckConstraint(
                condition=Q(owed_minor__lte=models.F("amount_minor")),
                name="funding_owes_no_more_than_agreed",
            ),
            models.CheckConstraint(
                condition=Q(payable_at=None) | Q(later_minor=0),
                name="funding_payable_puts_nothing_off",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["released", "returned"])
                | Q(released_minor__gte=models.F("owed_minor")),
                name="funding_settled_pays_what_is_owed",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["released", "returned"])
                | Q(secured_minor=models.F("released_minor") + models.F("returned_minor")),
                name="funding_settled_to_nothing",
            ),
        ]

    def __str__(self) -> str:
        return f"Funding of {self.engagement}"

    @property
    def amount(self) -> Money:
        """What has been agreed to be paid."""
        return Money(self.amount_minor, self.currency)

    @property
    def secured(self) -> Money:
        return Money(self.secured_minor, self.currency)

    @property
    def released(self) -> Money:
        return Money(self.released_minor, self.currency)

    @property
    def returned(self) -> Money:
        return Money(self.returned_minor, self.currency)

    @property
    def held_minor(self) -> int:
        """Secured and not yet given to either side."""
        return self.secured_minor - self.released_minor - self.returned_minor

    @property
    def held(self) -> Money:
        return Money(self.held_minor, self.currency)

    @property
    def missing_minor(self) -> int:
        """To be secured now and not yet so; what went back to the employer has to be secured
        again."""
        due = self.amount_minor - self.later_minor + self.returned_minor
        return max(due - self.secured_minor, 0)

    @property
    def missing(self) -> Money:
        return Money(self.missing_minor, self.currency)

    @property
    def later(self) -> Money:
        """What is to be secured once the first milestone is handed in."""
        return Money(self.later_minor, self.currency)

    @property
    def is_settled(self) -> bool:
        """Nothing is held any more and nothing more is due."""
        return self.state in (FundingState.RELEASED, FundingState.RETURNED)

    @property
    def is_due(self) -> bool:
        """The employer still has something to secure."""
        return self.state == FundingState.DUE

    @property
    def is_secured(self) -> bool:
        return self.state == FundingState.SECURED

    @property
    def is_unpaid_work(self) -> bool:
        return self.amount_minor == 0 and self.secured_minor == 0


class Payout(models.Model):
    """Released money on its way to the student: the employer says that it was sent, the student
    whether it arrived. One for each release."""

    code = PublicCodeField()
    engagement = models.ForeignKey(Engagement, on_delete=models.PROTECT, related_name="payouts")
    release = models.OneToOneField(Transfer, on_delete=models.PROTECT, related_name="payout")
    state = models.CharField(max_length=8, choices=PayoutState.choices, default=PayoutState.DUE)
    amount_minor = models.PositiveIntegerField()
    currency = models.CharField(max_length=3)
    #: By the days both signed, counted from acceptance.
    due_on = models.DateField()
    sent_on = models.DateField(null=True, blank=True)
    sent_minor = models.PositiveIntegerField(null=True, blank=True)
    how = models.CharField(max_length=10, choices=SentBy.choices, blank=True)
    said_at = models.DateTimeField(null=True, blank=True)
    missing_at = models.DateTimeField(null=True, blank=True)
    received_at = models.DateTimeField(null=True, blank=True)
    #: The student said nothing, so what the employer said stands.
    received_by_clock = models.BooleanField(default=False)

    class Meta:
        ordering = ("id",)
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="sent") | Q(sent_on__isnull=False, said_at__isnull=False),
                name="payout_sent_when",
            ),
            models.CheckConstraint(
                condition=~Q(state="received")
                | Q(sent_on__isnull=False, received_at__isnull=False),
                name="payout_received_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.amount} for {self.engagement}"

    @property
    def amount(self) -> Money:
        """What is the student's."""
        return Money(self.amount_minor, self.currency)

    @property
    def sent(self) -> Money:
        """What was sent, as the employer says; what is owed until it does."""
        minor = self.amount_minor if self.sent_minor is None else self.sent_minor
        return Money(minor, self.currency)

    @property
    def is_to_send(self) -> bool:
        """Whether it is the employer's turn."""
        return self.state in (PayoutState.DUE, PayoutState.MISSING)

    @property
    def is_missing(self) -> bool:
        return self.state == PayoutState.MISSING

    @property
    def is_sent(self) -> bool:
        """The employer has said so; the student not yet."""
        return self.state == PayoutState.SENT

    @property
    def is_received(self) -> bool:
        return self.state == PayoutState.RECEIVED
