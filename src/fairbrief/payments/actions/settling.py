"""What is owed: an accepted part, a changed fee, the end; and pay that comes late."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _t

from fairbrief.audit.actors import INSTALLATION, Actor
from fairbrief.audit.advancing import advance
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.clocks.rules import start_clock, stop_clocks
from fairbrief.engagements.kept import kept_of
from fairbrief.engagements.models import Engagement
from fairbrief.engagements.states import EngagementState
from fairbrief.kernel.clock import day_in
from fairbrief.kernel.money import Money
from fairbrief.notices.telling import tell
from fairbrief.payments.actions.moving import move_money
from fairbrief.payments.models import Funding
from fairbrief.payments.states import TransferKind
from fairbrief.payments.workflow import (
    FUND_BY,
    FUND_MORE_BY,
    FUND_OWED_BY,
    LATE_FOR_THE_RECORD,
    secure_rule,
)
from fairbrief.strikes.actions import propose_strike
from fairbrief.strikes.states import StrikeKind


def follow_secured(funding: Funding, *, at: datetime) -> None:
    """Secured money lets the work start, or is released at once when it is already owed."""
    if funding.payable_at is not None:
        settle(funding, amount_minor=funding.amount_minor, at=at)
        return
    release_owed(funding, at=at)
    if state_of_work(funding) == EngagementState.AUTHORIZED:
        advance(funding.engagement, "fund", actor=INSTALLATION, at=at)


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
        release_owed(funding, at=at)


def release_owed(funding: Funding, *, at: datetime) -> None:
    """Gives the student what is theirs while the work goes on, as far as it is secured: an accepted
    milestone's part, and what an end was owed from which the work was taken up again."""
    row = locked(funding)
    now_paid = Money(min(row.owed_minor - row.released_minor, row.held_minor), row.currency)
    if now_paid.minor <= 0:
        return
    move_money(row, TransferKind.RELEASE, now_paid, actor=INSTALLATION, at=at)
    row.released_minor += now_paid.minor
    funding.released_minor, funding.owed_minor = row.released_minor, row.owed_minor
    row.save(update_fields=["released_minor"])
    data = {"released_minor": row.released_minor, "amount_minor": now_paid.minor}
    kept = kept_of(funding.engagement)
    is_of_before = kept.before_minor > kept.milestone_minor
    what = "earlier end released" if is_of_before else "milestone released"
    record(row, what, actor=INSTALLATION, at=at, data=data)
    tell("funds.earlier_paid" if is_of_before else "funds.milestone_paid", funding, at=at)


def _follow_settled(funding: Funding, *, at: datetime) -> None:
    """Accepted work whose money is settled is paid; ended and decided work keeps its state."""
    if state_of_work(funding) == EngagementState.APPROVED:
        advance(funding.engagement, "pay", actor=INSTALLATION, at=at)


def state_of_work(funding: Funding) -> str:
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
            follow_secured(funding, at=at)


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
            owed_in_all = max(amount_minor, row.owed_minor, row.released_minor)
            row = _made_payable(funding, row, amount_minor=owed_in_all, at=at)
        owed = row.amount_minor - row.released_minor
        now_paid = Money(min(owed, row.held_minor), row.currency)
        if now_paid.minor:
            move_money(row, TransferKind.RELEASE, now_paid, actor=INSTALLATION, at=at)
            row.released_minor += now_paid.minor
        if row.released_minor < row.amount_minor:
            _leave_rest_due(funding, row, at=at)
            return False
        rest = row.held
        if rest.minor:
            move_money(row, TransferKind.RETURN, rest, actor=INSTALLATION, at=at)
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


def _made_payable(funding: Funding, row: Funding, *, amount_minor: int, at: datetime) -> Funding:
    """The row, with what is owed for good. What was to be secured later is due now: a part of two
    may have been secured in full and still be less than what is owed."""
    columns = {"amount_minor": amount_minor, "later_minor": 0, "payable_at": at}
    for column, value in columns.items():
        setattr(row, column, value)
    if row.is_secured and row.missing_minor:
        data = {"amount_minor": amount_minor, "missing_minor": row.missing_minor}
        changes = {**columns, "due_at": at}
        advance(funding, "owe_more", actor=INSTALLATION, at=at, changes=changes, data=data)
        return locked(funding)
    row.save(update_fields=list(columns))
    if row.is_due and stop_clocks(row, at=at, kinds=[FUND_BY.kind, FUND_MORE_BY.kind]):
        # What was asked for so that work could go on is owed now.
        start_clock(FUND_OWED_BY, row, at=at)
    record(row, "payable", actor=INSTALLATION, at=at, data={"amount_minor": amount_minor})
    return row


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
    start_clock(secure_rule(funding, state_of_work=state_of_work(funding)), funding, at=at)


def _note_late_pay(funding: Funding, *, at: datetime) -> None:
    """Two rounds of the clock have passed: it is proposed for the employer's record.

    Each payment that came due counts once, however often its amount changes meanwhile: the second
    milestone is due on a day of its own, and being late with it again is another fact.
    """
    work = funding.engagement
    due_on = day_in(work.employer.time_zone, funding.due_at)
    propose_strike(
        StrikeKind.LATE_PAY,
        key=f"late_pay:{funding.code}:{funding.due_at:%Y%m%dT%H%M%S}",
        campus=work.campus,
        employer=work.employer,
        title=work.title,
        fact=_t("%(amount)s was due on %(day)s and is not secured.")
        % {"amount": funding.missing, "day": date_format(due_on, "j F Y")},
        at=at,
    )
