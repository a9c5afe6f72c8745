"""Check-ins by the agreed rhythm, and the log of decisions."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.actors import Actor
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.clocks.rules import start_clock, stop_clocks
from fairbrief.concerns.actions import read_words
from fairbrief.engagements.access import side_of
from fairbrief.engagements.actions.hours import require_employer, require_student
from fairbrief.engagements.doors import supervisor_door
from fairbrief.engagements.models import CheckIn, Decision, Engagement
from fairbrief.engagements.pace import check_in_open, days_between
from fairbrief.engagements.queries import is_working, takes_messages
from fairbrief.engagements.rhythm import ANSWER_CHECK_IN_BY, CHECK_IN_BY
from fairbrief.kernel.clock import A_DOUBLE_PRESS, day_in, end_of
from fairbrief.kernel.errors import (
    FairbriefError,
    IllegalMoveError,
    LimitReachedError,
    NotAllowedError,
)
from fairbrief.notices.telling import tell

#: Decisions one work can log.
MOST_DECISIONS = 200


def open_check_in(work: Engagement, /, *, at: datetime) -> None:
    """Opens the next check-in of the rhythm, due at the end of its day where the student is.

    Nothing happens while one is open, or the student does not work.
    """
    if not is_working(work) or check_in_open(work):
        return
    zone = work.student.user.time_zone
    day = day_in(zone, at) + timedelta(days=days_between(work))
    check_in = CheckIn.objects.create(
        engagement=work,
        number=work.check_ins.count() + 1,
        opened_at=at,
        due_at=end_of(day, zone=zone),
    )
    start_clock(CHECK_IN_BY, check_in, at=at)


def write_check_in(
    check_in: CheckIn,
    /,
    *,
    done: str,
    coming: str,
    hinders: str,
    actor: Actor,
    at: datetime,
) -> None:
    """What got done, what comes next, what is in the way; the supervisor is asked for a word.

    The lines go into the plan, too: how the week went, and the goal of the next. A second press
    does nothing. Raises FairbriefError with the field.
    """
    work = check_in.engagement
    require_student(work, actor)
    done, coming, hinders = done.strip()[:500], coming.strip()[:240], hinders.strip()[:500]
    for field, words in (("done", done), ("coming", coming)):
        if len(words) < 3:
            raise FairbriefError(_("A line is enough."), field=field)
    with transaction.atomic():
        now_work = locked(work)
        row = locked(check_in)
        if row.written_at:
            return
        if not row.is_open:
            raise IllegalMoveError(_("This check-in is over. The next one is open."))
        row.done, row.coming, row.hinders, row.written_at = done, coming, hinders, at
        row.save(update_fields=["done", "coming", "hinders", "written_at"])
        for name in ("done", "coming", "hinders", "written_at"):
            setattr(check_in, name, getattr(row, name))
        read_words(row, at=at)
        stop_clocks(row, at=at, kinds=[CHECK_IN_BY.kind])
        start_clock(ANSWER_CHECK_IN_BY, row, at=at)
        _follow_in_weeks(now_work, row)
        record(now_work, "checked in", actor=actor, at=at, data={"number": row.number})
        tell("checkin.written", row, at=at)
        tell("checkin.written", row, at=at, to=supervisor_door(work, at=at))
        open_check_in(now_work, at=at)


def _follow_in_weeks(work: Engagement, check_in: CheckIn) -> None:
    """The week's review and the next week's goal, where the student has written none."""
    zone = work.student.user.time_zone
    today = day_in(zone, check_in.written_at or check_in.due_at)
    this = work.weeks.filter(starts_on__lte=today).order_by("-number").first()
    if this is None:
        return
    if not this.review:
        this.review = check_in.done
        this.save(update_fields=["review"])
    work.weeks.filter(number=this.number + 1, goal="").update(goal=check_in.coming)


def answer_check_in(check_in: CheckIn, /, *, answer: str, actor: Actor, at: datetime) -> None:
    """The supervisor's word; none says that it is seen and goes on. A second one replaces it."""
    work = check_in.engagement
    require_employer(work, actor)
    with transaction.atomic():
        locked(work)
        row = locked(check_in)
        if not row.written_at:
            raise IllegalMoveError(_("There is nothing written to answer yet."))
        answer = answer.strip()[:500]
        if row.answered_at and row.answer == answer:
            return
        row.answer, row.answered_at, row.answered_by_name = answer, at, actor.name[:120]
        row.save(update_fields=["answer", "answered_at", "answered_by_name"])
        for name in ("answer", "answered_at", "answered_by_name"):
            setattr(check_in, name, getattr(row, name))
        read_words(row, at=at)
        stop_clocks(row, at=at, kinds=[ANSWER_CHECK_IN_BY.kind])
        record(work, "check-in answered", actor=actor, at=at, data={"number": row.number})
        tell("checkin.answered", row, at=at)


