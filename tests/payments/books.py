"""Looks into the books."""

from __future__ import annotations

from django.db.models import Sum

from fairbrief.payments.models import Entry


def balance_of(kind: str, owner_id: int, currency: str = "USD") -> int:
    """What an account holds, in the smallest unit: the sum of its entries."""
    entries = Entry.objects.filter(
        account__kind=kind, account__owner_id=owner_id, account__currency=currency
    )
    return entries.aggregate(total=Sum("amount_minor"))["total"] or 0
