"""Every movement of money. Each is idempotent: a double click or a retry moves nothing twice.

The funding's row is locked first; under it the figures are read, and the transfer's unique key
says from which figure it started, so even without the lock the same step cannot be written twice.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.actors import INSTALLATION, Actor
from fairbrief.audit.advancing import advance
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.clocks.rules import start_clock
from fairbrief.concerns.actions import read_words
from fairbrief.engagements.milestones import milestone_of
from fairbrief.engagements.models import Engagement
from fairbrief.engagements.states import EngagementState
from fairbrief.kernel.errors import MissingFactError, NotAllowedError
from fairbrief.kernel.money import Money
from fairbrief.notices.telling import tell
from fairbrief.payments.access import INSTALLATION as BY_INSTALLATION
from fairbrief.payments.access import MEMBER, roles_of
from fairbrief.payments.models import Account, Entry, Funding, Transfer
from fairbrief.payments.providers import PROVIDER
from fairbrief.payments.states import AccountKind, How, TransferKind
from fairbrief.payments.workflow import FUND_BY
from fairbrief.strikes.actions import propose_strike
from fairbrief.strikes.states import StrikeKind

#: Pay that is due longer than this is proposed for the employer's record.
LATE_FOR_THE_RECORD = timedelta(days=8)


def open_funding(engagement: Engagement, /, *, actor: Actor, at: datetime) -> Funding:
    """The funding of an authorized engagement; made once. Work for no pay is secured at once.

    Of work in two milestones the first's part is due before the start, the second's later.
    """
    funding, is_new = Funding.objects.get_or_create(
        engagement=engagement,
        defaults={
            "amount_minor": engagement.fee_minor,
            "later_minor": later_of(engagement),
            "currency": engagement.currency,
            "due_at": at,
        },
    )
    if not is_new:
        reopen(funding, at=at)
        return funding
    record(funding, "due", actor=actor, at=at, data={"amount_minor": engagement.fee_minor})
    if funding.amount_minor:
        start_clock(FUND_BY, funding, at=at)
        tell("funds.due", funding, at=at)
    else:
        advance(funding, "secure", actor=INSTALLATION, at=at)
        _follow_secured(funding, at=at)
    return funding


def later_of(engagement: Engagement) -> int:
    """What of the fee is not due before the first of two milestones is handed in."""
    milestone = milestone_of(engagement)
    if milestone is None or not milestone.is_planned or milestone.handed_in_at:
        return 0
    return max(engagement.fee_minor - milestone.share_minor, 0)


def reopen(funding: Funding, /, *, at: datetime) -> None:
    """Ended work is taken up again: the fee is due anew, less what the student has had already."""
    with transaction.atomic():
        row = locked(funding)
        if row.payable_at is None:
            return
        fee = funding.engagement.fee_minor
        columns = {"amount_minor": fee, "later_minor": 0, "payable_at": None, "due_at": at}
        if row.is_settled:
            advance(funding, "reopen", actor=INSTALLATION, at=at, changes=columns)
        else:
            for column, value in columns.items():
                setattr(row, column, value)
                setattr(funding, column, value)
            row.save(update_fields=list(columns))
            record(row, "due", actor=INSTALLATION, at=at, data={"amount_minor": fee})
        if not funding.missing_minor:
            advance(funding, "secure", actor=INSTALLATION, at=at)
            _follow_secured(funding, at=at)


def secure_funds(
    funding: Funding,
    /,
    *,
    reference: str,
    actor: Actor,
    at: datetime,
    how: str = How.BANK,
) -> bool:
    """Records that the employer has set aside what is due now: the fee, the part of a milestone, or
    a raised difference.

    Returns False, and moves nothing, when it was secured before.

    Raises MissingFactError without a reference, NotAllowedError for anyone but a member who
    handles money, IllegalMoveError when the money was already released or returned.
    """
    reference = reference.strip()
    if not reference:
        raise MissingFactError(
            _("Give the reference under which the payment can be found, such as “ACH 2025-114”."),
            field="reference",
        )
    if how not in How.values:
        raise MissingFactError(_("Say how the money was set aside."), field="how")
    with transaction.atomic():
        row = locked(funding)
        if not roles_of(actor, row) & {MEMBER, BY_INSTALLATION}:
            raise NotAllowedError(_("Only the owner, finance or the supervisor secures funds."))
        missing = row.missing
        if row.is_due and missing.minor:
            _move(
                row,
                TransferKind.SECURE,
                missing,
                reference=reference,
                how=how,
                actor=actor,
                at=at,
            )
        done = advance(
            funding,
            "secure",
            actor=actor,
            at=at,
            changes={"secured_minor": row.secured_minor + missing.minor, "reference": reference}
            if row.is_due
            else None,
            data={"amount_minor": missing.minor, "reference": reference, "how": how},
        )
        if done:
            _follow_secured(funding, at=at)
    return done


def _follow_secured(funding: Funding, *, at: datetime) -> None:
    """Secured money lets the work start, or is released at once when it is already owed."""
    if funding.payable_at is not None:
        settle(funding, amount_minor=funding.amount_minor, at=at)
        return
    _release_owed(funding, at=at)
    if _state_of_work(funding) == EngagementState.AUTHORIZED:
        advance(funding.engagement, "fund", actor=INSTALLATION, at=at)


def ask_for_the_rest(funding: Funding, /, *, at: datetime) -> None:
    """The first milestone is handed in: the second's part is to be secured now, under the clock."""
    with transaction.atomic():
        row = locked(funding)
        if row.is_settled or not row.later_minor:
            return
        columns = {"later_minor": 0, "due_at": at}
        due = row.later_minor
        row.later_minor = 0
        data = {"amount_minor": row.amount_minor, "missing_minor": row.missing_minor}
        if row.is_secured and row.missing_minor:
            advance(funding, "ask_rest", actor=INSTALLATION, at=at, changes=columns, data=data)
            return
        for column, value in columns.items():
            setattr(row, column, value)
            setattr(funding, column, value)
        row.save(update_fields=list(columns))
        record(row, "rest due", actor=INSTALLATION, at=at, data=data | {"later_minor": due})
        if row.is_due:
            tell("funds.rest_due", funding, at=at)


