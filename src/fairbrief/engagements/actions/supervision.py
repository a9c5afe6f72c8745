"""Pulses, the stuck button, and the pages of people without an account."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.actors import Actor
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.clocks.rules import start_clock, stop_clocks
from fairbrief.concerns.actions import read_words
from fairbrief.engagements.access import LEADER_LINK, SUPERVISOR_LINK, side_of
from fairbrief.engagements.actions.hours import require_employer, require_student
from fairbrief.engagements.clocks import STUCK_BY
from fairbrief.engagements.doors import backup_door, leader_door, supervisor_door
from fairbrief.engagements.models import Engagement, Pulse, StuckCall
from fairbrief.engagements.pulses import PULSE_QUESTIONS
from fairbrief.engagements.queries import is_running, latest_pulse, stuck_open
from fairbrief.kernel.errors import (
    FairbriefError,
    IllegalMoveError,
    LimitReachedError,
    NotAllowedError,
)
from fairbrief.notices.telling import Recipient, tell

#: Questions of a stuck student that may wait at once.
MOST_STUCK = 3


def answer_pulse(
    work: Engagement, /, *, question: str, rating: int, note: str, actor: Actor, at: datetime
) -> Pulse:
    """One question, one answer from 1 to 5, and a line if one likes; once in seven days a side.

    A second press within the hour corrects the first.
    """
    side = side_of(actor, work)
    if not side:
        raise NotAllowedError(_("Only the student and the supervisor are asked."))
    if not 1 <= rating <= 5:
        raise FairbriefError(_("Choose from 1 to 5."), field="rating")
    if question not in PULSE_QUESTIONS[side]:
        raise FairbriefError(_("That is not a question we ask."), field="rating")
    with transaction.atomic():
        row = locked(work)
        if not is_running(row):
            raise IllegalMoveError(_("This is asked while the work runs."))
        last = latest_pulse(row, side)
        if last and last.at > at - timedelta(hours=1) and last.question == question:
            last.rating, last.note = rating, note.strip()[:300]
            last.save(update_fields=["rating", "note"])
            return last
        if last and last.at > at - timedelta(days=6):
            raise IllegalMoveError(_("You have answered this week. Thank you."))
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
    work: Engagement,
    /,
    *,
    goal: str,
    tried: str,
    question: str,
    asks: str = "supervisor",
    actor: Actor,
    at: datetime,
) -> StuckCall:
    """Asks the supervisor; after a business day of silence, the backup and the office.

    With `asks` "backup" who stands in is asked at once, as after a day of silence.
    """
    require_student(work, actor)
    for field, words in (("goal", goal), ("tried", tried), ("question", question)):
        if len(words.strip()) < 5:
            raise FairbriefError(_("A sentence helps the other side to help you."), field=field)
    with transaction.atomic():
        row = locked(work)
        if not is_running(row):
            raise IllegalMoveError(_("The stuck button is there while the work runs."))
        open_now = list(stuck_open(row))
        same = next((each for each in open_now if each.question == question.strip()[:300]), None)
        if same:
            return same
        if len(open_now) >= MOST_STUCK:
            raise LimitReachedError(_("Three questions wait for an answer. Give them a day."))
        standing_in = backup_door(work, at=at) if asks == "backup" else []
        call = StuckCall.objects.create(
            engagement=row,
            goal=goal.strip()[:300],
            tried=tried.strip()[:1000],
            question=question.strip()[:300],
            raised_at=at,
            passed_on_at=at if standing_in else None,
        )
        read_words(call, at=at)
        record(row, "stuck", actor=actor, at=at, data={"question": call.question})
        start_clock(STUCK_BY, call, at=at)
        if standing_in:
            tell("stuck.asked_backup", call, at=at, to=standing_in)
        else:
            tell("stuck.raised", call, at=at)
            tell("stuck.raised", call, at=at, to=supervisor_door(work, at=at))
    return call


def answer_stuck(call: StuckCall, /, *, answer: str, actor: Actor, at: datetime) -> None:
    """The answer; a second one replaces the first."""
    require_employer(call.engagement, actor)
    answer = answer.strip()
    if len(answer) < 3:
        raise FairbriefError(_("Write an answer, even a short one."), field="answer")
    with transaction.atomic():
        locked(call.engagement)
        row = locked(call)
        row.answer = call.answer = answer[:2000]
        row.answered_at = call.answered_at = at
        row.answered_by_name = call.answered_by_name = actor.name[:120]
        row.read_at = call.read_at = None
        row.save(update_fields=["answer", "answered_at", "answered_by_name", "read_at"])
        read_words(row, at=at)
        stop_clocks(row, at=at, kinds=[STUCK_BY.kind])
        record(call.engagement, "stuck answered", actor=actor, at=at)
        tell("stuck.answered", row, at=at)


def mark_answer_read(call: StuckCall, /, *, actor: Actor, at: datetime) -> None:
    """The student has read the answer: it need not stand on top any more."""
    require_student(call.engagement, actor)
    with transaction.atomic():
        row = locked(call)
        if row.answered_at and row.read_at is None:
            row.read_at = call.read_at = at
            row.save(update_fields=["read_at"])


def escalate_stuck(call: StuckCall, /, *, actor: Actor, at: datetime) -> None:
    """A business day of silence: who stands in is asked; after another, the career office.

    Without anyone who stands in, the office at once.
    """
    work = call.engagement
    with transaction.atomic():
        locked(work)
        row = locked(call)
        if row.answered_at:
            return
        standing_in = [] if row.passed_on_at else backup_door(work, at=at)
        if standing_in:
            row.passed_on_at = call.passed_on_at = at
            record(work, "stuck passed on", actor=actor, at=at, data={"code": row.code})
            tell("stuck.passed_on", row, at=at, to=standing_in)
            start_clock(STUCK_BY, row, at=at)
        else:
            row.reported_at = call.reported_at = at
            record(work, "stuck unanswered", actor=actor, at=at, data={"code": row.code})
            tell("stuck.silence", row, at=at)
        row.save(update_fields=["passed_on_at", "reported_at"])


def mail_supervisor_link(
    work: Engagement, /, *, at: datetime, notice: str = "engagement.supervise_link"
) -> str:
    """The supervisor's page, by mail; "" for a supervisor who has an account.

    Returns the path of the link, which is kept nowhere.
    """
    return _mail(work, supervisor_door(work, at=at), notice, at)


def mail_leader_link(work: Engagement, /, *, at: datetime) -> str:
    """The senior leader's page, by mail; "" for a leader who has an account."""
    return _mail(work, leader_door(work, at=at), "engagement.leader_link", at)


def renew_work_link(work: Engagement, /, *, capacity: str, email: str, at: datetime) -> bool:
    """A fresh link for who asks with one that ended; False when they have no part in it now."""
    people = {
        SUPERVISOR_LINK: (
            (work.supervisor, supervisor_door, "engagement.supervise_link"),
            (work.brief.backup, backup_door, "engagement.supervise_link"),
        ),
        LEADER_LINK: ((work.leader, leader_door, "engagement.leader_link"),),
    }
    for member, door, notice in people.get(capacity, ()):
        if member is None or member.user_id is not None:
            continue
        if member.email.lower() == email.lower():
            return bool(_mail(work, door(work, at=at), notice, at))
    return False


def _mail(work: Engagement, doors: list[Recipient], notice: str, at: datetime) -> str:
    tell(notice, work, at=at, to=doors)
    return doors[0].link if doors else ""


def mail_links(work: Engagement, /, *, at: datetime) -> None:
    """Both pages, when work starts."""
    mail_supervisor_link(work, at=at)
    mail_leader_link(work, at=at)
