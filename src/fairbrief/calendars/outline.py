"""The lines of a file that are read at all: those of events, busy times, and its own zones.

Programs write ten lines for one that tells a time. The others, and whatever stands where it does
not belong, are left out before anything is parsed: an odd file takes no more time than a plain one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

#: Events in a calendar.
MOST_EVENTS = 6_000
#: Lines that are read of a file, and characters of a line. Only a list of days is ever as long.
MOST_LINES = 120_000
LONGEST_LINE = 60_000
#: Moments that the lists of a file may name beside its rules.
MOST_LISTED = 10_000

_READ = {
    "VCALENDAR": frozenset({"METHOD", "NAME", "X-WR-CALNAME", "X-WR-TIMEZONE"}),
    "VEVENT": frozenset(
        {
            *("UID", "SEQUENCE", "RECURRENCE-ID", "DTSTART", "DTEND", "DURATION"),
            *("RRULE", "RDATE", "EXDATE", "SUMMARY", "CLASS", "STATUS", "TRANSP", "ATTENDEE"),
            *("X-MICROSOFT-CDO-BUSYSTATUS", "X-MICROSOFT-CDO-ALLDAYEVENT"),
        }
    ),
    "VFREEBUSY": frozenset({"FREEBUSY"}),
}
_LISTS = frozenset({"RDATE", "EXDATE", "FREEBUSY"})
_OF_ZONE = frozenset({"DTSTART", "TZOFFSETFROM", "TZOFFSETTO", "RRULE", "RDATE"})
_NAME = re.compile(r"[\w-]{1,60}(?=[:;])")
_ZONE = re.compile(r";[ \t]*TZID[ \t]*=", re.IGNORECASE)
#: Under this name a zone is ours to find: the parser would keep those of one file for the next.
ZONE = "X-FAIRBRIEF-ZONE"

type Observance = list[tuple[str, str]]


class TooManyError(Exception):
    """More events, lines or moments than a person's calendar has."""


@dataclass
class Outline:
    """What is left of a file: its lines, every component closed, and the zones it draws itself."""

    lines: list[str] = field(default_factory=list)
    zones: dict[str, list[Observance]] = field(default_factory=dict)


def outline_of(lines: Iterable[str]) -> Outline:
    """Raises TooManyError."""
    drawing = _Drawing()
    for line in lines:
        found = _NAME.match(line)
        # A line that is none, as some programs wrap long texts without folding, says nothing.
        if found is not None:
            drawing.take(found[0].upper(), line)
    drawing.close(0)
    return drawing.outline


class _Drawing:
    """One walk along the lines. What a file leaves open is closed, as if it were not cut off."""

    def __init__(self) -> None:
        self.outline = Outline()
        self.open: list[str] = []
        #: Within what is not read: an alarm, a task, a zone.
        self.unread: list[str] = []
        self.observances: list[Observance] = []
        self.events = self.listed = 0

    def take(self, name: str, line: str) -> None:
        if name == "BEGIN":
            self._begin(_value(line).upper())
        elif name == "END":
            self._end(_value(line).upper())
        elif self.unread:
            self._of_zone(name, line)
        elif self.open and name in _READ[self.open[-1]]:
            self._keep(name, line)

    def _begin(self, kind: str) -> None:
        depth = 0 if kind == "VCALENDAR" else 1
        if kind not in _READ or len(self.open) < depth:
            self.unread.append(kind)
            if kind == "VTIMEZONE":
                self.observances = []
            elif self.unread[0] == "VTIMEZONE":
                self.observances.append([])
            return
        self.events += kind == "VEVENT"
        if self.events > MOST_EVENTS:
            raise TooManyError
        self.close(depth)
        self.open.append(kind)
        self._write(f"BEGIN:{kind}")

    def _end(self, kind: str) -> None:
        if self.unread and self.unread[-1] == kind:
            self.unread.pop()
        elif kind in self.open:
            self.close(self.open.index(kind))

    def close(self, depth: int) -> None:
        self.unread.clear()
        while len(self.open) > depth:
            self._write(f"END:{self.open.pop()}")

    def _of_zone(self, name: str, line: str) -> None:
        if self.unread == ["VTIMEZONE"] and name == "TZID":
            self.outline.zones.setdefault(
                re.sub(r"\\([,;\\])", r"\1", _value(line)), self.observances
            )
        elif self.unread[0] == "VTIMEZONE" and self.observances and name in _OF_ZONE:
            self._count(line if name == "RDATE" else "")
            self.observances[-1].append((name, _value(line)))

    def _keep(self, name: str, line: str) -> None:
        if name in _LISTS:
            self._count(line)
        elif len(line) > LONGEST_LINE:
            return
        self._write(_ZONE.sub(f";{ZONE}=", line))

    def _count(self, line: str) -> None:
        self.listed += 1 + line.count(",")
        if self.listed > MOST_LISTED or len(line) > LONGEST_LINE:
            raise TooManyError

    def _write(self, line: str) -> None:
        self.outline.lines.append(line)
        if len(self.outline.lines) > MOST_LINES:
            raise TooManyError


def _value(line: str) -> str:
    return line.partition(":")[2].strip()