def owe_share(funding: Funding, /, *, amount_minor: int, at: datetime) -> None:
    """An accepted first milestone: its part is the student's now, whatever becomes of the rest.

    What is secured of it is released at once; the difference as soon as it is secured.
    """
    with transaction.atomic():
        row = locked(funding)
        owed = min(amount_minor, row.amount_minor)
        if row.is_settled or row.payable_at or row.owed_minor >= owed:
            return
        row.owed_minor = funding.owed_minor = owed
        row.save(update_fields=["owed_minor"])
        record(row, "part owed", actor=INSTALLATION, at=at, data={"amount_minor": owed})
        _release_owed(funding, at=at)


def _release_owed(funding: Funding, *, at: datetime) -> None:
    """Gives the student what an accepted milestone has made theirs, as far as it is secured."""
    row = locked(funding)
    now_paid = Money(min(row.owed_minor - row.released_minor, row.held_minor), row.currency)
    if now_paid.minor <= 0:
        return
    _move(row, TransferKind.RELEASE, now_paid, actor=INSTALLATION, at=at)
    row.released_minor += now_paid.minor
    funding.released_minor = row.released_minor
    row.save(update_fields=["released_minor"])
    data = {"released_minor": row.released_minor, "amount_minor": now_paid.minor}
    record(row, "milestone released", actor=INSTALLATION, at=at, data=data)
    tell("funds.milestone_paid", funding, at=at)


def _follow_settled(funding: Funding, *, at: datetime) -> None:
    """Accepted work whose money is settled is paid; ended and decided work keeps its state."""
    if _state_of_work(funding) == EngagementState.APPROVED:
        advance(funding.engagement, "pay", actor=INSTALLATION, at=at)


def _state_of_work(funding: Funding) -> str:
    """The engagement's state as it is now; the instance at hand may be older."""
    return Engagement.objects.values_list("state", flat=True).get(pk=funding.engagement_id)


def change_amount(funding: Funding, /, *, amount_minor: int, at: datetime) -> None:
    """The agreed fee has changed by a signed change order.

    A higher fee makes the difference due, with a clock; the work goes on meanwhile, and what is
    secured stays secured. A lower fee leaves the surplus secured until the end, when it is
    returned.
    """
    with transaction.atomic():
        row = locked(funding)
        if row.is_settled or row.payable_at or row.amount_minor == amount_minor:
            return
        # A change of the fee is one of the second milestone's part, where that is still to come.
        more = amount_minor - row.amount_minor
        later = max(row.later_minor + more, 0) if row.later_minor else 0
        columns = {"amount_minor": amount_minor, "later_minor": later}
        row.amount_minor, row.later_minor = columns["amount_minor"], columns["later_minor"]
        if row.is_secured and row.missing_minor:
            advance(
                funding,
                "need_more",
                actor=INSTALLATION,
                at=at,
                changes={**columns, "due_at": at},
                data={"amount_minor": amount_minor, "missing_minor": row.missing_minor},
            )
            return
        row.save(update_fields=list(columns))
        record(
            row, "amount_changed", actor=INSTALLATION, at=at, data={"amount_minor": amount_minor}
        )
        funding.amount_minor, funding.later_minor = row.amount_minor, row.later_minor
        if row.is_due and not row.missing_minor:
            advance(funding, "secure", actor=INSTALLATION, at=at)
            _follow_secured(funding, at=at)


