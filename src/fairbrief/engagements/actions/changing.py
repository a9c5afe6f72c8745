"""Change orders: every change after signing is priced and signed by both."""

from __future__ import annotations

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.actors import Actor
from fairbrief.audit.advancing import advance
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.clocks.rules import start_clock
from fairbrief.engagements.access import STUDENT, side_of
from fairbrief.engagements.models import ChangeOrder, Engagement, Piece
from fairbrief.engagements.queries import is_running
from fairbrief.engagements.workflow import ANSWER_CHANGE_BY
from fairbrief.kernel.errors import FairbriefError, IllegalMoveError, NotAllowedError
from fairbrief.notices.telling import tell

MOST_HOURS = 40


def propose_change(
    work: Engagement,
    /,
    *,
    what: str,
    why: str,
    hours: int,
    fee_minor: int,
    due_on: date,
    new_piece: str = "",
    actor: Actor,
    at: datetime,
) -> ChangeOrder:
    """Proposes new hours, fee or date in all, and signs it for the proposer's side.

    More hours need more pay, at least at the floor. Raises FairbriefError with the field.
    """
    side = side_of(actor, work)
    if not side:
        raise NotAllowedError(_("Only the student and the supervisor change what was agreed."))
    what, why = what.strip(), why.strip()
    if len(what) < 10:
        raise FairbriefError(_("Say what changes, so that both can sign it."), field="what")
    if len(why) < 5:
        raise FairbriefError(_("Say why."), field="why")
    if not 1 <= hours <= MOST_HOURS:
        raise FairbriefError(
            _("Between 1 and 40 hours in all; more is another agreement."), field="hours"
        )
    if due_on <= work.starts_on or due_on < at.date():
        raise FairbriefError(_("Choose a day to come."), field="due_on")
    same = (hours, fee_minor, due_on) == (work.hours, work.fee_minor, work.due_on)
    if same and not new_piece.strip():
        raise FairbriefError(_("Nothing changes yet: hours, fee and date are as agreed."))
    if hours > work.hours and work.fee_minor:
        least = work.fee_minor + (hours - work.hours) * work.floor_minor
        if fee_minor < least:
            raise FairbriefError(
                _("More hours need more pay: at least %(least)s in all.")
                % {"least": f"${least // 100}"},
                field="fee",
            )
    with transaction.atomic():
        row = locked(work)
        if not is_running(row):
            raise IllegalMoveError(_("Changes are made while the work runs."))
        try:
            with transaction.atomic():
                change = ChangeOrder.objects.create(
                    engagement=row,
                    proposed_by=side,
                    what=what[:1000],
                    why=why[:500],
                    hours_before=row.hours,
                    hours_after=hours,
                    fee_before_minor=row.fee_minor,
                    fee_after_minor=fee_minor,
                    due_before=row.due_on,
                    due_after=due_on,
                    new_piece=new_piece.strip()[:120],
                    student_signed_at=at if side == STUDENT else None,
                    employer_signed_at=None if side == STUDENT else at,
                    made_at=at,
                )
        except IntegrityError as error:
            raise IllegalMoveError(
                _("A change is on the table already. Answer or withdraw it first.")
            ) from error
        record(change, "proposed", actor=actor, at=at, data={"what": what})
        start_clock(ANSWER_CHANGE_BY, change, at=at)
        tell("change.proposed", change, at=at, but_not=actor.user_id)
    return change


def accept_change(change: ChangeOrder, /, *, actor: Actor, at: datetime) -> None:
    """The other side signs: hours, fee, date and deliverables are the new ones from now on."""
    with transaction.atomic():
        work = locked(change.engagement)
        column = "employer_signed_at" if change.proposed_by == STUDENT else "student_signed_at"
        # The work's own columns first: payments reads them when the acceptance is recorded.
        before = (work.hours, work.fee_minor, work.due_on)
        if not is_running(work):
            raise IllegalMoveError(_("The work is over; nothing can be changed any more."))
        done = advance(change, "accept", actor=actor, at=at, changes={column: at})
        if not done:
            return
        work.hours, work.fee_minor, work.due_on = (
            change.hours_after,
            change.fee_after_minor,
            change.due_after,
        )
        work.save(update_fields=["hours", "fee_minor", "due_on"])
        if change.new_piece:
            Piece.objects.create(
                engagement=work,
                position=work.pieces.count() + 1,
                title=change.new_piece,
                criteria=[change.what[:240]],
            )
        record(
            work,
            "changed",
            actor=actor,
            at=at,
            data={
                "hours": [before[0], work.hours],
                "fee_minor": [before[1], work.fee_minor],
                "due_on": [before[2], work.due_on],
            },
        )
        for name in ("hours", "fee_minor", "due_on"):
            setattr(change.engagement, name, getattr(work, name))


def decline_change(change: ChangeOrder, /, *, reason: str, actor: Actor, at: datetime) -> None:
    """The other side says no; everything stays as signed."""
    advance(change, "decline", actor=actor, at=at, changes={"reason": reason.strip()[:500]})


def withdraw_change(change: ChangeOrder, /, *, actor: Actor, at: datetime) -> None:
    advance(change, "withdraw", actor=actor, at=at)


def let_change_lapse(change: ChangeOrder, /, *, actor: Actor, at: datetime) -> None:
    """Three business days of silence: it is not agreed."""
    advance(change, "withdraw", actor=actor, at=at, changes={"reason": "no answer in time"})
