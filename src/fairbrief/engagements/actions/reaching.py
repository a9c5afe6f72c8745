"""The first of two milestones: handed in, accepted or sent back, and what becomes of it."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.actors import INSTALLATION, Actor
from fairbrief.audit.advancing import advance
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.clocks.rules import start_clock, stop_clocks
from fairbrief.concerns.actions import read_words
from fairbrief.engagements.actions.hours import require_employer, require_student
from fairbrief.engagements.doors import supervisor_door
from fairbrief.engagements.milestone_clocks import HAND_IN_MILESTONE_BY
from fairbrief.engagements.milestones import pieces_in
from fairbrief.engagements.models import Engagement, Milestone, PieceAcceptance
from fairbrief.engagements.queries import can_hand_over, is_paused, is_working
from fairbrief.kernel.errors import FairbriefError, IllegalMoveError, MissingFactError
from fairbrief.notices.telling import tell


def hand_in_milestone(milestone: Milestone, /, *, actor: Actor, at: datetime) -> None:
    """Hands in what belongs to it; the supervisor has five business days.

    Raises MissingFactError while one of its deliverables has no version, or nothing is new since
    it was sent back.
    """
    work = milestone.engagement
    require_student(work, actor)
    with transaction.atomic():
        now_work = locked(work)
        row = locked(milestone)
        if row.is_planned:
            if not can_hand_over(now_work):
                raise IllegalMoveError(_("Milestones are handed in while the work runs."))
            _require_versions(row, now_work)
        if advance(milestone, "hand_in", actor=actor, at=at):
            record(work, "milestone handed in", actor=actor, at=at)
            tell("milestone.handed_in", milestone, at=at, to=supervisor_door(work, at=at))


def _require_versions(milestone: Milestone, work: Engagement) -> None:
    pieces = pieces_in(milestone) if milestone.pieces else list(work.pieces.filter(dropped_at=None))
    if not pieces:
        raise IllegalMoveError(
            _("Nothing of the first milestone is left to hand in: its pay comes with the whole.")
        )
    newest = [each.versions.first() for each in pieces]
    missing = not any(newest) if not milestone.pieces else not all(newest)
    if missing:
        raise MissingFactError(
            _("Hand over a version of each deliverable of the first milestone before.")
        )
    since = milestone.handed_in_at
    if milestone.rounds and since and not any(each.at > since for each in newest if each):
        raise MissingFactError(_("Hand over a new version before you hand it in again."))


def accept_milestone(
    milestone: Milestone, /, *, actor: Actor, at: datetime, share_minor: int | None = None
) -> None:
    """The supervisor accepts it: its deliverables for good, and its part of the fee is released.

    `share_minor` is that part as it was read. A second press does nothing.
    """
    require_employer(milestone.engagement, actor)
    if share_minor is not None and share_minor != milestone.share_minor:
        raise FairbriefError(_("Its part of the fee has changed. Look at it again."))
    _accept(milestone, by=actor.name, actor=actor, at=at)


def accept_milestone_by_clock(milestone: Milestone, /, *, actor: Actor, at: datetime) -> None:
    """Five business days of silence: it counts as accepted."""
    _accept(milestone, by="", actor=actor, at=at)


def _accept(milestone: Milestone, *, by: str, actor: Actor, at: datetime) -> None:
    work = milestone.engagement
    with transaction.atomic():
        now_work = locked(work)
        row = locked(milestone)
        if row.is_handed_in and not (is_working(now_work) or is_paused(now_work)):
            raise IllegalMoveError(_("The work stands still or is over; nothing changes now."))
        changes = {"accepted_by_name": by[:120], "accepted_by_clock": not by}
        data = {"share_minor": row.share_minor}
        if not advance(milestone, "accept", actor=actor, at=at, changes=changes, data=data):
            return
        for piece in pieces_in(row):
            version = piece.versions.first()
            if version is not None and piece.accepted is None:
                PieceAcceptance.objects.create(
                    piece=piece, version=version, at=at, by_name=by[:120] or _by_silence()
                )
        record(work, "milestone accepted", actor=actor, at=at, data=data)


def _by_silence() -> str:
    return str(_("silence"))


def send_back_milestone(
    milestone: Milestone, /, *, reason: str, actor: Actor, at: datetime
) -> None:
    """Says what is missing, twice at most; the student has five business days at least."""
    work = milestone.engagement
    require_employer(work, actor)
    reason = reason.strip()
    if len(reason) < 10:
        raise FairbriefError(
            _("Say what is missing, by the criteria you agreed on."), field="reason"
        )
    with transaction.atomic():
        locked(work)
        row = locked(milestone)
        done = advance(
            milestone,
            "send_back",
            actor=actor,
            at=at,
            changes={"rounds": row.rounds + 1},
            says={"wanted": reason[:1000]},
            data={"reason": reason[:1000]},
        )
        if done:
            read_words(milestone, at=at)
            record(work, "milestone sent back", actor=actor, at=at, data={"reason": reason[:300]})


def tell_of_late_milestone(milestone: Milestone, /, *, actor: Actor, at: datetime) -> None:
    """Its day has passed without a hand-in: both know; the day of the whole stands."""
    work = milestone.engagement
    with transaction.atomic():
        locked(work)
        if not locked(milestone).is_planned:
            return
        record(work, "milestone late", actor=actor, at=at)
        tell("milestone.late", milestone, at=at)
        tell("milestone.late", milestone, at=at, to=supervisor_door(work, at=at))


# What becomes of it with the work; for work whose row is locked.


def _as_it_is(work: Engagement) -> Milestone | None:
    """Read anew: the work at hand may know an earlier state of it."""
    found = Milestone.objects.filter(engagement=work).first()
    if found is not None:
        found.engagement = work
    return found


def watch_milestone(work: Engagement, /, *, at: datetime) -> None:
    """The student works: the clock of a milestone that is to come runs."""
    found = _as_it_is(work)
    if found is not None and found.is_planned:
        start_clock(HAND_IN_MILESTONE_BY, found, at=at)


def rest_milestone(work: Engagement, /, *, at: datetime, is_disputed: bool) -> None:
    """The work stands still: nobody hands in. A dispute takes it off the desk, too."""
    found = _as_it_is(work)
    if found is None:
        return
    if is_disputed and found.is_handed_in:
        advance(found, "take_back", actor=INSTALLATION, at=at)
    elif found.is_planned:
        stop_clocks(found, at=at, kinds=[HAND_IN_MILESTONE_BY.kind])


def end_milestone(work: Engagement, step: str, /, *, at: datetime) -> None:
    """It is handed in with the whole (`join`), or over with the work (`end`)."""
    found = _as_it_is(work)
    if found is not None and (found.is_planned or found.is_handed_in):
        advance(found, step, actor=INSTALLATION, at=at)


def move_milestone(work: Engagement, /, *, days: int, at: datetime) -> None:
    """The due date moved: a milestone to come moves along, and stays before it.

    Where the fee fell, its part is never more than all of it, handed in or not.
    """
    found = _as_it_is(work)
    if found is None or not (found.is_planned or found.is_handed_in):
        return
    before = (found.due_on, found.share_minor)
    found.share_minor = min(found.share_minor, work.fee_minor)
    if found.is_planned:
        last = work.due_on - timedelta(days=1)
        found.due_on = min(found.due_on + timedelta(days=max(days, 0)), last)
    if (found.due_on, found.share_minor) == before:
        return
    found.save(update_fields=["due_on", "share_minor"])
    if found.is_planned and is_working(work):
        start_clock(HAND_IN_MILESTONE_BY, found, at=at)
