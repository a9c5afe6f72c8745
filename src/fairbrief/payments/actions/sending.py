"""The transfer itself, which happens elsewhere: asked for, said, and answered."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.actors import Actor
from fairbrief.audit.advancing import advance
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.briefs.pay_days import days_to_pay
from fairbrief.clocks.rules import start_clock
from fairbrief.engagements.models import Engagement
from fairbrief.kernel.clock import day_in
from fairbrief.kernel.errors import FairbriefError, IllegalMoveError, MissingFactError
from fairbrief.kernel.money import Money
from fairbrief.notices.telling import tell
from fairbrief.payments.models import Funding, Payout, Transfer
from fairbrief.payments.payout_workflow import SEND_BY, may_be_missing
from fairbrief.payments.states import PayoutState, SentBy
from fairbrief.payments.workflow import LATE_FOR_THE_RECORD
from fairbrief.strikes.actions import propose_strike
from fairbrief.strikes.states import StrikeKind

_TOO_LATE = _(
    "It counts as received, and that was too long ago to say otherwise here. If it is not so, tell "
    "your career office."
)
_NOTHING_SAID = _("Nobody has said that it was sent.")


def ask_to_send(
    funding: Funding, release: Transfer, amount: Money, /, *, actor: Actor, at: datetime
) -> Payout:
    """What was released is to be sent within the days both signed; the clock for it starts."""
    work = funding.engagement
    today = day_in(work.employer.time_zone, at)
    owed_since = day_in(work.employer.time_zone, funding.payable_at or at)
    payout = Payout.objects.create(
        engagement=work,
        release=release,
        amount_minor=amount.minor,
        currency=amount.currency,
        due_on=max(
            owed_since + timedelta(days=days_to_pay(work.agreement.terms, work.brief)), today
        ),
    )
    record(payout, "due", actor=actor, at=at, data={"amount_minor": amount.minor})
    start_clock(SEND_BY, payout, at=at)
    return payout


def say_sent(
    payout: Payout,
    /,
    *,
    sent_on: date,
    sent_minor: int,
    how: str,
    seen: str = "",
    actor: Actor,
    at: datetime,
) -> bool:
    """The employer says that the pay was sent: when, how much before deductions, and how. `seen` is
    the state in which the one who says it saw the payment, where that is known.

    Raises MissingFactError for a way that is none, FairbriefError for a day to come, one before the
    work was agreed, or a sum that is less than what is owed; IllegalMoveError where the student has
    said meanwhile that it has not arrived.
    """
    work = payout.engagement
    if how not in SentBy.values:
        raise MissingFactError(_("Say how it was sent."), field="how")
    if sent_on > day_in(work.employer.time_zone, at):
        raise FairbriefError(_("Say it once it is sent."), field="sent_on")
    if sent_on < _agreed_on(work):
        raise FairbriefError(_("Nothing was agreed by then. Say the true day."), field="sent_on")
    if sent_minor < payout.amount_minor:
        raise FairbriefError(
            _("%(owed)s is owed. Send the rest, then say it here.") % {"owed": payout.amount},
            field="amount",
        )
    with transaction.atomic():
        if seen and seen != PayoutState.MISSING and locked(payout).is_missing:
            raise IllegalMoveError(
                _("The student has said meanwhile that it has not arrived. Look into it first.")
            )
        said = {"sent_on": sent_on, "sent_minor": sent_minor, "how": how}
        done = advance(payout, "say_sent", actor=actor, at=at, changes=said, data=said)
        if done:
            sent = Money(sent_minor, payout.currency)
            how_it_was = f"{sent}, {date_format(sent_on, 'j F Y')}, {SentBy(how).label}"
            _note(work, "pay sent", actor=actor, at=at, note=how_it_was)
    return done


def _agreed_on(work: Engagement) -> date:
    signed = work.agreement.signed_at or work.agreement.made_at
    return day_in(work.employer.time_zone, signed)


def say_received(payout: Payout, /, *, actor: Actor, at: datetime) -> bool:
    """The student has the money; it needs no word of the employer before."""
    with transaction.atomic():
        row = locked(payout)
        today = day_in(payout.engagement.employer.time_zone, at)
        changes = {"sent_on": row.sent_on or today, "received_by_clock": False}
        done = advance(payout, "say_received", actor=actor, at=at, changes=changes)
        if done:
            _note(payout.engagement, "pay received", actor=actor, at=at, note=str(payout.amount))
    return done


def say_missing(payout: Payout, /, *, actor: Actor, at: datetime) -> bool:
    """The student has not got what counts as sent; the employer looks into it. So they can take
    back their own word that they have it, for some days.

    The career office is told as well when it is said again after the employer said again that it
    was sent, else the two could go on so for good, and every saying would put off what is late;
    and when the student's own word is taken back.

    Raises NotAllowedError, and IllegalMoveError where nothing was said, or too long ago.
    """
    with transaction.atomic():
        row = locked(payout)
        if not (row.is_missing or may_be_missing(row, at=at)):
            raise IllegalMoveError(_TOO_LATE if row.is_received else _NOTHING_SAID)
        is_again = row.missing_at is not None
        is_own_word = row.is_received and not row.received_by_clock
        if not advance(payout, "say_missing", actor=actor, at=at):
            return False
        _note(payout.engagement, "pay missing", actor=actor, at=at, note=str(payout.amount))
        tell("payout.taken_back" if is_own_word else "payout.missing", payout, at=at)
        if is_own_word:
            tell("payout.taken_back_office", payout, at=at)
        elif is_again:
            tell("payout.missing_office", payout, at=at)
    return True


def let_it_stand(payout: Payout, /, *, actor: Actor, at: datetime) -> None:
    """The student said nothing: what the employer said stands."""
    advance(payout, "let_stand", actor=actor, at=at, changes={"received_by_clock": True})


def report_late_pay(payout: Payout, /, *, actor: Actor, at: datetime) -> None:
    """The clock's consequence: all three are told, and it stays the employer's turn."""
    if not payout.is_to_send:
        return
    # Late for the first word on it is a fact; late after the student said that it had not come is
    # one side's word against the other's.
    name = "missing late" if payout.is_missing else "late"
    record(payout, name, actor=actor, at=at, data={"amount_minor": payout.amount_minor})
    _note(payout.engagement, "pay late", actor=actor, at=at, note=str(payout.amount))
    for notice in ("payout.late", "payout.late_office", "payout.late_employer"):
        tell(notice, payout, at=at, once=f"{notice}:{payout.pk}:{at.date()}")
    zone = payout.engagement.employer.time_zone
    late_since = payout.due_on
    if payout.missing_at:
        late_since = max(late_since, day_in(zone, payout.missing_at))
    if day_in(zone, at) - late_since > LATE_FOR_THE_RECORD:
        _propose_for_the_record(payout, at=at)
    start_clock(SEND_BY, payout, at=at)


def _propose_for_the_record(payout: Payout, *, at: datetime) -> None:
    work = payout.engagement
    fact = (
        _t("%(amount)s was due on %(day)s and has not arrived, as the student says.")
        if payout.is_missing
        else _t("%(amount)s was due on %(day)s, and nobody says that it was sent.")
    )
    propose_strike(
        StrikeKind.LATE_PAY,
        key=f"late_pay:{payout.code}",
        campus=work.campus,
        employer=work.employer,
        title=work.title,
        fact=fact % {"amount": payout.amount, "day": date_format(payout.due_on, "j F Y")},
        at=at,
    )


def _note(work: Engagement, name: str, *, actor: Actor, at: datetime, note: str) -> None:
    """The same in the work's own record, which both sides read."""
    said: dict[str, Any] = {"note": note}
    record(locked(work), name, actor=actor, at=at, data=said)
