"""Pay is asked for, and recorded as secured, before work goes on."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.actors import INSTALLATION, Actor
from fairbrief.audit.advancing import advance
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.clocks.rules import start_clock
from fairbrief.engagements.milestones import milestone_of
from fairbrief.engagements.models import Engagement
from fairbrief.kernel.errors import MissingFactError, NotAllowedError
from fairbrief.notices.telling import tell
from fairbrief.payments.access import INSTALLATION as BY_INSTALLATION
from fairbrief.payments.access import MEMBER, roles_of
from fairbrief.payments.actions.moving import move_money
from fairbrief.payments.actions.settling import follow_secured
from fairbrief.payments.models import Funding
from fairbrief.payments.states import How, TransferKind
from fairbrief.payments.workflow import FUND_BY


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
        follow_secured(funding, at=at)
    return funding


def later_of(engagement: Engagement) -> int:
    """What of the fee is not due before the first of two milestones is handed in."""
    milestone = milestone_of(engagement)
    if milestone is None or not milestone.is_planned or milestone.handed_in_at:
        return 0
    return max(engagement.fee_minor - milestone.share_minor, 0)


def reopen(funding: Funding, /, *, at: datetime) -> None:
    """Ended work is taken up again: the fee is due anew, less what the student has had already.

    What its end was owed stays owed: of that what was not paid yet is released as soon as it is
    secured, and does not wait for another end.
    """
    with transaction.atomic():
        row = locked(funding)
        if row.payable_at is None:
            return
        fee = funding.engagement.fee_minor
        columns = {
            "amount_minor": fee,
            "later_minor": 0,
            "owed_minor": max(row.owed_minor, min(row.amount_minor, fee)),
            "payable_at": None,
            "due_at": at,
        }
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
            follow_secured(funding, at=at)


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
            move_money(
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
            follow_secured(funding, at=at)
    return done


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
