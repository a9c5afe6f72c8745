"""The timer: started, stopped into an entry, thrown away, forgotten."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.actors import Actor
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.clocks.rules import start_clock, stop_clocks
from fairbrief.engagements.actions.hours import add_entry, log_hours, require_student
from fairbrief.engagements.models import Engagement, HoursEntry, Timer
from fairbrief.engagements.pace import timed
from fairbrief.engagements.queries import can_log_hours
from fairbrief.engagements.rhythm import TIMER_RUNS_OUT
from fairbrief.kernel.clock import day_in
from fairbrief.kernel.errors import FairbriefError, IllegalMoveError
from fairbrief.notices.telling import tell

#: The shortest time an entry holds, in minutes.
SHORTEST = 5


def start_timer(work: Engagement, /, *, actor: Actor, at: datetime) -> Timer:
    """Starts the student's one timer; one that runs on this work already is given back.

    Raises IllegalMoveError while the work does not run, or a timer runs on other work.
    """
    require_student(work, actor)
    with transaction.atomic():
        locked(work.student)
        row = locked(work)
        if not can_log_hours(row):
            raise IllegalMoveError(_("Hours are logged while the work runs."))
        running = (
            Timer.objects.filter(student=work.student, stopped_at=None)
            .select_related("engagement")
            .first()
        )
        if running and running.engagement_id == row.pk:
            return running
        if running:
            raise IllegalMoveError(
                _("Your timer runs on “%(title)s”. Stop it there first.")
                % {"title": running.engagement.title}
            )
        timer = Timer.objects.create(engagement=row, student=work.student, started_at=at)
        start_clock(TIMER_RUNS_OUT, timer, at=at)
    return timer


def stop_timer(
    timer: Timer, /, *, note: str, minutes: int | None = None, actor: Actor, at: datetime
) -> HoursEntry:
    """Stops the timer, or counts one that ran out, as one entry on the day it was started.

    `minutes` corrects what was timed, up to the time that has really passed. A second press gives
    the entry that is there. Raises FairbriefError with the field.
    """
    work = timer.engagement
    require_student(work, actor)
    with transaction.atomic():
        locked(work)
        row = locked(timer)
        if row.entry:
            return row.entry
        if row.dropped_at:
            raise IllegalMoveError(_("This timer was thrown away."))
        passed = int((at - row.started_at) / timedelta(minutes=1))
        if passed < SHORTEST:
            raise FairbriefError(
                _("Less than five minutes so far. Let it run, or throw it away."), field="minutes"
            )
        took = timed(row, at=at).minutes if minutes is None else minutes
        if took > passed:
            raise FairbriefError(
                _("Only %(passed)d minutes have passed since you started.") % {"passed": passed},
                field="minutes",
            )
        entry = log_hours(work, day=_day_of(row), minutes=took, note=note, actor=actor, at=at)
        if Timer.objects.filter(entry=entry).exists():
            raise IllegalMoveError(_("This time is logged already."))
        _close(row, at=at)
        row.entry = timer.entry = entry
        row.save(update_fields=["stopped_at", "entry"])
        timer.stopped_at = row.stopped_at
    return entry


def drop_timer(timer: Timer, /, *, actor: Actor, at: datetime) -> None:
    """Throws away what was timed; nothing is logged."""
    work = timer.engagement
    require_student(work, actor)
    with transaction.atomic():
        locked(work)
        row = locked(timer)
        if row.entry_id or row.dropped_at:
            return
        _close(row, at=at)
        row.dropped_at = timer.dropped_at = at
        row.save(update_fields=["stopped_at", "dropped_at"])
        timer.stopped_at = row.stopped_at
        minutes = timed(row, at=at).minutes
        record(work, "timer thrown away", actor=actor, at=at, data={"minutes": minutes})


def run_out_timer(timer: Timer, /, *, actor: Actor, at: datetime) -> None:
    """Four hours without a word: it stops, and the student is asked how long it really took."""
    with transaction.atomic():
        locked(timer.engagement)
        row = locked(timer)
        if row.stopped_at:
            return
        row.stopped_at = timer.stopped_at = row.started_at + Timer.LONGEST
        row.save(update_fields=["stopped_at"])
        tell("timer.ran_out", row, at=at)


def count_timers(work: Engagement, /, *, actor: Actor, at: datetime) -> None:
    """The work stops while time is not counted yet: it is logged as it was timed.

    For work whose row is locked. Nothing worked is lost when someone else stops the work.
    """
    for timer in work.timers.select_for_update().filter(entry=None, dropped_at=None):
        minutes = timed(timer, at=at).minutes
        _close(timer, at=at)
        if minutes >= SHORTEST:
            timer.entry = add_entry(
                work,
                day=_day_of(timer),
                minutes=minutes,
                note=_t("Timed, and stopped when the work was stopped"),
                actor=actor,
                at=at,
            )
        else:
            timer.dropped_at = at
        timer.save(update_fields=["stopped_at", "entry", "dropped_at"])


def _close(timer: Timer, *, at: datetime) -> None:
    stop_clocks(timer, at=at, kinds=[TIMER_RUNS_OUT.kind])
    timer.stopped_at = timer.stopped_at or min(at, timer.started_at + Timer.LONGEST)


def _day_of(timer: Timer) -> date:
    """The day it was started, where the student is."""
    return day_in(timer.student.user.time_zone, timer.started_at)
