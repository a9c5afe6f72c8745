"""Days in queries: a row's day is over when it is over where the row is, not when it is in UTC.

At any moment the world has two dates, for two hours three. So a query must know the date in UTC and
the zones that have another. The database's own list of zones is not asked: a name may be missing
there, and would fail the page. A name that is none counts as UTC, as in `clock.zone_named`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from django.db.models import Q

_A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Days:
    """Which day it is where: `day` in UTC, and the zones that have the next already, or still the
    one before, as the database writes a list."""

    day: date
    ahead: str
    behind: str

    @property
    def mark(self) -> str:
        """The same as long as no zone begins a day."""
        return f"{self.day}+{self.ahead.count(',')}-{self.behind.count(',')}"


def days_at(at: datetime) -> Days:
    """Kept for each quarter of an hour, for days begin with one everywhere."""
    utc = at.astimezone(UTC)
    return _days(utc.replace(minute=utc.minute // 15 * 15, second=0, microsecond=0))


@lru_cache(maxsize=1)
def _zones() -> tuple[tuple[str, ZoneInfo], ...]:
    return tuple((name, ZoneInfo(name)) for name in sorted(available_timezones()))


@lru_cache(maxsize=512)
def _days(at: datetime) -> Days:
    day = at.date()
    there = [(name, at.astimezone(zone).date()) for name, zone in _zones()]
    return Days(
        day,
        _written(name for name, each in there if each > day),
        _written(name for name, each in there if each < day),
    )


def _written(names: Iterable[str]) -> str:
    return f"{{{','.join(names)}}}"


def not_over(day: str, *, zone: str, at: datetime) -> Q:
    """Rows whose day is today or later in their zone; both are names of columns."""
    days = days_at(at)
    return (
        Q(**{f"{day}__gt": days.day})
        | Q(**{day: days.day}) & ~Q(**{f"{zone}__any_of": days.ahead})
        | Q(**{day: days.day - _A_DAY, f"{zone}__any_of": days.behind})
    )


def has_come(day: str, *, zone: str, at: datetime) -> Q:
    """Rows whose day is today or earlier in their zone; both are names of columns."""
    days = days_at(at)
    return (
        Q(**{f"{day}__lt": days.day})
        | Q(**{day: days.day}) & ~Q(**{f"{zone}__any_of": days.behind})
        | Q(**{day: days.day + _A_DAY, f"{zone}__any_of": days.ahead})
    )
