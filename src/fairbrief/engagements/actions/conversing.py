"""Conversations: planned, agreed, moved, called off, noted.

Check-ins stand as soon as one side plans them. The time of a senior session is a proposal: the one
who is asked accepts it or suggests another, and without a word it falls away.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.actors import Actor
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.clocks.rules import start_clock, stop_clocks
from fairbrief.concerns.actions import read_words
from fairbrief.engagements.access import EMPLOYER, LEADER, STUDENT, roles_of, side_of
from fairbrief.engagements.actions.checking_in import note_spoken
from fairbrief.engagements.agendas import MOST_LINES, SHORTEST
from fairbrief.engagements.clocks import ANSWER_MEETING_BY, SESSION_FEEDBACK_BY, SHORTEST_NOTICE
from fairbrief.engagements.doors import leader_door, supervisor_door
from fairbrief.engagements.midpoint import require_before_midpoint
from fairbrief.engagements.models import Engagement, Meeting
from fairbrief.engagements.queries import is_finished
from fairbrief.engagements.states import Asked, MeetingKind
from fairbrief.kernel.errors import FairbriefError, IllegalMoveError, NotAllowedError
from fairbrief.kernel.files import check_link
from fairbrief.notices.telling import Recipient, tell


def propose_meeting(
    work: Engagement,
    /,
    *,
    kind: str,
    when: datetime,
    minutes: int,
    link: str,
    agenda: str,
    actor: Actor,
    at: datetime,
    other_times: Sequence[datetime] = (),
) -> Meeting:
    """Plans a check-in, a senior session or another conversation.

    A senior session says what the student wants to ask, in one to three lines, and may offer
    `other_times` that suit as well, two at most.

    Everyone concerned is told; of a senior session only the one who has to say yes, until it is
    agreed. The same conversation planned twice by one side (a double click) is the first one.
    `when` is aware. Raises FairbriefError with the field that is wrong.
    """
    side = side_of(actor, work)
    if not side:
        raise NotAllowedError(_("Only the student and the supervisor plan conversations."))
    if kind not in MeetingKind.values:
        raise FairbriefError(_("Choose what kind of conversation it is."), field="kind")
    is_senior = kind == MeetingKind.SENIOR
    if is_senior and work.leader is None:
        raise FairbriefError(_("No senior person is named in the agreement."), field="kind")
    times = sorted({when, *other_times}) if is_senior else [when]
    for each in times:
        _check_time(each, is_senior=is_senior, at=at)
        if is_senior:
            require_before_midpoint(work, each, at=at)
    if is_senior:
        _check_agenda(agenda)
    least = 20 if is_senior else 5
    if not least <= minutes <= 180:
        raise FairbriefError(
            _("Between %(least)d minutes and three hours.") % {"least": least}, field="minutes"
        )
    check_link(link)
    with transaction.atomic():
        row = locked(work)
        if is_finished(row) or row.ended_at:
            raise IllegalMoveError(_("This work is over."))
        said = {
            "engagement": row,
            "kind": kind,
            "at": times[0],
            "other_times": times[1:3],
            "minutes": minutes,
            "link": link,
            "agenda": agenda.strip()[:500],
            "proposed_by": side,
        }
        same = Meeting.objects.filter(**said, cancelled_at=None).first()
        if same:
            return same
        meeting = Meeting.objects.create(
            **said, asked=_who_is_asked(actor, work) if is_senior else ""
        )
        read_words(meeting, at=at)
        record(row, "meeting planned", actor=actor, at=at, data={"kind": kind, "when": when})
        if meeting.asked:
            _ask(meeting, at=at)
        else:
            tell("meeting.proposed", meeting, at=at, but_not=actor.user_id)
            doors = supervisor_door(work, at=at) if side == STUDENT else []
            tell("meeting.proposed", meeting, at=at, to=doors)
    return meeting


def _check_agenda(agenda: str) -> None:
    lines = [line for line in agenda.splitlines() if line.strip()]
    if len(agenda.strip()) < SHORTEST or len(lines) > MOST_LINES:
        raise FairbriefError(
            _("Say in one to three lines what you want to ask, so that half an hour is enough."),
            field="agenda",
        )


def _check_time(when: datetime, *, is_senior: bool, at: datetime) -> None:
    if when <= at:
        raise FairbriefError(_("Choose a time to come."), field="when")
    if is_senior and when < at + SHORTEST_NOTICE:
        raise FairbriefError(
            _("A senior session needs a day’s notice. Choose a time from this hour tomorrow on."),
            field="when",
        )
    if when > at + timedelta(days=120):
        raise FairbriefError(_("Choose a time within the next months."), field="when")


def _who_is_asked(actor: Actor, work: Engagement) -> str:
    """What a senior person suggests, the student has to accept; everything else, the leader."""
    return Asked.STUDENT if LEADER in roles_of(actor, work) else Asked.LEADER


def _ask(meeting: Meeting, *, at: datetime) -> None:
    """Starts the clock of the one who is asked, and tells them."""
    work = meeting.engagement
    stop_clocks(meeting, at=at, kinds=[])
    start_clock(ANSWER_MEETING_BY[meeting.asked], meeting, at=at)
    if meeting.asked == Asked.LEADER:
        tell("meeting.asked", meeting, at=at, to=_leader(work, at=at))
    else:
        tell("meeting.asked", meeting, at=at, to=[work.student.user])


def _leader(work: Engagement, *, at: datetime) -> list[Recipient]:
    """The senior person, by account or with a fresh link."""
    if work.leader and work.leader.user and not work.leader.left_at:
        return [Recipient(user=work.leader.user)]
    return leader_door(work, at=at)


def accept_meeting(
    meeting: Meeting, /, *, actor: Actor, at: datetime, time: datetime | None = None
) -> None:
    """The one who is asked says yes to a proposed `time`, or to the first; everyone concerned is
    told.

    A second press does nothing. Raises FairbriefError for a time that is not proposed any more.
    """
    work = meeting.engagement
    with transaction.atomic():
        locked(work)
        row = locked(meeting)
        if not row.asked and not row.cancelled_at:
            return
        _check_open(row)
        if row.asked not in roles_of(actor, work):
            raise NotAllowedError(_("The other side has to accept this time."))
        wanted = int((time or row.at).timestamp())
        chosen = next((each for each in row.times if int(each.timestamp()) == wanted), None)
        if chosen is None:
            raise FairbriefError(_("This time is not proposed any more. Choose another."))
        if chosen <= at:
            raise IllegalMoveError(_("This time has passed. Suggest another."))
        columns = {"asked": "", "at": chosen, "other_times": []}
        for column, value in columns.items():
            setattr(row, column, value)
            setattr(meeting, column, value)
        row.save(update_fields=list(columns))
        stop_clocks(row, at=at, kinds=[])
        start_clock(SESSION_FEEDBACK_BY, row, at=at)
        record(work, "meeting agreed", actor=actor, at=at, data={"when": row.at})
        _tell_everyone("meeting.agreed", meeting, actor=actor, at=at)


def move_meeting(meeting: Meeting, /, *, when: datetime, actor: Actor, at: datetime) -> None:
    """Suggests another time for a senior session; the other one is asked, whatever was agreed.

    Suggesting the time that one was asked for accepts it. Raises FairbriefError with the field.
    """
    work = meeting.engagement
    roles = roles_of(actor, work)
    if not roles & {STUDENT, EMPLOYER, LEADER}:
        raise NotAllowedError(_("Only those who meet suggest another time."))
    if meeting.kind != MeetingKind.SENIOR:
        raise IllegalMoveError(_("Call this conversation off and plan another."))
    if when == meeting.at and meeting.asked in roles:
        accept_meeting(meeting, actor=actor, at=at)
        return
    _check_time(when, is_senior=True, at=at)
    require_before_midpoint(work, when, at=at, but_not=meeting.pk)
    with transaction.atomic():
        locked(work)
        row = locked(meeting)
        _check_open(row)
        asked = _who_is_asked(actor, work)
        if (row.at, row.asked, row.other_times) == (when, asked, []):
            return
        row.at, row.asked, row.sequence, row.other_times = when, asked, row.sequence + 1, []
        row.save(update_fields=["at", "asked", "sequence", "other_times"])
        meeting.at, meeting.asked, meeting.sequence = when, asked, row.sequence
        meeting.other_times = []
        record(work, "meeting moved", actor=actor, at=at, data={"when": when})
        _ask(meeting, at=at)


def _check_open(meeting: Meeting) -> None:
    if meeting.cancelled_at:
        raise IllegalMoveError(_("This conversation was called off."))
    if meeting.held_at:
        raise IllegalMoveError(_("You have met already."))


def _tell_everyone(notice: str, meeting: Meeting, *, actor: Actor, at: datetime) -> None:
    """Those with an account, and by mail those without; not the one who acts."""
    work = meeting.engagement
    roles = roles_of(actor, work)
    tell(notice, meeting, at=at, but_not=actor.user_id)
    doors = [] if EMPLOYER in roles else supervisor_door(work, at=at)
    if meeting.kind == MeetingKind.SENIOR and LEADER not in roles:
        doors += leader_door(work, at=at)
    tell(notice, meeting, at=at, to=doors)


def cancel_meeting(meeting: Meeting, /, *, actor: Actor, at: datetime) -> None:
    """Calls off a conversation that was not held; the senior person only their own."""
    work = meeting.engagement
    may = {STUDENT, EMPLOYER} | ({LEADER} if meeting.kind == MeetingKind.SENIOR else set())
    if not roles_of(actor, work) & may:
        raise NotAllowedError(_("Only those who meet call it off."))
    with transaction.atomic():
        locked(work)
        row = locked(meeting)
        if row.held_at or row.cancelled_at:
            return
        row.cancelled_at = meeting.cancelled_at = at
        row.sequence = meeting.sequence = row.sequence + 1
        row.save(update_fields=["cancelled_at", "sequence"])
        stop_clocks(row, at=at, kinds=[])
        record(work, "meeting called off", actor=actor, at=at, data={"kind": row.kind})
        _tell_everyone("meeting.cancelled", meeting, actor=actor, at=at)


def let_meeting_lapse(meeting: Meeting, /, *, actor: Actor, at: datetime) -> None:
    """Nobody said yes in time: the proposal falls away, and all sides know."""
    work = meeting.engagement
    with transaction.atomic():
        locked(work)
        row = locked(meeting)
        if not row.asked or row.cancelled_at:
            return
        row.cancelled_at = meeting.cancelled_at = at
        row.sequence = meeting.sequence = row.sequence + 1
        row.save(update_fields=["cancelled_at", "sequence"])
        record(work, "meeting lapsed", actor=actor, at=at, data={"when": row.at})
        _tell_everyone("meeting.lapsed", meeting, actor=actor, at=at)


def record_meeting(meeting: Meeting, /, *, note: str, actor: Actor, at: datetime) -> None:
    """One side writes down what was said; the first note says that it was held."""
    work = meeting.engagement
    roles = roles_of(actor, work)
    if not roles & {STUDENT, EMPLOYER, LEADER}:
        raise NotAllowedError(_("Only those who met write down what was said."))
    note = note.strip()
    if len(note) < 3:
        raise FairbriefError(_("Write a sentence on what was said."), field="note")
    with transaction.atomic():
        now_work = locked(work)
        row = locked(meeting)
        is_first = row.held_at is None
        if row.cancelled_at:
            raise IllegalMoveError(_("This conversation was called off."))
        if row.asked:
            raise IllegalMoveError(_("This time is not agreed yet."))
        if row.at > at + timedelta(minutes=15):
            raise IllegalMoveError(_("Write the note when you have met."))
        if STUDENT in roles:
            row.student_note = note[:1500]
        else:
            row.other_note = note[:1500]
        row.held_at = row.held_at or min(row.at, at)
        row.save()
        for column in ("student_note", "other_note", "held_at"):
            setattr(meeting, column, getattr(row, column))
        read_words(row, at=at)
        record(work, "meeting recorded", actor=actor, at=at, data={"kind": row.kind})
        if is_first and row.kind == MeetingKind.CHECKIN:
            note_spoken(now_work, at=at)
