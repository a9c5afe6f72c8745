"""Meetings, pulses, the stuck button, and the pages of people without an account."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fairbrief.accounts.links import mint, revoke_links
from fairbrief.audit.actors import Actor
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.clocks.rules import start_clock, stop_clocks
from fairbrief.engagements.access import (
    EMPLOYER,
    LEADER,
    LEADER_LINK,
    STUDENT,
    SUPERVISOR_LINK,
    roles_of,
    side_of,
)
from fairbrief.engagements.actions.hours import require_employer, require_student
from fairbrief.engagements.models import Engagement, Meeting, Pulse, StuckCall
from fairbrief.engagements.queries import is_finished
from fairbrief.engagements.states import MeetingKind
from fairbrief.engagements.workflow import STUCK_BY
from fairbrief.kernel.errors import FairbriefError, IllegalMoveError, NotAllowedError
from fairbrief.notices.telling import Recipient, tell
from fairbrief.organizations.models import Member


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
) -> Meeting:
    """Plans a check-in, a senior session or another conversation; everyone concerned is told.

    `when` is aware. Raises FairbriefError with the field that is wrong.
    """
    if not side_of(actor, work):
        raise NotAllowedError(_("Only the student and the supervisor plan conversations."))
    if kind not in MeetingKind.values:
        raise FairbriefError(_("Choose what kind of conversation it is."), field="kind")
    if kind == MeetingKind.SENIOR and work.leader is None:
        raise FairbriefError(_("No senior person is named in the agreement."), field="kind")
    if when <= at:
        raise FairbriefError(_("Choose a time to come."), field="when")
    least = 20 if kind == MeetingKind.SENIOR else 5
    if not least <= minutes <= 180:
        raise FairbriefError(
            _("Between %(least)d minutes and three hours.") % {"least": least}, field="minutes"
        )
    if link and not link.startswith("https://"):
        raise FairbriefError(_("The video link must begin with https://."), field="link")
    with transaction.atomic():
        row = locked(work)
        if is_finished(row) or row.ended_at:
            raise IllegalMoveError(_("This work is over."))
        meeting = Meeting.objects.create(
            engagement=row,
            kind=kind,
            at=when,
            minutes=minutes,
            link=link,
            agenda=agenda.strip()[:500],
        )
        record(row, "meeting planned", actor=actor, at=at, data={"kind": kind, "when": when})
        tell("meeting.proposed", meeting, at=at, but_not=actor.user_id)
        if kind == MeetingKind.SENIOR:
            mail_leader_link(work, at=at)
    return meeting


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
        row = locked(meeting)
        if row.cancelled_at:
            raise IllegalMoveError(_("This conversation was called off."))
        if STUDENT in roles:
            row.student_note = note[:1500]
        else:
            row.other_note = note[:1500]
        row.held_at = row.held_at or min(row.at, at)
        row.save()
        for column in ("student_note", "other_note", "held_at"):
            setattr(meeting, column, getattr(row, column))
        record(work, "meeting recorded", actor=actor, at=at, data={"kind": row.kind})


def cancel_meeting(meeting: Meeting, /, *, actor: Actor, at: datetime) -> None:
    """Calls off a conversation that was not held."""
    work = meeting.engagement
    if not side_of(actor, work):
        raise NotAllowedError(_("Only the student and the supervisor call it off."))
    with transaction.atomic():
        row = locked(meeting)
        if row.held_at or row.cancelled_at:
            return
        row.cancelled_at = meeting.cancelled_at = at
        row.save(update_fields=["cancelled_at"])
        record(work, "meeting called off", actor=actor, at=at, data={"kind": row.kind})


def answer_pulse(
    work: Engagement, /, *, question: str, rating: int, note: str, actor: Actor, at: datetime
) -> Pulse:
    """One question, one answer from 1 to 5, and a line if one likes."""
    side = side_of(actor, work)
    if not side:
        raise NotAllowedError(_("Only the student and the supervisor are asked."))
    if not 1 <= rating <= 5:
        raise FairbriefError(_("Choose from 1 to 5."), field="rating")
    with transaction.atomic():
        row = locked(work)
        pulse = Pulse.objects.create(
            engagement=row,
            asked_of=side,
            question=question[:20],
            rating=rating,
            note=note.strip()[:300],
            at=at,
        )
        record(row, "pulse", actor=actor, at=at, data={"side": side})
    return pulse


def call_stuck(
    work: Engagement, /, *, goal: str, tried: str, question: str, actor: Actor, at: datetime
) -> StuckCall:
    """Asks the supervisor; after a business day of silence, the backup and the office."""
    require_student(work, actor)
    for field, words in (("goal", goal), ("tried", tried), ("question", question)):
        if len(words.strip()) < 5:
            raise FairbriefError(_("A sentence helps the other side to help you."), field=field)
    with transaction.atomic():
        row = locked(work)
        if is_finished(row) or row.ended_at:
            raise IllegalMoveError(_("This work is over."))
        call = StuckCall.objects.create(
            engagement=row,
            goal=goal.strip()[:300],
            tried=tried.strip()[:1000],
            question=question.strip()[:300],
            raised_at=at,
        )
        record(row, "stuck", actor=actor, at=at, data={"question": call.question})
        start_clock(STUCK_BY, call, at=at)
        tell("stuck.raised", call, at=at)
        mail_supervisor_link(row, at=at)
    return call


def answer_stuck(call: StuckCall, /, *, answer: str, actor: Actor, at: datetime) -> None:
    """The answer; a second one replaces the first."""
    require_employer(call.engagement, actor)
    answer = answer.strip()
    if len(answer) < 3:
        raise FairbriefError(_("Write an answer, even a short one."), field="answer")
    with transaction.atomic():
        row = locked(call)
        row.answer = call.answer = answer[:2000]
        row.answered_at = call.answered_at = at
        row.answered_by_name = call.answered_by_name = actor.name[:120]
        row.save(update_fields=["answer", "answered_at", "answered_by_name"])
        stop_clocks(row, at=at, kinds=[STUCK_BY.kind])
        record(call.engagement, "stuck answered", actor=actor, at=at)
        tell("stuck.answered", row, at=at)


def escalate_stuck(call: StuckCall, /, *, actor: Actor, at: datetime) -> None:
    """A business day of silence: the backup and the office are asked."""
    if call.answered_at is None:
        record(call.engagement, "stuck unanswered", actor=actor, at=at)
        tell("stuck.silence", call, at=at)


def _mail_link(
    work: Engagement, member: Member | None, capacity: str, page: str, notice: str, at: datetime
) -> str:
    """Mails a fresh link to someone without an account; earlier ones end. Returns its path."""
    if member is None or member.user_id is not None or not member.email:
        return ""
    revoke_links(work, capacity=capacity, at=at)
    token = mint(work, capacity=capacity, email=member.email, name=member.name, at=at)
    path = f"/{page}/{token}/"
    tell(notice, work, at=at, to=[Recipient(email=member.email, name=member.name, path=path)])
    return path


def mail_supervisor_link(
    work: Engagement, /, *, at: datetime, notice: str = "engagement.supervise_link"
) -> str:
    """The supervisor's page, by mail; "" for a supervisor who has an account."""
    return _mail_link(work, work.supervisor, SUPERVISOR_LINK, "supervise", notice, at)


def mail_leader_link(work: Engagement, /, *, at: datetime) -> str:
    """The senior leader's page, by mail; "" for a leader who has an account."""
    return _mail_link(work, work.leader, LEADER_LINK, "senior", "engagement.leader_link", at)


def mail_links(work: Engagement, /, *, at: datetime) -> None:
    """Both pages, when work starts."""
    mail_supervisor_link(work, at=at)
    mail_leader_link(work, at=at)
