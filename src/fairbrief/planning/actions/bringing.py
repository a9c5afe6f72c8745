"""Calendars the student brings: read, seen, kept, read again, taken away."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from fairbrief.audit.actors import Actor
from fairbrief.audit.locking import locked
from fairbrief.calendars import CalendarError, FetchError, Read, fetch, read_calendar
from fairbrief.calendars.fetching import checked
from fairbrief.kernel.clock import zone_named
from fairbrief.kernel.errors import FairbriefError, LimitReachedError
from fairbrief.kernel.rounds import each_alone
from fairbrief.planning.access import require_own
from fairbrief.planning.actions.keeping_up import keep_up
from fairbrief.planning.models import BusyCalendar, BusyTime
from fairbrief.planning.queries import calendars_of, calendars_to_read, is_kept, stretch_read
from fairbrief.planning.states import BusyKind, CalendarKind, Why
from fairbrief.students.models import Student

logger = logging.getLogger("fairbrief.planning")

type Fetcher = Callable[[str], bytes]

MOST_CALENDARS = 6
#: How often an address is read again; after failures, more and more seldom, and in the end no more.
EVERY = timedelta(hours=6)
MOST_FAILURES = 12
#: What was only looked at is forgotten after a day.
FORGET_UNKEPT = timedelta(days=1)

_WHY_UNREAD = {
    "empty": _("This file is empty."),
    "large": _("This calendar is larger than 3 MB. Export only the last and the next months."),
    "many": _("This calendar has more than 6,000 events. Export only this year."),
    "none": _(
        "This is no calendar. Choose the .ics file that your calendar exports, not a link to a "
        "page that shows it."
    ),
}
_WHY_UNFETCHED = {
    "address": _(
        "This address cannot be used. It must begin with https:// or webcal://, without a user "
        "name or a port of its own."
    ),
    "private": _("This address leads into a private network. Use one of the open net."),
    "unknown": _("There is no such place on the net. Look at the address again."),
    "unreachable": _("Nobody answers there. Look at the address again, or try later."),
    "slow": _("The answer took too long. Try again later, or bring the calendar as a file."),
    "large": _("What stands there is larger than 3 MB. Bring the last months as a file instead."),
    "redirects": _("The address sends us round in circles."),
    "packed": _("What stands there is packed. We need the plain calendar."),
    "status": _(
        "The other side refused with “%(detail)s”. In your calendar’s settings look for its "
        "secret address in iCal format."
    ),
}


def _read(data: bytes, student: Student, *, at: datetime, field: str) -> Read:
    start, end = stretch_read(at)
    zone = zone_named(student.user.time_zone).key
    try:
        return read_calendar(data, zone=zone, start=start, end=end, owner=student.user.email)
    except CalendarError as error:
        raise FairbriefError(_WHY_UNREAD[error.why], field=field) from error


def _fetched(address: str, fetcher: Fetcher) -> bytes:
    try:
        return fetcher(address)
    except FetchError as error:
        raise FairbriefError(
            str(_WHY_UNFETCHED[error.why]) % {"detail": error.detail}, field="address"
        ) from error


def bring_file(
    student: Student, /, *, data: bytes, name: str, actor: Actor, at: datetime
) -> BusyCalendar:
    """Reads a calendar's file. It counts once the student has seen and kept it.

    Of the file itself nothing is kept. Raises FairbriefError for what cannot be read.
    """
    require_own(student, actor)
    found = _read(data, student, at=at, field="file")
    return _write(
        student,
        found,
        data,
        at=at,
        kind=CalendarKind.FILE,
        name=(found.name or name.rpartition("/")[2] or str(_("Calendar")))[:120],
    )


def bring_address(
    student: Student, /, *, address: str, actor: Actor, at: datetime, fetcher: Fetcher = fetch
) -> BusyCalendar:
    """Reads the calendar that stands at an address; kept, it is read again every few hours.

    Raises FairbriefError with the reason when it is no open address, or nothing can be read there.
    """
    require_own(student, actor)
    address = address.strip()
    data = _fetched(address, fetcher)
    found = _read(data, student, at=at, field="address")
    host = checked(address).hostname or ""
    return _write(
        student,
        found,
        data,
        at=at,
        kind=CalendarKind.ADDRESS,
        name=(found.name or host)[:120],
        address=address,
        host=host,
        next_at=at + EVERY,
    )


def _write(
    student: Student, found: Read, data: bytes, *, at: datetime, **columns: object
) -> BusyCalendar:
    with transaction.atomic():
        locked(student)
        there = calendars_of(student)
        there.filter(kept_at=None).delete()
        if there.count() >= MOST_CALENDARS:
            raise LimitReachedError(_("Six calendars are enough. Take one away first."))
        calendar = BusyCalendar.objects.create(
            student=student, added_at=at, read_at=at, digest=_digest(data), **columns
        )
        _fill(calendar, found)
    return calendar


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _fill(calendar: BusyCalendar, found: Read) -> None:
    """Puts what was read in the place of what was read before."""
    calendar.times.all().delete()
    BusyTime.objects.bulk_create(
        BusyTime(
            student_id=calendar.student_id,
            calendar=calendar,
            kind=BusyKind.OTHER,
            title=each.title,
            starts_at=each.starts_at,
            ends_at=each.ends_at,
        )
        for each in found.busy
    )
    calendar.notes = [[each.what.value, each.count, each.name] for each in found.notes]
    calendar.save(update_fields=["notes"])


def _locked(calendar: BusyCalendar) -> BusyCalendar:
    """The calendar, its student before it: whoever took them the other way round would wait for
    someone who waits for them."""
    locked(calendar.student)
    return locked(calendar)


def keep_calendar(calendar: BusyCalendar, /, *, actor: Actor, at: datetime) -> None:
    """The student has seen what was read: from now on it counts."""
    require_own(calendar.student, actor)
    with transaction.atomic():
        row = _locked(calendar)
        if row.kept_at or row.removed_at:
            return
        row.kept_at = calendar.kept_at = at
        row.save(update_fields=["kept_at"])
        keep_up(calendar.student, why=Why.BUSY, at=at)


def remove_calendar(calendar: BusyCalendar, /, *, actor: Actor, at: datetime) -> None:
    """Takes it away. One that counted can be put back for a week; one only looked at is gone."""
    require_own(calendar.student, actor)
    with transaction.atomic():
        row = _locked(calendar)
        if row.removed_at:
            return
        if row.kept_at is None:
            row.delete()
            return
        row.removed_at = calendar.removed_at = at
        row.save(update_fields=["removed_at"])
        keep_up(calendar.student, why=Why.BUSY, at=at)


def put_calendar_back(calendar: BusyCalendar, /, *, actor: Actor, at: datetime) -> None:
    require_own(calendar.student, actor)
    with transaction.atomic():
        row = _locked(calendar)
        if row.removed_at is None:
            return
        row.removed_at = calendar.removed_at = None
        row.save(update_fields=["removed_at"])
        keep_up(calendar.student, why=Why.BUSY, at=at)


def read_again(calendar: BusyCalendar, /, *, at: datetime, fetcher: Fetcher = fetch) -> bool:
    """Reads an address again; True when something is different. What went wrong is kept on it.

    After twelve failures in a row it is left alone until the student reads it again.
    """
    try:
        data = _fetched(calendar.address, fetcher)
        found = _read(data, calendar.student, at=at, field="address")
        return _taken_in(calendar, data, found, at=at)
    except FairbriefError as error:
        _failed(calendar, str(error), at=at)
    except Exception:
        # Whatever it is, it is of this one row: those of everybody else stand behind it.
        logger.exception("calendar %s cannot be read again", calendar.pk)
        _failed(calendar, str(_WHY_UNREAD["none"]), at=at)
    return False


def _taken_in(calendar: BusyCalendar, data: bytes, found: Read, *, at: datetime) -> bool:
    """Puts what was read anew in its place; True when something is different."""
    with transaction.atomic():
        row = _locked(calendar)
        is_new = row.digest != _digest(data)
        row.digest, row.read_at, row.next_at = _digest(data), at, at + EVERY
        row.failures, row.failure = 0, ""
        row.save(update_fields=["digest", "read_at", "next_at", "failures", "failure"])
        calendar.failures, calendar.failure, calendar.read_at = 0, "", at
        # Also when nothing is new at its end: the stretch that is read has moved on.
        _fill(row, found)
        if is_kept(row):
            keep_up(calendar.student, why=Why.BUSY, at=at)
    return is_new


def _failed(calendar: BusyCalendar, why: str, *, at: datetime) -> None:
    with transaction.atomic():
        row = locked(calendar)
        row.failures += 1
        row.failure = why[:200]
        wait = EVERY * min(2 ** (row.failures - 1), 28)
        row.next_at = at + wait if row.failures < MOST_FAILURES else None
        row.save(update_fields=["failures", "failure", "next_at"])
        calendar.failures, calendar.failure = row.failures, row.failure


def read_own_again(
    calendar: BusyCalendar, /, *, actor: Actor, at: datetime, fetcher: Fetcher = fetch
) -> None:
    """The student does not want to wait. Raises FairbriefError with what went wrong."""
    require_own(calendar.student, actor)
    if calendar.kind != CalendarKind.ADDRESS:
        raise FairbriefError(_("A file is read once. Bring the new one."))
    if calendar.read_at > at - timedelta(minutes=1) and not calendar.failures:
        return
    read_again(calendar, at=at, fetcher=fetcher)
    if calendar.failure:
        raise FairbriefError(calendar.failure)


def read_due(*, at: datetime, fetcher: Fetcher = fetch, limit: int = 40) -> int:
    """Reads the addresses whose turn it is again; returns how many."""

    def read_one(row: BusyCalendar) -> int:
        read_again(row, at=at, fetcher=fetcher)
        return 1

    rows = calendars_to_read(at=at).select_related("student__user", "student__campus")[:limit]
    return each_alone(rows, read_one)


def forget_old(*, at: datetime) -> int:
    """What was only looked at goes after a day, what was taken away after a week, and what is long
    past too; returns how many rows."""
    week = at - timedelta(days=7)
    gone = [
        BusyCalendar.objects.filter(kept_at=None, added_at__lt=at - FORGET_UNKEPT).delete()[0],
        BusyCalendar.objects.filter(removed_at__lt=week).delete()[0],
        BusyTime.objects.filter(removed_at__lt=week).delete()[0],
        BusyTime.objects.filter(ends_at__lt=at - timedelta(days=60)).delete()[0],
    ]
    return sum(gone)


def said_of(calendar: BusyCalendar) -> list[str]:
    """What is to be known of how a calendar was read, in sentences."""
    return [_note(what, count, name) for what, count, name in calendar.notes]


def _note(what: str, count: int, name: str) -> str:
    words = {
        "free": ngettext(
            "%(count)d event is marked as free and takes no time.",
            "%(count)d events are marked as free and take no time.",
            count,
        ),
        "cancelled": ngettext(
            "%(count)d event was called off.", "%(count)d events were called off.", count
        ),
        "declined": ngettext(
            "%(count)d invitation you declined.", "%(count)d invitations you declined.", count
        ),
        "no_length": ngettext(
            "%(count)d event has no length and takes no time.",
            "%(count)d events have no length and take no time.",
            count,
        ),
        "unknown_zone": ngettext(
            "%(count)d time is in a zone we do not know (%(name)s); it is read as your own time.",
            "%(count)d times are in a zone we do not know (%(name)s); they are read as your own "
            "time.",
            count,
        ),
        "too_often": _("“%(name)s” repeats in a way we cannot follow, so it is left out."),
        "unreadable": _("“%(name)s” says no time we can read, so it is left out."),
        "too_many": _("There are more than 4,000 busy times; those furthest ahead are left out."),
    }
    return str(words[what]) % {"count": count, "name": name or "–"}
