"""From the bytes of a file to its calendars, however odd they are written."""

from __future__ import annotations

import re
from typing import Any

from icalendar import Calendar

from fairbrief.calendars.outline import Observance, TooManyError, outline_of

#: Bytes of a calendar that are read; a student's whole year takes some hundred thousand.
LARGEST = 3 * 1024 * 1024


class CalendarError(Exception):
    """Nothing can be read. `why` is "empty", "large", "many" or "none" (no calendar at all)."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def calendars_in(data: bytes) -> tuple[list[Any], dict[str, list[Observance]]]:
    """The calendars of a file, and the zones it draws itself, by name. Raises CalendarError."""
    if not data.strip():
        raise CalendarError("empty")
    if len(data) > LARGEST:
        raise CalendarError("large")
    try:
        outline = outline_of(_lines(data))
        found = Calendar.from_ical("\r\n".join([*outline.lines, ""]), multiple=True)
    except TooManyError as error:
        raise CalendarError("many") from error
    except (
        *(ValueError, KeyError, IndexError, TypeError, AttributeError),
        *(OverflowError, RecursionError),
    ) as error:
        raise CalendarError("none") from error
    calendars: list[Any] = [each for each in found if each.name == "VCALENDAR"]
    if not calendars:
        raise CalendarError("none")
    return calendars, outline.zones


def _lines(data: bytes) -> list[str]:
    """The lines whole again. A fold may stand within a character, so bytes are unfolded first."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        data = data.decode("utf-16", "replace").encode()
    data = data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    data = re.sub(rb"\n[ \t]", b"", data).replace(b"\0", b"")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    begins = re.search(r"^BEGIN:VCALENDAR", text, re.MULTILINE | re.IGNORECASE)
    if begins is None:
        raise CalendarError("none")
    return text[begins.start() :].split("\n")
