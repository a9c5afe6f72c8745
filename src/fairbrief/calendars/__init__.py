"""Calendar files: read, fetched, written. No Django, no database.

Owns what iCalendar (RFC 5545) means here: which events take a person's time, and what an event of
ours looks like to others. Must never know whose calendar it is, or keep anything.
"""

from fairbrief.calendars.fetching import FetchError, fetch
from fairbrief.calendars.reading import Busy, Note, Notice, Read, read_calendar
from fairbrief.calendars.texts import LARGEST, CalendarError
from fairbrief.calendars.writing import Entry, Person, write_feed, write_invitation

__all__ = [
    "LARGEST",
    "Busy",
    "CalendarError",
    "Entry",
    "FetchError",
    "Note",
    "Notice",
    "Person",
    "Read",
    "fetch",
    "read_calendar",
    "write_feed",
    "write_invitation",
]
