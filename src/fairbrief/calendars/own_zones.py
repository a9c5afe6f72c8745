"""Zones that a file draws itself: from which moment on which offset holds."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta, tzinfo
from typing import Any

from icalendar import vRecur

from fairbrief.calendars.outline import Observance
from fairbrief.calendars.rules import Budget, days_of, rule_of

_OFFSET = re.compile(r"([+-])(\d\d)(\d\d)(\d\d)?")
#: Changes are looked for so long before and after what is read: some come every other year.
_AROUND = timedelta(days=800)

type Change = tuple[datetime, timedelta, timedelta]


class OwnZone(tzinfo):
    """Offsets by wall clock and by UTC.

    A time that a change leaves out has the offset before it, and one that comes twice is the first
    (RFC 5545, 3.3.5).
    """

    def __init__(self, name: str, changes: Iterable[Change]) -> None:
        rows = sorted(changes)
        self._name = name
        self._offsets = [rows[0][1], *(after for _at, _before, after in rows)]
        self._walls = [at + max(after - before, timedelta()) for at, before, after in rows]
        self._moments = [at - before for at, before, _after in rows]

    def utcoffset(self, moment: datetime | None) -> timedelta:
        if moment is None:
            return self._offsets[-1]
        return self._offsets[bisect_right(self._walls, moment.replace(tzinfo=None))]

    def fromutc(self, moment: datetime) -> datetime:
        return moment + self._offsets[bisect_right(self._moments, moment.replace(tzinfo=None))]

    def dst(self, moment: datetime | None) -> timedelta:
        return timedelta()

    def tzname(self, moment: datetime | None) -> str:
        return self._name

    def __deepcopy__(self, memo: Any) -> OwnZone:
        return self


def own_zone(
    name: str, observances: Iterable[Observance], *, since: date, to: date, budget: Budget
) -> OwnZone:
    """Raises RuleError and ValueError for one that cannot be read."""
    changes = [
        change
        for each in observances
        for change in _changes(each, since=since - _AROUND, to=to + _AROUND, budget=budget)
    ]
    if not changes:
        raise ValueError("it never begins")
    return OwnZone(name, changes)


def _changes(lines: Observance, *, since: date, to: date, budget: Budget) -> Iterator[Change]:
    said = dict(lines)
    start = _onset(said.get("DTSTART", ""))
    before, after = (_offset(said.get(name, "")) for name in ("TZOFFSETFROM", "TZOFFSETTO"))
    onsets: list[Any] = [start]
    for name, value in lines:
        if name == "RDATE":
            onsets += [_onset(each) for each in value.split(",")]
        elif name == "RRULE":
            rule = rule_of(vRecur.from_ical(value), start)
            # What ended long ago may have been the last change there was.
            last = rule.until if rule.until is not None else to
            end = last.date() if isinstance(last, datetime) else last
            first = min(since, end - _AROUND) if end > date(1970, 1, 1) else since
            onsets += days_of(rule, start, since=first, to=to, budget=budget)
    budget.name(len(onsets))
    for onset in onsets:
        yield onset, before, after


def _onset(text: str) -> datetime:
    return datetime.strptime(text.strip()[:15], "%Y%m%dT%H%M%S").replace(tzinfo=None)  # noqa: DTZ007 - a wall clock's time


def _offset(text: str) -> timedelta:
    parts = _OFFSET.fullmatch(text)
    if parts is None:
        raise ValueError(text[:20])
    hours, minutes, seconds = (int(each or 0) for each in parts.groups()[1:])
    length = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    if length >= timedelta(days=1):
        raise ValueError(text)
    return -length if parts[1] == "-" else length
