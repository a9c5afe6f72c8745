"""Placing a hold on a student, lifting it, and its end."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fairbrief.advising.access import OFFICER, roles_of
from fairbrief.advising.models import Hold
from fairbrief.advising.states import HoldState
from fairbrief.advising.workflow import HOLD_ENDS
from fairbrief.audit.actors import Actor
from fairbrief.audit.advancing import advance
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.clocks.rules import start_clock
from fairbrief.kernel.errors import FairbriefError, MissingFactError, NotAllowedError
from fairbrief.notices.telling import tell
from fairbrief.organizations.queries import day_at
from fairbrief.roster.models import RosterEntry


def place_hold(
    entry: RosterEntry,
    /,
    *,
    reason: str,
    ask_name: str,
    ask_email: str,
    starts_on: date,
    until: date | None,
    stops_applying: bool,
    stops_signing: bool,
    actor: Actor,
    at: datetime,
) -> Hold:
    """Stops a student from applying or signing; they are told why, until when and whom to ask.

    The same hold placed twice is placed once. Raises FairbriefError for what is missing,
    MissingFactError for someone without an account.
    """
    if OFFICER not in roles_of(actor, entry):
        raise NotAllowedError(_("Holds are placed by the student’s career office."))
    reason = reason.strip()
    if len(reason) < 10:
        raise FairbriefError(
            _("Give the reason in a sentence; the student reads it."), field="reason"
        )
    if not (stops_applying or stops_signing):
        raise FairbriefError(_("Choose what it stops."), field="stops")
    if until is not None and until < max(starts_on, day_at(entry.campus, at)):
        raise FairbriefError(_("It would be over already. Choose a later day."), field="until")
    with transaction.atomic():
        row = locked(entry)
        if row.student_id is None:
            raise MissingFactError(
                _("There is no account here that could apply or sign, so there is nothing to stop.")
            )
        columns = {
            "reason": reason[:500],
            "starts_on": starts_on,
            "until": until,
            "stops_applying": stops_applying,
            "stops_signing": stops_signing,
        }
        again = entry.holds.filter(state=HoldState.STANDING, **columns).first()
        if again is not None:
            return again
        hold = Hold.objects.create(
            entry=entry,
            ask_name=ask_name.strip()[:120],
            ask_email=ask_email,
            placed_at=at,
            placed_by_name=actor.name[:120],
            **columns,
        )
        record(hold, "placed", actor=actor, at=at, data={"until": until, "reason": reason[:500]})
        if until is not None:
            start_clock(HOLD_ENDS, hold, at=at)
        tell("hold.placed", hold, at=at)
    return hold


def lift_hold(hold: Hold, /, *, actor: Actor, at: datetime) -> None:
    """An officer lifts it; the student is told."""
    advance(hold, "lift", actor=actor, at=at, changes={"ended_by_name": actor.name[:120]})


def expire_hold(hold: Hold, /, *, actor: Actor, at: datetime) -> None:
    """Its last day is over."""
    advance(hold, "expire", actor=actor, at=at)
