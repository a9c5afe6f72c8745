"""Change orders: every change after signing is priced and signed by both."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.actors import INSTALLATION, Actor
from fairbrief.audit.advancing import advance, announce
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.briefs.actions.writing import MOST_CRITERIA
from fairbrief.clocks.rules import start_clock, stop_clocks
from fairbrief.concerns.actions import read_words
from fairbrief.engagements.access import EMPLOYER, STUDENT, side_of
from fairbrief.engagements.actions.guarding import (
    settle_by_change,
    settle_what_followed,
    watch_guards,
)
from fairbrief.engagements.actions.reaching import move_milestone
from fairbrief.engagements.clocks import ANSWER_CHANGE_BY, GUARD_BY, HAND_IN_BY, MEND_BY
from fairbrief.engagements.doors import supervisor_door
from fairbrief.engagements.milestones import milestone_of, pieces_in
from fairbrief.engagements.models import ChangeOrder, Engagement, Piece, PlannedWeek
from fairbrief.engagements.pricing import check_price, least_fee
from fairbrief.engagements.queries import (
    can_propose_change,
    change_open,
    hours_of,
    is_running,
    is_submitted,
    is_working,
    waits_for_mending,
)
from fairbrief.engagements.states import ChangeOrderState
from fairbrief.kernel.clock import day_in
from fairbrief.kernel.errors import FairbriefError, IllegalMoveError, NotAllowedError
from fairbrief.kernel.money import Money
from fairbrief.notices.telling import tell

MOST_PIECES = 12
#: As for every deliverable of a brief, and for the same reason.
NO_CRITERIA = _(
    "Say when it is accepted: one criterion or more that both sides can check. Without criteria, "
    "acceptance is a matter of mood."
)


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
    new_criteria: Sequence[str] = (),
    drops: Piece | None = None,
    actor: Actor,
    at: datetime,
) -> ChangeOrder:
    """Proposes new hours, fee or date in all, and signs it for the proposer's side.

    More hours need more pay, at least at the floor; the pay never falls below what hours worked
    have earned. Raises FairbriefError with the field.
    """
    side = side_of(actor, work)
    if not side:
        raise NotAllowedError(_("Only the student and the supervisor change what was agreed."))
    what, why, new_piece = what.strip(), why.strip(), new_piece.strip()
    if len(what) < 10:
        raise FairbriefError(_("Say what changes, so that both can sign it."), field="what")
    if len(why) < 5:
        raise FairbriefError(_("Say why."), field="why")
    criteria = [line.strip()[:240] for line in new_criteria if line.strip()][:MOST_CRITERIA]
    if new_piece and not criteria:
        raise FairbriefError(NO_CRITERIA, field="new_criteria")
    with transaction.atomic():
        row = locked(work)
        if not can_propose_change(row):
            raise IllegalMoveError(_("Changes are made while the work runs."))
        check_price(row, hours=hours, fee_minor=fee_minor, due_on=due_on, at=at)
        same = (hours, fee_minor, due_on) == (row.hours, row.fee_minor, row.due_on)
        _check_drop(row, drops)
        if same and not new_piece and drops is None:
            raise FairbriefError(_("Nothing changes yet: hours, fee and date are as agreed."))
        try:
            with transaction.atomic():
                change = ChangeOrder.objects.create(
                    engagement=work,
                    proposed_by=side,
                    what=what[:1000],
                    why=why[:500],
                    hours_before=row.hours,
                    hours_after=hours,
                    fee_before_minor=row.fee_minor,
                    fee_after_minor=fee_minor,
                    due_before=row.due_on,
                    due_after=due_on,
                    new_piece=new_piece[:120],
                    new_criteria="\n".join(criteria) if new_piece else "",
                    drops=drops,
                    made_at=at,
                    **_signed(side, actor, at),
                )
        except IntegrityError as error:
            raise IllegalMoveError(
                _("A change is on the table already. Answer or withdraw it first.")
            ) from error
        read_words(change, at=at)
        record(change, "proposed", actor=actor, at=at, data={"what": what})
        other = EMPLOYER if side == STUDENT else STUDENT
        start_clock(ANSWER_CHANGE_BY[other], change, at=at)
        settle_what_followed(row, at=at)
        if change.answers_the_hours:
            watch_guards(row, at=at)
        tell("change.proposed", change, at=at, but_not=actor.user_id)
        if side == STUDENT:
            tell("change.proposed", change, at=at, to=supervisor_door(work, at=at))
    return change


def _check_drop(work: Engagement, drops: Piece | None) -> None:
    """Raises FairbriefError for a deliverable of other work, or the last one that is left."""
    if drops is None:
        return
    left = list(work.pieces.filter(dropped_at=None).values_list("pk", flat=True))
    if drops.pk not in left:
        raise FairbriefError(_("Choose one of the agreed deliverables."), field="drops")
    if drops.accepted:
        raise FairbriefError(_("This deliverable is accepted already."), field="drops")
    if len(left) == 1:
        raise FairbriefError(
            _("This is the last deliverable. Without it, end the work instead."), field="drops"
        )
    milestone = milestone_of(work)
    if milestone is None or milestone.is_accepted or not milestone.pieces:
        return
    if [each.pk for each in pieces_in(milestone)] == [drops.pk]:
        raise FairbriefError(
            _(
                "This is the last deliverable of the first milestone, which pays %(share)s when it "
                "is accepted. Hand it in first, or end the work."
            )
            % {"share": milestone.share},
            field="drops",
        )


def _signed(side: str, actor: Actor, at: datetime) -> dict[str, Any]:
    return {f"{side}_signed_at": at, f"{side}_name": actor.name[:120]}


def accept_change(change: ChangeOrder, /, *, actor: Actor, at: datetime) -> None:
    """The other side signs: hours, fee, date and deliverables are the new ones from now on."""
    with transaction.atomic():
        work = locked(change.engagement)
        if is_submitted(work):
            raise IllegalMoveError(
                _("The work was handed in meanwhile, as it was agreed before this change.")
            )
        if not can_propose_change(work):
            raise IllegalMoveError(_("The work stands still or is over; nothing changes now."))
        _check_earned(work, change)
        if change.state == ChangeOrderState.PROPOSED:
            _check_drop(work, change.drops)
        side = EMPLOYER if change.proposed_by == STUDENT else STUDENT
        if not advance(change, "accept", actor=actor, at=at, changes=_signed(side, actor, at)):
            return
        before = (work.hours, work.fee_minor, work.due_on)
        work.hours = change.hours_after
        work.fee_minor = change.fee_after_minor
        work.due_on = change.due_after
        work.save(update_fields=["hours", "fee_minor", "due_on"])
        if change.drops_id:
            work.pieces.filter(pk=change.drops_id, dropped_at=None).update(dropped_at=at)
        if change.new_piece:
            _add_piece(work, change)
        _follow_in_plan(work, minutes_more=(work.hours - before[0]) * 60, at=at)
        _follow_in_guards(work, change, at=at)
        move_milestone(work, days=0, at=at)
        if is_working(work):
            start_clock(MEND_BY if waits_for_mending(work) else HAND_IN_BY, work, at=at)
        event = record(
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
        announce(work, "replanned", event=event)
        if change.proposed_by == EMPLOYER:
            tell("change.accepted", change, at=at, to=supervisor_door(work, at=at))


def _check_earned(work: Engagement, change: ChangeOrder) -> None:
    """Hours worked, or a milestone accepted, since it was proposed can have earned more than it
    pays."""
    least = least_fee(work, change.hours_after) if work.fee_minor else 0
    if change.state == ChangeOrderState.PROPOSED and change.fee_after_minor < least:
        raise IllegalMoveError(
            _("By now %(least)s is the least this can pay. Decline it, and agree on another.")
            % {"least": Money(least, work.currency)}
        )


def _add_piece(work: Engagement, change: ChangeOrder) -> None:
    number = work.pieces.count()
    if number >= MOST_PIECES:
        raise IllegalMoveError(_("Twelve deliverables are the most for one agreement."))
    Piece.objects.create(
        engagement=work, position=number + 1, title=change.new_piece, criteria=change.criteria
    )


def _follow_in_plan(work: Engagement, *, minutes_more: int, at: datetime) -> None:
    """Weeks up to the new date; what is added or taken is spread over the weeks to come."""
    weeks = list(work.weeks.order_by("number"))
    gone = [week for week in weeks if week.starts_on >= work.due_on and week.number > 1]
    minutes_more += sum(week.minutes for week in gone)
    work.weeks.filter(pk__in=[week.pk for week in gone]).delete()
    weeks = [week for week in weeks if week not in gone]
    day = weeks[-1].starts_on + timedelta(days=7) if weeks else work.starts_on
    while day < work.due_on:
        weeks.append(
            PlannedWeek.objects.create(
                engagement=work, number=len(weeks) + 1, starts_on=day, minutes=0
            )
        )
        day += timedelta(days=7)
    today = day_in(work.student.user.time_zone, at)
    coming = [week for week in weeks if week.starts_on + timedelta(days=7) > today]
    coming = coming or weeks[-1:]
    for left, week in zip(range(len(coming), 0, -1), coming, strict=True):
        share = minutes_more if left == 1 else int(minutes_more / left / 15) * 15
        before = week.minutes
        week.minutes = max(0, before + share)
        minutes_more -= week.minutes - before
        week.save(update_fields=["minutes"])


def _follow_in_guards(work: Engagement, change: ChangeOrder, *, at: datetime) -> None:
    """A mark that is no longer reached can be passed again; the record keeps the first time."""
    percent = hours_of(work).percent
    gone = list(work.guards.filter(percent__gt=percent))
    for guard in gone:
        stop_clocks(guard, at=at, kinds=[GUARD_BY.kind])
        guard.delete()
    if gone:
        # One before it may ask again.
        watch_guards(work, at=at)
    else:
        settle_by_change(work, change, at=at)


def _ask_at_marks_again(change: ChangeOrder, *, at: datetime) -> None:
    """Nobody changes anything: what was to be chosen at a mark of the hours still is."""
    if change.answers_the_hours and is_running(change.engagement):
        watch_guards(change.engagement, at=at)


def decline_change(change: ChangeOrder, /, *, reason: str, actor: Actor, at: datetime) -> None:
    """The other side says no, with a reason; everything stays as signed."""
    reason = reason.strip()
    if len(reason) < 5:
        raise FairbriefError(_("Say why not; the other side reads it."), field="reason")
    with transaction.atomic():
        advance(change, "decline", actor=actor, at=at, says={"reason": reason[:500]})
        read_words(change, at=at)
        _ask_at_marks_again(change, at=at)


def withdraw_change(change: ChangeOrder, /, *, actor: Actor, at: datetime) -> None:
    with transaction.atomic():
        advance(change, "withdraw", actor=actor, at=at)
        _ask_at_marks_again(change, at=at)


def take_off_the_table(work: Engagement, /, *, at: datetime) -> None:
    """The work is handed in as it was agreed: a change nobody signed falls away, and both know.

    For work whose row is locked.
    """
    change = change_open(work)
    if change is None:
        return
    reason = _t("The work was handed in before both had signed.")
    advance(change, "withdraw", actor=INSTALLATION, at=at, changes={"reason": reason})
    _ask_at_marks_again(change, at=at)
    tell("change.withdrawn", change, at=at, to=supervisor_door(work, at=at))


def let_change_lapse(change: ChangeOrder, /, *, actor: Actor, at: datetime) -> None:
    """Three business days of silence: it is not agreed."""
    reason = _t("There was no answer within three business days.")
    with transaction.atomic():
        advance(change, "withdraw", actor=actor, at=at, changes={"reason": reason})
        _ask_at_marks_again(change, at=at)
