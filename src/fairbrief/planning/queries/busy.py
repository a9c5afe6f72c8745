"""When a student's time is taken."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Count, Q, QuerySet

from fairbrief.planning.models import BusyCalendar, BusyTime
from fairbrief.planning.spans import Span, Weekly, merged, unrolled, whole_days, within
from fairbrief.students.models import Student

#: How far a calendar is read: a little back, and as far ahead as any work is agreed.
STRETCH = (timedelta(days=14), timedelta(weeks=26))
#: How long what was taken away can be put back.
UNDO = timedelta(days=7)
_COUNTS = Q(removed_at=None) & (
    Q(calendar=None) | Q(calendar__kept_at__isnull=False, calendar__removed_at=None)
)


def stretch_read(at: datetime) -> Span:
    """From when to when a calendar is read."""
    back, ahead = STRETCH
    return at - back, at + ahead


def busy_rows(student: Student, *, first: date, last: date, zone: ZoneInfo) -> list[BusyTime]:
    """Everything that counts between two days, weekly or once. One query."""
    begins, ends = whole_days(first, last, zone)
    each_week = (
        Q(weekday__isnull=False)
        & (Q(from_on=None) | Q(from_on__lte=last))
        & (Q(until_on=None) | Q(until_on__gte=first - timedelta(days=1)))
    )
    once = Q(weekday=None, starts_at__lt=ends, ends_at__gt=begins)
    return list(BusyTime.objects.filter(_COUNTS, each_week | once, student=student))


def spans_of(rows: Iterable[BusyTime], *, first: date, last: date, zone: ZoneInfo) -> list[Span]:
    """When they are, from the first to the last day."""
    weekly, once = [], []
    for row in rows:
        if row.starts_at and row.ends_at:
            once.append((row.starts_at, row.ends_at))
        elif row.weekday is not None and row.starts and row.ends:
            weekly.append(Weekly(row.weekday, row.starts, row.ends, row.from_on, row.until_on))
    spans = [*once, *unrolled(weekly, zone=zone, first=first, last=last)]
    return within(merged(spans), [whole_days(first, last, zone)])


def busy_in(student: Student, *, first: date, last: date, zone: ZoneInfo) -> list[Span]:
    """When the student's time is taken between two days. One query."""
    rows = busy_rows(student, first=first, last=last, zone=zone)
    return spans_of(rows, first=first, last=last, zone=zone)


def busy_by_hand(student: Student) -> QuerySet[BusyTime]:
    """What the student told by hand: each week, then once, in order."""
    rows = BusyTime.objects.filter(student=student, calendar=None, removed_at=None)
    return rows.order_by("weekday", "starts", "starts_at", "pk")


def times_of(calendar: BusyCalendar) -> QuerySet[BusyTime]:
    """What was read of a calendar, in order."""
    return calendar.times.order_by("starts_at")


def calendars_of(student: Student) -> QuerySet[BusyCalendar]:
    """Calendars that are there, each with `count`, the times read of it."""
    rows = BusyCalendar.objects.filter(student=student, removed_at=None)
    return rows.annotate(count=Count("times"))


def is_kept(calendar: BusyCalendar) -> bool:
    """The student has seen what was read, and keeps it."""
    return calendar.kept_at is not None and calendar.removed_at is None


def removed_lately(student: Student, *, at: datetime) -> tuple[list[BusyTime], list[BusyCalendar]]:
    """What was taken away and can be put back. Two queries."""
    since = at - UNDO
    times = BusyTime.objects.filter(student=student, calendar=None, removed_at__gt=since)
    calendars = BusyCalendar.objects.filter(
        student=student, removed_at__gt=since, kept_at__isnull=False
    )
    return list(times.order_by("-removed_at")), list(calendars.order_by("-removed_at"))


def calendars_to_read(*, at: datetime) -> QuerySet[BusyCalendar]:
    """Kept addresses whose turn to be read again has come, the longest waiting first."""
    return BusyCalendar.objects.filter(
        removed_at=None, kept_at__isnull=False, next_at__lte=at
    ).order_by("next_at")
