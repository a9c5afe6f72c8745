"""Money moves from account to account, each move once."""

from __future__ import annotations

from datetime import datetime

from fairbrief.audit.actors import Actor
from fairbrief.concerns.actions import read_words
from fairbrief.kernel.money import Money
from fairbrief.payments.actions.sending import ask_to_send
from fairbrief.payments.models import Account, Entry, Funding, Transfer
from fairbrief.payments.providers import PROVIDER
from fairbrief.payments.states import AccountKind, TransferKind


def move_money(
    funding: Funding,
    kind: TransferKind,
    amount: Money,
    *,
    actor: Actor,
    at: datetime,
    reference: str = "",
    how: str = "",
) -> Transfer:
    """Writes one balanced transfer, after the provider has done its part."""
    before = {
        TransferKind.SECURE: funding.secured_minor,
        TransferKind.RELEASE: funding.released_minor,
        TransferKind.RETURN: funding.returned_minor,
    }[kind]
    key = f"{funding.code}:{kind}:{before}"
    if kind is TransferKind.SECURE:
        receipt = PROVIDER.secure(amount, key=key, reference=reference)
    elif kind is TransferKind.RELEASE:
        receipt = PROVIDER.release(amount, key=key)
    else:
        receipt = PROVIDER.give_back(amount, key=key)
    engagement = funding.engagement
    employer = (AccountKind.EMPLOYER, engagement.employer_id)
    secured = (AccountKind.SECURED, engagement.pk)
    student = (AccountKind.STUDENT, engagement.student_id)
    source, target = {
        TransferKind.SECURE: (employer, secured),
        TransferKind.RELEASE: (secured, student),
        TransferKind.RETURN: (secured, employer),
    }[kind]
    transfer = Transfer.objects.create(
        engagement=engagement,
        kind=kind,
        key=key,
        provider=receipt.provider,
        how=how,
        reference=receipt.reference,
        at=at,
        by_name=actor.name[:200],
    )
    read_words(transfer, at=at)
    Entry.objects.bulk_create(
        Entry(transfer=transfer, account=_account(*side, amount.currency), amount_minor=signed)
        for side, signed in ((source, -amount.minor), (target, amount.minor))
    )
    if kind is TransferKind.RELEASE:
        ask_to_send(funding, transfer, amount, actor=actor, at=at)
    return transfer


def _account(kind: AccountKind, owner_id: int, currency: str) -> Account:
    return Account.objects.get_or_create(kind=kind, owner_id=owner_id, currency=currency)[0]
