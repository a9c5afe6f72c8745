"""The plan of weeks and the hours log."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.actors import Actor
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.concerns.actions import read_words
from fairbrief.engagements.access import EMPLOYER, STUDENT, roles_of
from fairbrief.engagements.actions.guarding import raise_guard
from fairbrief.engagements.models import Engagement, EntryChange, HoursEntry
from fairbrief.engagements.queries import can_log_hours
from fairbrief.kernel.clock import A_DOUBLE_PRESS, day_in
from fairbrief.kernel.errors import FairbriefError, IllegalMoveError, NotAllowedError

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
    note = _checked(work, day=day, minutes=minutes, note=note, at=at)
    with transaction.atomic():
        row = locked(work)
        if not can_log_hours(row):
            raise IllegalMoveError(_("Hours are logged while the work runs."))
        twice = HoursEntry.objects.filter(
            engagement=row,
            day=day,
            minutes=minutes,
            note=note,
            removed_at=None,
            logged_at__gt=at - A_DOUBLE_PRESS,
        ).first()
        if twice:
            return twice
        _check_day(row, day=day, minutes=minutes)
        return add_entry(row, day=day, minutes=minutes, note=note, actor=actor, at=at)


def _checked(work: Engagement, *, day: date, minutes: int, note: str, at: datetime) -> str:
    """The note as it is kept. Raises FairbriefError with the field that is wrong."""
    note = note.strip()
    if not 5 <= minutes <= A_DAY:
        raise FairbriefError(_("Between five minutes and 16 hours."), field="minutes")
    if day > day_in(work.student.user.time_zone, at):
        raise FairbriefError(_("This day has not come yet."), field="day")
    if day < day_in(work.student.user.time_zone, work.started_at or at) - timedelta(days=1):
        raise FairbriefError(
            _("Work started after that day. Only hours worked since then count."), field="day"
        )
    if not note:
        raise FairbriefError(_("Say in a few words what you did."), field="note")
    return note[:240]


def _check_day(
    work: Engagement, *, day: date, minutes: int, but_not: HoursEntry | None = None
) -> None:
    """Raises FairbriefError when the day gets longer than a day can be."""
    entries = work.entries.filter(day=day, removed_at=None)
    if but_not is not None:
        entries = entries.exclude(pk=but_not.pk)
    if sum(entries.values_list("minutes", flat=True)) + minutes > A_DAY:
        raise FairbriefError(
            _("That makes more than 16 hours on one day. Look at the entries of that day."),
            field="minutes",
        )


def add_entry(
    work: Engagement, /, *, day: date, minutes: int, note: str, actor: Actor, at: datetime
) -> HoursEntry:
    """Writes an entry into locked work, the other side's warning about its words, and the mark."""
    entry = HoursEntry.objects.create(
        engagement=work, day=day, minutes=minutes, note=note, logged_at=at
    )
    read_words(entry, at=at)
    record(work, "hours logged", actor=actor, at=at, data={"day": day, "minutes": minutes})
    raise_guard(work, actor=actor, at=at)
    return entry


def correct_entry(
    entry: HoursEntry, /, *, day: date, minutes: int, note: str, actor: Actor, at: datetime
) -> None:
    """Corrects an entry; what it said before stays beside it for both sides.

    Raises FairbriefError with the field, IllegalMoveError when work does not run.
    """
    work = entry.engagement
    require_student(work, actor)
    note = _checked(work, day=day, minutes=minutes, note=note, at=at)
    with transaction.atomic():
        now_work = locked(work)
        row = locked(entry)
        if row.removed_at:
            raise IllegalMoveError(_("This entry was taken out. Log it anew."))
        if not can_log_hours(now_work):
            raise IllegalMoveError(_("Hours are corrected while the work runs."))
        if (row.day, row.minutes, row.note) == (day, minutes, note):
            return
        _check_day(now_work, day=day, minutes=minutes, but_not=row)
        _keep_what_it_said(row, actor=actor, at=at)
        before = row.minutes
        for one in (row, entry):
            one.day, one.minutes, one.note = day, minutes, note
        row.save(update_fields=["day", "minutes", "note"])
        read_words(row, at=at)
        record(
            now_work,
            "hours corrected",
            actor=actor,
            at=at,
            data={"day": day, "minutes": minutes, "before": before},
        )
        raise_guard(now_work, actor=actor, at=at)


def _keep_what_it_said(
    entry: HoursEntry, *, actor: Actor, at: datetime, was_removed: bool = False
) -> None:
    EntryChange.objects.create(
        entry=entry,
        day=entry.day,
        minutes=entry.minutes,
        note=entry.note,
        was_removed=was_removed,
        at=at,
        by_name=actor.name[:120],
    )


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
        _keep_what_it_said(row, actor=actor, at=at, was_removed=True)
        record(
            work, "hours removed", actor=actor, at=at, data={"day": row.day, "minutes": row.minutes}
        )


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
