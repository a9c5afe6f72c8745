"""Stretches of time, and what is left of them. Plain arithmetic, all in UTC."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

type Span = tuple[datetime, datetime]

#: Plans are made in quarters of an hour.
QUARTER = timedelta(minutes=15)
_MIDNIGHT = time(0, 0)


@dataclass(frozen=True)
class Weekly:
    """A stretch that comes each week. One that ends no later than it starts ends the next day."""

    weekday: int
    starts: time
    ends: time
    from_on: date | None = None
    until_on: date | None = None

    def is_on(self, day: date) -> bool:
        return (
            day.weekday() == self.weekday
            and (self.from_on is None or day >= self.from_on)
            and (self.until_on is None or day <= self.until_on)
        )


def moment(day: date, at: time, zone: ZoneInfo) -> datetime:
    """A wall clock's time in UTC."""
    return datetime.combine(day, at, tzinfo=zone).astimezone(UTC)


def whole_days(first: date, last: date, zone: ZoneInfo) -> Span:
    """From the first day's midnight to the end of the last day, as long as the clocks make it."""
    return moment(first, _MIDNIGHT, zone), moment(last + timedelta(days=1), _MIDNIGHT, zone)


def days_between(first: date, last: date) -> Iterator[date]:
    for place in range((last - first).days + 1):
        yield first + timedelta(days=place)


def unrolled(rows: Iterable[Weekly], *, zone: ZoneInfo, first: date, last: date) -> list[Span]:
    """When weekly stretches are, from the first to the last day; one of the night before too."""
    rows = list(rows)
    found = []
    for day in days_between(first - timedelta(days=1), last):
        for row in rows:
            if not row.is_on(day):
                continue
            ends_on = day if row.ends > row.starts else day + timedelta(days=1)
            span = moment(day, row.starts, zone), moment(ends_on, row.ends, zone)
            if span[0] < span[1]:
                found.append(span)
    return merged(found)


def merged(spans: Iterable[Span]) -> list[Span]:
    """The same time without overlaps, in order."""
    found: list[Span] = []
    for starts, ends in sorted(spans):
        if starts >= ends:
            continue
        if found and starts <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], ends)
        else:
            found.append((starts, ends))
    return found


def without(spans: Iterable[Span], taken: Iterable[Span]) -> list[Span]:
    """What is left of the spans when the taken time is taken away."""
    left = []
    holes = merged(taken)
    for starts, ends in merged(spans):
        for hole_starts, hole_ends in holes:
            if hole_ends <= starts:
                continue
            if hole_starts >= ends:
                break
            if starts < hole_starts:
                left.append((starts, hole_starts))
            starts = max(starts, hole_ends)
        if starts < ends:
            left.append((starts, ends))
    return left


def within(spans: Iterable[Span], others: Iterable[Span]) -> list[Span]:
    """The time both have."""
    found = []
    others = merged(others)
    for starts, ends in merged(spans):
        for other_starts, other_ends in others:
            if other_starts >= ends:
                break
            if other_ends > starts:
                found.append((max(starts, other_starts), min(ends, other_ends)))
    return found


def minutes_of(spans: Iterable[Span]) -> int:
    return sum(int((ends - starts).total_seconds()) // 60 for starts, ends in spans)


def in_quarters(spans: Iterable[Span]) -> list[Span]:
    """The whole quarters of an hour within the spans."""
    found = []
    for starts, ends in merged(spans):
        first = -(-_since(starts) // QUARTER) * QUARTER
        last = _since(ends) // QUARTER * QUARTER
        if first < last:
            found.append((_EPOCH + first, _EPOCH + last))
    return found


_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


def _since(at: datetime) -> timedelta:
    return at - _EPOCH


def quarters_up(minutes: int) -> int:
    """Minutes, rounded up to quarters of an hour."""
    return -(-minutes // 15) * 15
