"""The plan of weeks, the hours log, and the guard over both."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.actors import Actor
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.clocks.rules import start_clock, stop_clocks
from fairbrief.engagements.access import EMPLOYER, STUDENT, roles_of
from fairbrief.engagements.clocks import GUARD_BY
from fairbrief.engagements.doors import supervisor_door
from fairbrief.engagements.models import Engagement, HoursEntry, HoursGuard
from fairbrief.engagements.queries import GUARD_MARKS, can_log_hours, logged_minutes
from fairbrief.kernel.clock import A_DOUBLE_PRESS
from fairbrief.kernel.errors import FairbriefError, IllegalMoveError, NotAllowedError
from fairbrief.notices.telling import tell

A_DAY = 16 * 60


def require_student(work: Engagement, actor: Actor) -> None:
    if STUDENT not in roles_of(actor, work):
        raise NotAllowedError(_("Only the student of this work can do that."))


def require_employer(work: Engagement, actor: Actor) -> None:
    if EMPLOYER not in roles_of(actor, work):
        raise NotAllowedError(_("Only the supervisor of this work can do that."))


def log_hours(
    work: Engagement, /, *, day: date, minutes: int, note: str, actor: Actor, at: datetime
) -> HoursEntry:
    """Logs time worked on one day; raises the guard when a mark is passed.

    Raises FairbriefError with the field that is wrong, IllegalMoveError when work does not run.
    """
    require_student(work, actor)
    note = note.strip()
    if not 5 <= minutes <= A_DAY:
        raise FairbriefError(_("Between five minutes and 16 hours."), field="minutes")
    if day > at.astimezone(ZoneInfo(work.student.user.time_zone)).date():
        raise FairbriefError(_("This day has not come yet."), field="day")
    if day < (work.started_at or at).date() - timedelta(days=1):
        raise FairbriefError(
            _("Work started after that day. Only hours worked since then count."), field="day"
        )
    if not note:
        raise FairbriefError(_("Say in a few words what you did."), field="note")
    with transaction.atomic():
        row = locked(work)
        if not can_log_hours(row):
            raise IllegalMoveError(_("Hours are logged while the work runs."))
        twice = HoursEntry.objects.filter(
            engagement=row,
            day=day,
            minutes=minutes,
            note=note[:240],
            removed_at=None,
            logged_at__gt=at - A_DOUBLE_PRESS,
        ).first()
        if twice:
            return twice
        on_that_day = sum(
            HoursEntry.objects.filter(engagement=row, day=day, removed_at=None).values_list(
                "minutes", flat=True
            )
        )
        if on_that_day + minutes > A_DAY:
            raise FairbriefError(
                _("That makes more than 16 hours on one day. Look at the entries of that day."),
                field="minutes",
            )
        entry = HoursEntry.objects.create(
            engagement=row, day=day, minutes=minutes, note=note[:240], logged_at=at
        )
        record(row, "hours logged", actor=actor, at=at, data={"day": day, "minutes": minutes})
        _raise_guard(row, actor=actor, at=at)
    return entry


def _raise_guard(work: Engagement, *, actor: Actor, at: datetime) -> None:
    percent = logged_minutes(work) * 100 // (work.hours * 60)
    for mark in GUARD_MARKS:
        if percent >= mark:
            guard, is_new = HoursGuard.objects.get_or_create(
                engagement=work, percent=mark, defaults={"raised_at": at}
            )
            if is_new:
                record(work, "hours mark", actor=actor, at=at, data={"percent": mark})
                start_clock(GUARD_BY, guard, at=at)
                once = f"guard:{guard.pk}"
                tell("engagement.hours_mark", work, at=at, once=once)
                doors = supervisor_door(work, at=at)
                tell("engagement.hours_mark", work, at=at, once=once, to=doors)


def remove_entry(entry: HoursEntry, /, *, actor: Actor, at: datetime) -> None:
    """Takes an entry out; the record keeps it."""
    work = entry.engagement
    require_student(work, actor)
    with transaction.atomic():
        now_work = locked(work)
        row = locked(entry)
        if row.removed_at:
            return
        if not can_log_hours(now_work):
            raise IllegalMoveError(_("Hours are corrected while the work runs."))
        row.removed_at = entry.removed_at = at
        row.save(update_fields=["removed_at"])
        record(
            work, "hours removed", actor=actor, at=at, data={"day": row.day, "minutes": row.minutes}
        )


def choose_at_guard(
    guard: HoursGuard, /, *, side: str, choice: str, actor: Actor, at: datetime
) -> None:
    """One side says how to go on at a mark; settled when both say the same.

    Adding pay or cutting scope then still needs a change order; stopping, an early end.
    """
    work = guard.engagement
    if side not in roles_of(actor, work):
        raise NotAllowedError(_("This choice belongs to the other side."))
    if choice not in HoursGuard.Choice.values:
        raise FairbriefError(_("Choose how to go on."), field="choice")
    with transaction.atomic():
        locked(work)
        row = locked(guard)
        if row.settled_at:
            return
        setattr(row, "student_choice" if side == STUDENT else "employer_choice", choice)
        agreed = bool(row.student_choice) and row.student_choice == row.employer_choice
        row.settled_at = at if agreed else None
        row.save()
        if agreed:
            stop_clocks(row, at=at, kinds=[GUARD_BY.kind])
        for column in ("student_choice", "employer_choice", "settled_at"):
            setattr(guard, column, getattr(row, column))
        record(
            work,
            "guard choice",
            actor=actor,
            at=at,
            data={"percent": row.percent, "side": side, "choice": choice},
        )
        if not agreed:
            tell("engagement.guard_choice", work, at=at, but_not=actor.user_id)


def tell_of_open_guard(guard: HoursGuard, /, *, actor: Actor, at: datetime) -> None:
    """Three business days without the same answer from both: the office is told."""
    if guard.settled_at is None:
        locked(guard.engagement)
        record(guard.engagement, "guard open", actor=actor, at=at, data={"percent": guard.percent})
        tell("engagement.guard_open", guard.engagement, at=at)


def plan_week(
    work: Engagement, /, *, number: int, minutes: int, goal: str, actor: Actor, at: datetime
) -> None:
    """Changes the hours and the goal of one planned week."""
    require_student(work, actor)
    if not 0 <= minutes <= 40 * 60:
        raise FairbriefError(_("Between 0 and 40 hours."), field="hours")
    with transaction.atomic():
        locked(work)
        changed = work.weeks.filter(number=number).update(minutes=minutes, goal=goal.strip()[:240])
        if not changed:
            raise FairbriefError(_("There is no such week in the plan."))
        record(work, "week planned", actor=actor, at=at, data={"week": number, "minutes": minutes})


def review_week(
    work: Engagement, /, *, number: int, review: str, actor: Actor, at: datetime
) -> None:
    """The student's own words on how a week went."""
    require_student(work, actor)
    with transaction.atomic():
        locked(work)
        if not work.weeks.filter(number=number).update(review=review.strip()[:500]):
            raise FairbriefError(_("There is no such week in the plan."))
        record(work, "week reviewed", actor=actor, at=at, data={"week": number})
