"""What a senior session left the student with: asked of the leader, or noted by the student."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.actors import Actor
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.clocks.rules import start_clock, stop_clocks
from fairbrief.concerns.actions import read_words
from fairbrief.engagements.access import LEADER, STUDENT, roles_of
from fairbrief.engagements.clocks import SESSION_FEEDBACK_BY
from fairbrief.engagements.doors import leader_door
from fairbrief.engagements.models import Meeting
from fairbrief.engagements.states import Asked, MeetingKind
from fairbrief.kernel.errors import FairbriefError, IllegalMoveError, NotAllowedError
from fairbrief.notices.telling import Recipient, tell

SHORTEST = 3


def give_session_feedback(
    meeting: Meeting,
    /,
    *,
    went_well: str,
    do_next: str,
    talk_again: bool,
    actor: Actor,
    at: datetime,
) -> None:
    """What went well, one thing to do next, whether they would talk again.

    The leader's own words take the place of what the student noted, never the reverse; the leader
    may mend them. Raises FairbriefError with the field.
    """
    work = meeting.engagement
    roles = roles_of(actor, work)
    if not roles & {LEADER, STUDENT} or meeting.kind != MeetingKind.SENIOR:
        raise NotAllowedError(_("Only those who met say what was left of it."))
    by = Asked.LEADER if LEADER in roles else Asked.STUDENT
    said = {"went_well": went_well.strip()[:300], "do_next": do_next.strip()[:300]}
    for field, words in said.items():
        if len(words) < SHORTEST:
            raise FairbriefError(_("A line is enough."), field=field)
    with transaction.atomic():
        locked(work)
        row = locked(meeting)
        _require_held(row, at=at)
        if row.feedback_by == Asked.LEADER and by == Asked.STUDENT:
            raise IllegalMoveError(_("The senior person has said it in their own words."))
        columns = {
            **said,
            "talk_again": talk_again,
            "feedback_by": by,
            "feedback_at": at,
            "held_at": row.held_at or min(row.at, at),
        }
        for column, value in columns.items():
            setattr(row, column, value)
            setattr(meeting, column, value)
        row.save(update_fields=list(columns))
        read_words(row, at=at)
        if by == Asked.LEADER:
            stop_clocks(row, at=at, kinds=[SESSION_FEEDBACK_BY.kind])
            tell("meeting.feedback", row, at=at)
        record(work, "session feedback", actor=actor, at=at, data={"by": by})


def _require_held(meeting: Meeting, *, at: datetime) -> None:
    if meeting.cancelled_at:
        raise IllegalMoveError(_("This conversation was called off."))
    if meeting.asked:
        raise IllegalMoveError(_("This time is not agreed yet."))
    if meeting.at > at + timedelta(minutes=15):
        raise IllegalMoveError(_("Write it when you have met."))


def ask_for_feedback(meeting: Meeting, /, *, actor: Actor, at: datetime) -> None:
    """The session is over: the leader is asked by mail; three business days later the student is
    asked to note what was said."""
    work = meeting.engagement
    with transaction.atomic():
        locked(work)
        row = locked(meeting)
        if row.cancelled_at or row.asked or row.feedback_by == Asked.LEADER:
            return
        if row.feedback_asked_at is None:
            row.feedback_asked_at = meeting.feedback_asked_at = at
            row.save(update_fields=["feedback_asked_at"])
            leader = work.leader
            has_account = leader is not None and leader.user and not leader.left_at
            to = (
                [Recipient(user=leader.user)]
                if leader and has_account
                else leader_door(work, at=at)
            )
            tell("meeting.feedback_asked", row, at=at, to=to)
            start_clock(SESSION_FEEDBACK_BY, row, at=at)
        elif not row.feedback_by:
            record(work, "session without feedback", actor=actor, at=at)
            tell("meeting.feedback_missing", row, at=at)
