"""Reading a calendar: when its owner is busy.

Only what takes time comes out: no event marked as free, none that was called off or declined. Times
are unrolled over one stretch and given in UTC. A calendar is made by strangers' programs, so
whatever is unclear is left out and said in a note; it never stops the rest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

import recurring_ical_events
from icalendar import Calendar
from icalendar.prop import vDDDLists

from fairbrief.calendars.outline import ZONE, Observance
from fairbrief.calendars.own_zones import OwnZone, own_zone
from fairbrief.calendars.rules import Budget, RuleError, days_of, rule_of
from fairbrief.calendars.texts import calendars_in
from fairbrief.calendars.zones import zone_in_file

MOST_BUSY = 4_000
#: Names of zones that are looked for.
MOST_ZONES = 200


LONGEST_TITLE = 120


class Notice(StrEnum):
    """What a reader of a calendar must know of how it was read."""

    FREE = "free"
    CANCELLED = "cancelled"
    DECLINED = "declined"
    NO_LENGTH = "no_length"
    UNKNOWN_ZONE = "unknown_zone"
    TOO_OFTEN = "too_often"
    UNREADABLE = "unreadable"
    TOO_MANY = "too_many"


@dataclass(frozen=True)
class Note:
    """How often something was met, and its name where it has one (a zone, an event)."""

    what: Notice
    count: int
    name: str = ""


@dataclass(frozen=True, order=True)
class Busy:
    """A stretch of time that is taken. Times are UTC; `title` is "" for a private event."""

    starts_at: datetime
    ends_at: datetime
    title: str
    is_all_day: bool = False


@dataclass(frozen=True)
class Read:
    """What a calendar says: its name, when its owner is busy, and what is to be known of it."""

    name: str
    busy: tuple[Busy, ...]
    notes: tuple[Note, ...]


def read_calendar(
    data: bytes, /, *, zone: str, start: datetime, end: datetime, owner: str = ""
) -> Read:
    """When the owner is busy from `start` to `end` (aware).

    Times without a zone are meant in the calendar's own, else in `zone`; so are whole days. `owner`
    is the owner's mail address: what it has declined takes no time. Raises CalendarError.
    """
    calendars, zones = calendars_in(data)
    reader = _Reader(zone=zone, zones=zones, start=start, end=end, owner=owner.lower())
    for calendar in calendars:
        reader.read(calendar)
    return reader.result()


class _Reader:
    """One reading, over all calendars of a file."""

    def __init__(
        self,
        *,
        zone: str,
        zones: dict[str, list[Observance]],
        start: datetime,
        end: datetime,
        owner: str,
    ) -> None:
        self.own_zone = ZoneInfo(zone)
        self.zone: tzinfo = self.own_zone
        self.drawn, self.zones = zones, dict[str, ZoneInfo | OwnZone | None]()
        self.start, self.end, self.owner = start, end, owner
        self.name = ""
        self.busy: set[Busy] = set()
        self.notes: Counter[tuple[Notice, str]] = Counter()
        self.budget = Budget()

    def note(self, what: Notice, name: str = "") -> None:
        self.notes[what, name[:80]] += 1

    def result(self) -> Read:
        busy = sorted(self.busy)
        if len(busy) > MOST_BUSY:
            self.note(Notice.TOO_MANY)
            busy = busy[:MOST_BUSY]
        notes = (Note(what, count, name) for (what, name), count in sorted(self.notes.items()))
        return Read(self.name, tuple(busy), tuple(notes))

    def read(self, calendar: Any) -> None:
        self.name = self.name or str(calendar.get("X-WR-CALNAME") or calendar.get("NAME") or "")
        self.zone = self._zone_called(str(calendar.get("X-WR-TIMEZONE") or "")) or self.own_zone
        called_off = str(calendar.get("METHOD") or "").upper() == "CANCEL"
        series: dict[str, list[Any]] = {}
        for place, event in enumerate(calendar.walk("VEVENT")):
            if called_off:
                self.note(Notice.CANCELLED)
                continue
            uid = str(event.get("UID") or f"no-uid-{place}")
            if self._is_readable(event):
                series.setdefault(uid, []).append(event)
        for events in series.values():
            self._read_series(events)
        for each in calendar.walk("VFREEBUSY"):
            self._read_free_busy(each)

    def _is_readable(self, event: Any) -> bool:
        """Mends the zones of an event and unrolls its rules; False for one that says no time."""
        title = _title(event)
        try:
            start = event["DTSTART"].dt
            if not isinstance(start, date):
                raise TypeError
            for name in ("DTSTART", "DTEND", "RECURRENCE-ID"):
                if name in event:
                    event[name].dt = self._placed(event[name])
            for name in ("EXDATE", "RDATE"):
                for dates in _listed(event.get(name)):
                    self.budget.name(len(dates.dts))
                    for each in dates.dts:
                        each.dt = self._placed(each, dates)
            _as_whole_days(event)
            self._unroll(event)
        except RuleError:
            self.note(Notice.TOO_OFTEN, title)
            return False
        except (KeyError, ValueError, AttributeError, TypeError, OverflowError):
            self.note(Notice.UNREADABLE, title)
            return False
        return True

    def _unroll(self, event: Any) -> None:
        """Puts the days of its rules in their place. Raises RuleError for rules that are none.

        The day it starts on counts, whether its rules name it or not.
        """
        rules = _listed(event.pop("RRULE", None))
        if not rules:
            return
        start = event["DTSTART"].dt
        length = _end_of(event, start) - start
        since = (self.start - max(length, timedelta())).date() - timedelta(days=1)
        to = self.end.date() + timedelta(days=1)
        days: list[date | datetime] = []
        for rule in rules:
            days += days_of(rule_of(rule, start), start, since=since, to=to, budget=self.budget)
        if days:
            event["RDATE"] = [*_listed(event.get("RDATE")), vDDDLists(days)]

    def _placed(self, value: Any, holder: Any = None) -> Any:
        """The moment, or stretch, in its zone; one nobody knows is the reader's, and noted."""
        named = ""
        for each in (value, holder):
            params = getattr(each, "params", None) or {}
            named = named or str(params.get(ZONE) or "")
        if isinstance(value.dt, tuple):
            return tuple(self._in_zone(each, named) for each in value.dt)
        return self._in_zone(value.dt, named)

    def _in_zone(self, moment: Any, named: str) -> Any:
        if not named or not isinstance(moment, datetime) or moment.tzinfo is not None:
            return moment
        zone = self._zone_called(named)
        if zone is None:
            self.note(Notice.UNKNOWN_ZONE, named)
            return moment
        return moment.replace(tzinfo=zone)

    def _zone_called(self, name: str) -> ZoneInfo | OwnZone | None:
        """A zone everybody knows, or one that the file draws."""
        if name not in self.zones and len(self.zones) < MOST_ZONES:
            self.zones[name] = zone_in_file(name) or self._drawn(name)
        return self.zones.get(name)

    def _drawn(self, name: str) -> OwnZone | None:
        try:
            return own_zone(
                name,
                self.drawn[name.strip('"')],
                since=self.start.date(),
                to=self.end.date(),
                budget=self.budget,
            )
        except (KeyError, ValueError, TypeError, OverflowError, RuleError):
            return None

    def _read_series(self, events: list[Any]) -> None:
        _name_instances(events)
        for event in self._unrolled(events):
            self._add(event)

    def _unrolled(self, events: list[Any]) -> Iterator[Any]:
        repeats = any(each.get(name) for each in events for name in ("RDATE", "EXDATE"))
        if len(events) == 1 and not repeats:
            yield events[0]
            return
        calendar = Calendar()
        for each in events:
            calendar.add_component(each)
        try:
            query = recurring_ical_events.of(calendar)
            yield from query.between(self.start - timedelta(days=1), self.end + timedelta(days=1))
        except (ValueError, TypeError, KeyError, AttributeError, OverflowError):
            self.note(Notice.UNREADABLE, _title(events[0]))

    def _add(self, event: Any) -> None:
        try:
            first = event["DTSTART"].dt
            last = _end_of(event, first)
            starts_at, ends_at = self._moment(first), self._moment(last)
        except (KeyError, ValueError, TypeError, AttributeError, OverflowError):
            self.note(Notice.UNREADABLE, _title(event))
            return
        if ends_at <= self.start or starts_at >= self.end:
            return
        reason = self._why_not(event, starts_at, ends_at)
        if reason is not None:
            self.note(reason)
            return
        self.busy.add(
            Busy(
                max(starts_at, self.start),
                min(ends_at, self.end),
                _title(event),
                not isinstance(first, datetime),
            )
        )

    def _why_not(self, event: Any, starts_at: datetime, ends_at: datetime) -> Notice | None:
        """Why an event takes no time."""
        if str(event.get("STATUS") or "").upper() == "CANCELLED":
            return Notice.CANCELLED
        shown = str(event.get("X-MICROSOFT-CDO-BUSYSTATUS") or "").upper()
        if str(event.get("TRANSP") or "").upper() == "TRANSPARENT" or shown == "FREE":
            return Notice.FREE
        for each in _listed(event.get("ATTENDEE")):
            address = str(each).lower().removeprefix("mailto:")
            said = str(getattr(each, "params", {}).get("PARTSTAT") or "").upper()
            if self.owner and address == self.owner and said == "DECLINED":
                return Notice.DECLINED
        return Notice.NO_LENGTH if ends_at <= starts_at else None

    def _moment(self, day: date | datetime) -> datetime:
        """A moment in UTC. One that a change of the clocks left out is read with the offset before
        it, and one that comes twice is the first (RFC 5545, 3.3.5)."""
        if not isinstance(day, datetime):
            day = datetime.combine(day, time.min)
        if day.tzinfo is None:
            day = day.replace(tzinfo=self.zone)
        return day.astimezone(UTC)

    def _read_free_busy(self, component: Any) -> None:
        for each in _listed(component.get("FREEBUSY")):
            kind = str(each.params.get("FBTYPE") or "BUSY").upper()
            try:
                starts_at, ends_at = self._moment(each.start), self._moment(each.end)
            except (AttributeError, ValueError, TypeError):
                self.note(Notice.UNREADABLE)
                continue
            if kind == "FREE":
                self.note(Notice.FREE)
            elif starts_at < min(ends_at, self.end) and ends_at > self.start:
                self.busy.add(Busy(max(starts_at, self.start), min(ends_at, self.end), ""))


