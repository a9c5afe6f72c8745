"""From the bytes of a file to its calendars, however odd they are written."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from icalendar import Calendar

#: Bytes of a calendar that are read; a student's whole year takes some hundred thousand.
LARGEST = 3 * 1024 * 1024


#: Events in a calendar, and busy times that come of it in the stretch that is read.
MOST_EVENTS = 6_000


#: A zone's name with that of a program before it.
_VENDOR = re.compile(r"(TZID[=:]\"?)/[^\":;\n]*?/([A-Za-z_]+/[A-Za-z_/+-]+)(?=[\":;\n])")


class CalendarError(Exception):
    """Nothing can be read. `why` is "empty", "large", "many" or "none" (no calendar at all)."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def calendars_in(data: bytes) -> list[Any]:
    if not data.strip():
        raise CalendarError("empty")
    if len(data) > LARGEST:
        raise CalendarError("large")
    text = _text(data)
    if text.upper().count("BEGIN:VEVENT") > MOST_EVENTS:
        raise CalendarError("many")
    try:
        found = Calendar.from_ical(text, multiple=True)
    except (ValueError, KeyError, IndexError, TypeError, AttributeError) as error:
        raise CalendarError("none") from error
    calendars: list[Any] = [each for each in found if each.name == "VCALENDAR"]
    if not calendars:
        raise CalendarError("none")
    return calendars


def _text(data: bytes) -> str:
    """The lines whole again. A fold may stand within a character, so bytes are unfolded first."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        data = data.decode("utf-16", "replace").encode()
    data = data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    data = re.sub(rb"\n[ \t]", b"", data).replace(b"\0", b"")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    text = _VENDOR.sub(r"\1\2", text)
    begins = re.search(r"^BEGIN:VCALENDAR", text, re.MULTILINE | re.IGNORECASE)
    if begins is None:
        raise CalendarError("none")
    # A line that is none, as some programs wrap long texts without folding, says nothing.
    lines = [line for line in text[begins.start() :].split("\n") if re.match(r"[\w-]+[:;]", line)]
    return "\r\n".join([*lines, *_missing_ends(lines), ""])


def _missing_ends(lines: Iterable[str]) -> list[str]:
    """What closes a file that was cut off: what was not finished is closed, and left out if it
    says no time."""
    open_: list[str] = []
    for line in lines:
        word, _colon, name = line.partition(":")
        if word.upper() == "BEGIN":
            open_.append(name)
        elif word.upper() == "END" and open_ and open_[-1].upper() == name.upper():
            open_.pop()
    return [f"END:{name}" for name in reversed(open_)]
