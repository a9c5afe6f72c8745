"""The operator's table of minimum wages: rates are added and withdrawn, never edited."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.actors import Actor
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.kernel.clock import FARTHEST_EAST
from fairbrief.kernel.errors import FairbriefError, MissingFactError
from fairbrief.kernel.places import FEDERAL, JURISDICTIONS
from fairbrief.organizations.access import require_operator_acts
from fairbrief.vetting.models import AddedWage

#: The federal minimum wage when this was written, in cents; a law has yet to lower one.
LEAST_FEDERAL = 725
LEAST, MOST = 100, 10000
FARTHEST = timedelta(days=3 * 365)


@transaction.atomic
def add_wage(
    *,
    actor: Actor,
    at: datetime,
    jurisdiction: str,
    hourly_minor: int,
    effective_from: date,
    source: str,
    checked_on: date,
) -> AddedWage:
    """Adds a rate, in cents an hour, to the table every review reads by from now on.

    One for a place and day that has a rate already takes its place. Pressed twice it is added
    once. Raises NotAllowedError for anyone but an operator, FairbriefError for what cannot be.
    """
    require_operator_acts(actor)
    source = " ".join(source.split())
    # It may be tomorrow already where the operator sits.
    today = (at + FARTHEST_EAST).date()
    _check(jurisdiction, hourly_minor, effective_from, source, checked_on, today=today)
    facts = {
        "jurisdiction": jurisdiction,
        "hourly_minor": hourly_minor,
        "effective_from": effective_from,
        "source": source,
        "checked_on": checked_on,
    }
    with connection.cursor() as cursor:  # a second press waits for the first
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('wages'))")
    newest = AddedWage.objects.filter(
        jurisdiction=jurisdiction, effective_from=effective_from, withdrawn_at=None
    ).first()
    if newest and all(getattr(newest, name) == value for name, value in facts.items()):
        return newest
    row = AddedWage.objects.create(**facts, made_at=at, made_by_id=actor.user_id)
    record(row, "added", actor=actor, at=at, data=facts)
    return row


@transaction.atomic
def withdraw_wage(wage: AddedWage, /, *, actor: Actor, at: datetime, reason: str) -> None:
    """Takes an added rate out of the table and keeps why; what stood before counts again."""
    require_operator_acts(actor)
    row = locked(wage)
    if row.withdrawn_at is not None:
        return
    reason = " ".join(reason.split())[:300]
    if not reason:
        raise MissingFactError(_("Say why it is withdrawn; it is kept with it."), field="reason")
    row.withdrawn_at, row.withdrawn_by_id, row.withdrawn_reason = at, actor.user_id, reason
    row.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_reason"])
    record(row, "withdrawn", actor=actor, at=at, data={"reason": reason})
    wage.refresh_from_db()


def _check(
    jurisdiction: str,
    hourly_minor: int,
    effective_from: date,
    source: str,
    checked_on: date,
    *,
    today: date,
) -> None:
    if jurisdiction not in JURISDICTIONS:
        raise FairbriefError(_("Choose where it holds."), field="jurisdiction")
    if not LEAST <= hourly_minor <= MOST:
        raise FairbriefError(_("An hourly rate is between $1 and $100."), field="rate")
    if jurisdiction == FEDERAL and hourly_minor < LEAST_FEDERAL:
        raise FairbriefError(_("The federal minimum wage is $7.25 or more."), field="rate")
    if effective_from > today + FARTHEST:
        raise FairbriefError(
            _("That is more than three years ahead. Look at the year."), field="effective_from"
        )
    if checked_on > today:
        raise FairbriefError(_("It cannot have been looked up after today."), field="checked_on")
    if len(source) < 3:
        raise FairbriefError(
            _("Say where the rate is published: a link, or the law in words."), field="source"
        )
