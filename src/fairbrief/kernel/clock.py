"""Time: one place to ask what time it is, and business days in a party's own calendar."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import holidays

#: Business days end at five in the afternoon, where the party is.
END_OF_DAY = time(17, 0)
#: The same again by the same person within this time is a button pressed twice.
A_DOUBLE_PRESS = timedelta(seconds=90)


def now() -> datetime:
    """The present moment, aware, UTC. Asked once at the edge (a view, a command, a task)."""
    return datetime.now(UTC)


def years_before(moment: datetime, years: int) -> datetime:
    """The same moment so many years before; of 29 February, 1 March where there is none."""
    try:
        return moment.replace(year=moment.year - years)
    except ValueError:
        return moment.replace(year=moment.year - years, month=3, day=1)


def zone_named(name: str) -> ZoneInfo:
    """The zone of that name; UTC for a name that is none, or is none any more."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        # A zone that was valid when chosen can be renamed by a later tz database.
        return ZoneInfo("UTC")


#: Nowhere is a day begun longer before it begins in UTC.
FARTHEST_EAST = timedelta(hours=14)


def day_in(zone: str, at: datetime) -> date:
    """The day it is in a zone."""
    return at.astimezone(zone_named(zone)).date()


#: Days on which someone need not act, each stretch from its first to its last day.
type DaysOff = Iterable[tuple[date, date]]


@lru_cache(maxsize=256)
def _calendar(country: str, subdivision: str = "") -> holidays.HolidayBase:
    """The public holidays of a country, and of its part where the package knows it."""
    parts = _known_places().get(country)
    if parts is None:
        return holidays.HolidayBase()
    return holidays.country_holidays(country, subdiv=subdivision if subdivision in parts else None)


@lru_cache(maxsize=1)
def _known_places() -> dict[str, list[str]]:
    return holidays.list_supported_countries()


def is_business_day(
    day: date, *, country: str = "US", subdivision: str = "", off: DaysOff = ()
) -> bool:
    """Monday to Friday, no public holiday of the country (ISO 3166 two letters) or of its part
    (such as "OH"), and no day off."""
    if day.weekday() >= 5 or any(first <= day <= last for first, last in off):
        return False
    return day not in _calendar(country, subdivision)


def after_business_days(
    start: datetime,
    days: int,
    *,
    zone: str = "UTC",
    country: str = "US",
    subdivision: str = "",
    off: DaysOff = (),
) -> datetime:
    """17:00 of the `days`-th business day after `start`, in `zone`; returned in UTC."""
    day = start.astimezone(zone_named(zone)).date()
    off = list(off)
    left = days
    while left > 0:
        day += timedelta(days=1)
        if is_business_day(day, country=country, subdivision=subdivision, off=off):
            left -= 1
    return end_of(day, zone=zone)


def hours_words(minutes: int) -> str:
    """Minutes as hours, as mails say them: 510 → "8 h 30", 480 → "8 h", 45 → "45 min"."""
    whole, rest = divmod(minutes, 60)
    if not whole and rest:
        return f"{rest} min"
    return f"{whole} h {rest:02}" if rest else f"{whole} h"


def end_of(day: date, *, zone: str = "UTC") -> datetime:
    """17:00 of `day` where the party is, in UTC."""
    return datetime.combine(day, END_OF_DAY, tzinfo=zone_named(zone)).astimezone(UTC)
