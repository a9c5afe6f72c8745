"""Reads of money: balances are sums of entries, never columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, F, Q, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from fairbrief.engagements.milestones import milestone_of
from fairbrief.engagements.models import Engagement
from fairbrief.engagements.queries import hours_of
from fairbrief.kernel.money import Money
from fairbrief.payments.models import Account, Funding, Payout, Transfer
from fairbrief.payments.states import AccountKind, How

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise


def unbalanced() -> list[str]:
    """What is wrong with the books, in words; an empty list when they are right.

    Checks every transfer against double entry, and every funding's figures against its entries.
    The database refuses the first kind; the second would be a defect of ours.
    """
    wrong = [
        f"transfer {transfer.code} is off by {transfer.balance}"
        for transfer in Transfer.objects.annotate(
            balance=Coalesce(Sum("entries__amount_minor"), 0), sides=Count("entries")
        ).filter(~Q(balance=0) | Q(sides__lt=2))
    ]
    held = dict(
        Account.objects.filter(kind=AccountKind.SECURED)
        .annotate(total=Coalesce(Sum("entries__amount_minor"), 0))
        .values_list("owner_id", "total")
    )
    for code, engagement_id, expected in Funding.objects.annotate(
        expected=F("secured_minor") - F("released_minor") - F("returned_minor")
    ).values_list("code", "engagement_id", "expected"):
        found = held.pop(engagement_id, 0)
        if found != expected:
            wrong.append(f"funding {code} says {expected} held, its entries say {found}")
    wrong.extend(
        f"engagement {engagement_id} has {total} secured and no funding"
        for engagement_id, total in held.items()
    )
    return wrong


def transfers_of(funding: Funding) -> QuerySet[Transfer]:
    """The movements of one engagement's money, oldest first, each with its `amount_minor`."""
    rows = Transfer.objects.filter(engagement_id=funding.engagement_id).annotate(
        amount_minor=Sum("entries__amount_minor", filter=Q(entries__amount_minor__gt=0))
    )
    # The table's own order does not hold for grouped rows.
    return rows.order_by("id")


@dataclass(frozen=True, kw_only=True)
class Movement:
    """One line of a receipt."""

    transfer: Transfer
    amount: Money

    @property
    def how(self) -> str:
        """How it was set aside, in words; "" where nobody was asked."""
        return str(dict(How.choices).get(self.transfer.how, ""))


def movements_of(funding: Funding) -> list[Movement]:
    """What happened to the money, oldest first."""
    return [
        Movement(
            transfer=transfer,
            amount=Money(transfer.amount_minor, funding.currency),  # type: ignore[attr-defined]
        )
        for transfer in transfers_of(funding)
    ]


def payouts_of(funding: Funding) -> list[Payout]:
    """What was released and is to be sent, oldest first, each holding this very work."""
    rows = list(Payout.objects.filter(engagement_id=funding.engagement_id))
    for row in rows:
        row.engagement = funding.engagement
    return rows


def way_of(payouts: Sequence[Payout]) -> str:
    """How far all that was released has come: "missing" where the student says that some of it has
    not arrived, else "to send", "sent" or "received"; "" of nothing."""
    if not payouts:
        return ""
    if any(each.is_missing for each in payouts):
        return "missing"
    if any(each.is_to_send for each in payouts):
        return "to send"
    return "received" if all(each.is_received for each in payouts) else "sent"


def way_of_pay(work: Engagement) -> str:
    """How far what was released of the work has come, in the words of `way_of`."""
    return way_of(list(Payout.objects.filter(engagement=work)))


def funding_of(engagement: Engagement) -> Funding | None:
    return Funding.objects.filter(engagement=engagement).first()


def is_second_due(funding: Funding) -> bool:
    """Whether what is to be secured now is the second milestone's part, and no raise of the fee."""
    milestone = milestone_of(funding.engagement)
    return bool(
        milestone is not None
        and milestone.handed_in_at
        and funding.missing_minor == funding.engagement.fee_minor - milestone.share_minor
    )


@dataclass(frozen=True, kw_only=True)
class MoneyStep:
    """One step of the money's way to the student; `state` is done, now, next or skipped."""

    label: _StrOrPromise
    state: str
    note: _StrOrPromise = ""
    url: str = ""


def steps_of(funding: Funding, payouts: Sequence[Payout] = ()) -> list[MoneyStep]:
    """Due, secured, released, sent, received: where the money is now."""
    secured = funding.secured_minor > 0 or not funding.is_due
    owed = funding.payable_at is not None
    released = funding.released_minor > 0
    return [
        _money_step(
            _("Secured by the employer"),
            _("To be secured by the employer"),
            "done" if secured and not funding.missing_minor else "now",
            note=_("%(amount)s is still to be secured") % {"amount": funding.missing}
            if funding.missing_minor
            else str(funding.secured),
        ),
        _money_step(
            _("Work accepted or ended"),
            _("Until the work is accepted or ends"),
            "done" if owed else ("now" if secured and not funding.missing_minor else "next"),
        ),
        _money_step(
            _("Released to you"),
            _("To be released to you"),
            "done" if funding.is_settled else ("now" if owed and secured else "next"),
            note=str(funding.released) if released else "",
        ),
        # Of two milestones each is sent by itself; the last step is of the whole.
        *_sending(payouts if funding.is_settled else ()),
    ]


def _sending(payouts: Sequence[Payout]) -> list[MoneyStep]:
    """The way outside: sent by the employer, received by the student."""
    if not payouts:
        return []
    way = way_of(payouts)
    sent, received = way in ("sent", "received"), way == "received"
    late = next((each for each in payouts if each.is_to_send), None)
    return [
        _money_step(
            _("Sent by the employer"),
            _("To be sent by the employer"),
            "done" if sent else "now",
            note=_("due by %(day)s") % {"day": date_format(late.due_on, "j F Y")} if late else "",
        ),
        _money_step(
            _("Received by you"),
            _("On its way to you"),
            "done" if received else "now" if sent else "next",
        ),
    ]


def _money_step(
    label: _StrOrPromise, meanwhile: _StrOrPromise, state: str, note: _StrOrPromise = ""
) -> MoneyStep:
    """A step by what it is called behind or ahead of the money, or while the money is there."""
    return MoneyStep(label=meanwhile if state == "now" else label, state=state, note=note)


@dataclass(frozen=True, kw_only=True)
class Rates:
    """What an hour is worth: as agreed, and really. None where it cannot be said."""

    agreed: Money | None
    actual: Money | None
    minutes: int
    is_final: bool


def rates_of(funding: Funding) -> Rates:
    """Pay an agreed hour, and what an hour is really worth: the work's own figure."""
    engagement = funding.engagement
    hours = hours_of(engagement)
    return Rates(
        agreed=engagement.fee.per_hour(engagement.hours) if engagement.hours else None,
        actual=hours.real_rate if funding.amount_minor else None,
        minutes=hours.logged_minutes,
        is_final=hours.is_final,
    )