def note_spoken(work: Engagement, /, *, at: datetime) -> None:
    """A conversation that was held stands in for the open check-in; the next one opens.

    For work whose row is locked.
    """
    check_in = check_in_open(work)
    if check_in is None:
        return
    _close(check_in, "spoken_at", at=at)
    open_check_in(work, at=at)


def let_check_in_pass(check_in: CheckIn, /, *, actor: Actor, at: datetime) -> None:
    """Nobody wrote: both see that it was missed, and the next one opens."""
    with transaction.atomic():
        work = locked(check_in.engagement)
        row = locked(check_in)
        if not row.is_open:
            return
        _close(row, "missed_at", at=at)
        record(work, "check-in missed", actor=actor, at=at, data={"number": row.number})
        tell("checkin.missed", row, at=at)
        open_check_in(work, at=at)


def note_unanswered_check_in(check_in: CheckIn, /, *, actor: Actor, at: datetime) -> None:
    """Two business days without a word of the supervisor: it stands in the record."""
    with transaction.atomic():
        work = locked(check_in.engagement)
        if not locked(check_in).answered_at:
            record(
                work, "check-in unanswered", actor=actor, at=at, data={"number": check_in.number}
            )
            tell("checkin.unanswered", check_in, at=at)


def let_check_ins_go(work: Engagement, /, *, at: datetime, answers: bool) -> None:
    """The work stands still: nobody has to write; with `answers`, nobody has to answer either."""
    check_in = check_in_open(work)
    if check_in is not None:
        _close(check_in, "let_go_at", at=at)
    if answers:
        for each in work.check_ins.filter(written_at__isnull=False, answered_at=None):
            stop_clocks(each, at=at, kinds=[ANSWER_CHECK_IN_BY.kind])


def _close(check_in: CheckIn, column: str, *, at: datetime) -> None:
    setattr(check_in, column, at)
    check_in.save(update_fields=[column])
    stop_clocks(check_in, at=at, kinds=[CHECK_IN_BY.kind])


def log_decision(
    work: Engagement, /, *, text: str, why: str, actor: Actor, at: datetime
) -> Decision:
    """Writes down what was decided, for both to read; a line is never changed.

    The same again at once (a double click) is the line that is there. Raises FairbriefError with
    the field, IllegalMoveError when the work has been over for a month.
    """
    side = side_of(actor, work)
    if not side:
        raise NotAllowedError(_("Only the student and the supervisor write here."))
    text, why = text.strip()[:300], why.strip()[:300]
    if len(text) < 5:
        raise FairbriefError(_("Say in a line what was decided."), field="text")
    with transaction.atomic():
        row = locked(work)
        if not takes_messages(row, at=at):
            raise IllegalMoveError(_("This work has been over for a month; the log is closed."))
        latest = row.decisions.first()
        if latest and latest.at > at - A_DOUBLE_PRESS and (latest.text, latest.why) == (text, why):
            return latest
        if row.decisions.count() >= MOST_DECISIONS:
            raise LimitReachedError(_("Two hundred decisions are the most."))
        decision = Decision.objects.create(
            engagement=row, side=side, by_name=actor.name[:120], text=text, why=why, at=at
        )
        read_words(decision, at=at)
        record(row, "decision", actor=actor, at=at, data={"note": text})
        tell("decision.logged", decision, at=at, but_not=actor.user_id)
    return decision