def settle(funding: Funding, /, *, amount_minor: int, at: datetime) -> bool:
    """Pays the student what is owed and returns the rest; the end of an engagement's money.

    `amount_minor` is what is owed in all: the fee, a part pay, an award. What is secured towards it
    is released at once. When less is secured than owed, the difference stays due and is released
    as soon as it is secured. What an accepted milestone was paid is never less than owed.
    Returns True when everything is settled by this call.
    """
    with transaction.atomic():
        row = locked(funding)
        if row.is_settled:
            _follow_settled(funding, at=at)
            return False
        if row.payable_at is None:
            row.amount_minor = max(amount_minor, row.owed_minor, row.released_minor)
            row.later_minor, row.payable_at = 0, at
            row.save(update_fields=["amount_minor", "later_minor", "payable_at"])
            data = {"amount_minor": row.amount_minor}
            record(row, "payable", actor=INSTALLATION, at=at, data=data)
        owed = row.amount_minor - row.released_minor
        now_paid = Money(min(owed, row.held_minor), row.currency)
        if now_paid.minor:
            _move(row, TransferKind.RELEASE, now_paid, actor=INSTALLATION, at=at)
            row.released_minor += now_paid.minor
        if row.released_minor < row.amount_minor:
            _leave_rest_due(funding, row, at=at)
            return False
        rest = row.held
        if rest.minor:
            _move(row, TransferKind.RETURN, rest, actor=INSTALLATION, at=at)
            row.returned_minor += rest.minor
        nothing_paid = row.released_minor == 0 and funding.engagement.fee_minor > 0
        advance(
            funding,
            "give_back" if nothing_paid else "release",
            actor=INSTALLATION,
            at=at,
            changes={
                "amount_minor": row.amount_minor,
                "later_minor": 0,
                "released_minor": row.released_minor,
                "returned_minor": row.returned_minor,
                **({"returned_at": at} if rest.minor else {}),
            },
            data={"released_minor": row.released_minor, "returned_minor": row.returned_minor},
        )
        if row.released_minor:
            tell("funds.paid_receipt", funding, at=at)
        _follow_settled(funding, at=at)
    return True


def _leave_rest_due(funding: Funding, row: Funding, *, at: datetime) -> None:
    """What could be released is; the rest waits for the employer, under the clock."""
    row.save(update_fields=["released_minor"])
    record(
        row,
        "part_released",
        actor=INSTALLATION,
        at=at,
        data={"released_minor": row.released_minor, "missing_minor": row.missing_minor},
    )
    for column in ("amount_minor", "later_minor", "payable_at", "released_minor"):
        setattr(funding, column, getattr(row, column))
    if row.is_secured:
        advance(funding, "need_more", actor=INSTALLATION, at=at, changes={"due_at": at})


def report_late_funds(funding: Funding, /, *, actor: Actor, at: datetime) -> None:
    """The clock's consequence: student, office and employer are told that the money is late."""
    if not funding.is_due or not funding.missing_minor:
        return
    record(funding, "late", actor=actor, at=at, data={"missing_minor": funding.missing_minor})
    once = f"funds.late:{funding.pk}:{funding.amount_minor}:{at.date()}"
    for notice in ("funds.late", "funds.late_office", "funds.late_employer"):
        tell(notice, funding, at=at, once=f"{once}:{notice}")
    if at - funding.due_at > LATE_FOR_THE_RECORD:
        _note_late_pay(funding, at=at)
    # It stays the employer's turn until it is paid.
    start_clock(FUND_BY, funding, at=at)


def _note_late_pay(funding: Funding, *, at: datetime) -> None:
    """Two rounds of the clock have passed: it is proposed for the employer's record.

    Each payment that came due counts once, however often its amount changes meanwhile: the second
    milestone is due on a day of its own, and being late with it again is another fact.
    """
    work = funding.engagement
    propose_strike(
        StrikeKind.LATE_PAY,
        key=f"late_pay:{funding.code}:{funding.due_at:%Y%m%dT%H%M%S}",
        campus=work.campus,
        employer=work.employer,
        title=work.title,
        fact=_t("%(amount)s was due on %(day)s and is not secured.")
        % {"amount": funding.missing, "day": date_format(funding.due_at, "j F Y")},
        at=at,
    )


def _move(
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
    return transfer


def _account(kind: AccountKind, owner_id: int, currency: str) -> Account:
    return Account.objects.get_or_create(kind=kind, owner_id=owner_id, currency=currency)[0]
