"""Busy times told by hand."""

from __future__ import annotations

from datetime import date, datetime, time

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.actors import Actor
from fairbrief.audit.locking import locked
from fairbrief.kernel.errors import FairbriefError, LimitReachedError
from fairbrief.planning.access import require_own
from fairbrief.planning.actions.keeping_up import keep_up
from fairbrief.planning.models import BusyTime
from fairbrief.planning.queries import busy_by_hand
from fairbrief.planning.states import BusyKind, Why
from fairbrief.students.models import Student

#: Busy times told by hand at once.
MOST_BY_HAND = 80


def _add(student: Student, *, actor: Actor, at: datetime, **columns: object) -> BusyTime:
    """Writes it; the same once more (a double press) is the first one."""
    require_own(student, actor)
    if columns["kind"] not in BusyKind.values:
        raise FairbriefError(_("Choose what it is."), field="kind")
    columns["title"] = str(columns.get("title") or "").strip()[:120]
    with transaction.atomic():
        locked(student)
        there = busy_by_hand(student)
        same = there.filter(**columns).first()
        if same:
            return same
        if there.count() >= MOST_BY_HAND:
            raise LimitReachedError(
                _("That is a lot to type. Bring your calendar as a file or by its address instead.")
            )
        row = BusyTime.objects.create(student=student, **columns)
        keep_up(student, why=Why.BUSY, at=at)
    return row


def add_weekly(
    student: Student,
    /,
    *,
    kind: str,
    title: str,
    weekday: int,
    starts: time,
    ends: time,
    from_on: date | None,
    until_on: date | None,
    actor: Actor,
    at: datetime,
) -> BusyTime:
    """A time taken each week, on the student's own clock; over midnight when it ends earlier than
    it starts. Raises FairbriefError with the field that is wrong."""
    if not 0 <= weekday <= 6:
        raise FairbriefError(_("Choose a day."), field="weekday")
    if starts == ends:
        raise FairbriefError(_("It ends when it begins. Give it some time."), field="ends")
    if from_on and until_on and until_on < from_on:
        raise FairbriefError(_("The last day is before the first."), field="until_on")
    return _add(
        student,
        kind=kind,
        title=title,
        weekday=weekday,
        starts=starts,
        ends=ends,
        from_on=from_on,
        until_on=until_on,
        actor=actor,
        at=at,
    )


def add_once(
    student: Student,
    /,
    *,
    kind: str,
    title: str,
    starts_at: datetime,
    ends_at: datetime,
    actor: Actor,
    at: datetime,
) -> BusyTime:
    """A time taken once. Both moments are aware."""
    if ends_at <= starts_at:
        raise FairbriefError(_("It ends before it begins."), field="ends_at")
    if (ends_at - starts_at).days > 120:
        raise FairbriefError(
            _("That is more than four months. Is the year right?"), field="ends_at"
        )
    return _add(
        student,
        kind=kind,
        title=title,
        starts_at=starts_at,
        ends_at=ends_at,
        actor=actor,
        at=at,
    )


def remove_busy(row: BusyTime, /, *, actor: Actor, at: datetime) -> None:
    """Takes it away; it can be put back for a week."""
    _set_removed(row, at, actor=actor, at=at)


def put_busy_back(row: BusyTime, /, *, actor: Actor, at: datetime) -> None:
    _set_removed(row, None, actor=actor, at=at)


def _set_removed(row: BusyTime, removed_at: datetime | None, *, actor: Actor, at: datetime) -> None:
    require_own(row.student, actor)
    with transaction.atomic():
        now_row = locked(row)
        if (now_row.removed_at is None) == (removed_at is None):
            return
        now_row.removed_at = row.removed_at = removed_at
        now_row.save(update_fields=["removed_at"])
        keep_up(row.student, why=Why.BUSY, at=at)