def _end_of(event: Any, first: date | datetime) -> date | datetime:
    """When it ends: as it says, after its duration, or, of a whole day, the next morning."""
    if "DTEND" in event:
        last: date | datetime = event["DTEND"].dt
        if isinstance(first, datetime) != isinstance(last, datetime):
            raise TypeError("a day and an hour")
        return last
    if "DURATION" in event:
        length: timedelta = event["DURATION"].dt
        if isinstance(first, datetime) and first.tzinfo is not None and length.days == 0:
            # Hours are exact, whatever the clocks do in between; days are days of the calendar.
            return (first.astimezone(UTC) + length).astimezone(first.tzinfo)
        return first + length
    return first if isinstance(first, datetime) else first + timedelta(days=1)


def _title(event: Any) -> str:
    if str(event.get("CLASS") or "").upper() in {"PRIVATE", "CONFIDENTIAL"}:
        return ""
    return " ".join(str(event.get("SUMMARY") or "").split())[:LONGEST_TITLE]


def _as_whole_days(event: Any) -> None:
    """Outlook writes a whole day from midnight to midnight of its own zone, and marks it: it is the
    day itself, wherever it is read."""
    if str(event.get("X-MICROSOFT-CDO-ALLDAYEVENT") or "").upper() != "TRUE":
        return
    moments = [event[name] for name in ("DTSTART", "DTEND") if name in event]
    if any(not isinstance(each.dt, datetime) or each.dt.time() != time.min for each in moments):
        return
    moments += [event[name] for name in ("RECURRENCE-ID",) if name in event]
    for name in ("EXDATE", "RDATE"):
        moments += [each for dates in _listed(event.get(name)) for each in dates.dts]
    for each in moments:
        if isinstance(each.dt, datetime):
            each.dt = each.dt.date()


def _name_instances(events: list[Any]) -> None:
    """An instance that is named by its day alone is the one of that day."""
    start = next((each["DTSTART"].dt for each in events if "RECURRENCE-ID" not in each), None)
    if not isinstance(start, datetime):
        return
    for event in events:
        named = event.get("RECURRENCE-ID")
        if named is not None and not isinstance(named.dt, datetime):
            named.dt = datetime.combine(named.dt, start.time(), tzinfo=start.tzinfo)


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
