"""Writing a calendar: events with an identity that lasts, and invitations.

Times are written in UTC, so no reader has to know a zone. What is called off stays, marked as such
and with a higher sequence, so that a reader who has it takes it out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event, vCalAddress, vDuration, vText

PRODUCT = "-//Fairbrief//Calendar//EN"


@dataclass(frozen=True)
class Person:
    """Someone an invitation names."""

    name: str
    email: str


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One event. `starts` and `ends` are aware moments, or two days of which the second is not
    taken any more; `sequence` grows with each change."""

    uid: str
    sequence: int
    changed_at: datetime
    starts: datetime | date
    ends: datetime | date
    title: str
    text: str = ""
    url: str = ""
    place: str = ""
    is_busy: bool = True
    is_cancelled: bool = False
    organizer: Person | None = None
    attendees: tuple[Person, ...] = ()


def _calendar(method: str) -> Calendar:
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", PRODUCT)
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    return calendar


def _address(person: Person) -> vCalAddress:
    address = vCalAddress(f"mailto:{person.email}")
    if person.name:
        address.params["CN"] = vText(person.name)
    return address


def _event(entry: Entry) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("sequence", entry.sequence)
    changed_at = entry.changed_at.astimezone(UTC).replace(microsecond=0)
    event.add("dtstamp", changed_at)
    event.add("last-modified", changed_at)
    for name, value in (("dtstart", entry.starts), ("dtend", entry.ends)):
        moment = isinstance(value, datetime)
        event.add(name, value.astimezone(UTC).replace(microsecond=0) if moment else value)  # type: ignore[union-attr]
    event.add("summary", entry.title)
    for name, text in (
        ("description", entry.text),
        ("url", entry.url),
        ("location", entry.place),
    ):
        if text:
            event.add(name, text)
    event.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
    event.add("transp", "OPAQUE" if entry.is_busy and not entry.is_cancelled else "TRANSPARENT")
    if entry.organizer:
        event["organizer"] = _address(entry.organizer)
    for person in entry.attendees:
        address = _address(person)
        address.params["ROLE"] = vText("REQ-PARTICIPANT")
        address.params["RSVP"] = vText("FALSE")
        event.add("attendee", address, encode=False)
    return event


def write_feed(
    entries: Iterable[Entry], /, *, name: str, every: timedelta = timedelta(hours=1)
) -> bytes:
    """A calendar to subscribe to; readers are asked to come back `every` so often."""
    calendar = _calendar("PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("name", name)
    calendar.add("refresh-interval", every, parameters={"VALUE": "DURATION"})
    # Outlook's own name for the same; a name the library does not know is given its type.
    calendar.add("x-published-ttl", vDuration(every))
    for entry in entries:
        calendar.add_component(_event(entry))
    return bytes(calendar.to_ical())


def write_invitation(entry: Entry, /) -> tuple[str, bytes]:
    """The method and the calendar part of a mail that invites to a meeting, or calls it off."""
    method = "CANCEL" if entry.is_cancelled else "REQUEST"
    calendar = _calendar(method)
    calendar.add_component(_event(entry))
    return method, bytes(calendar.to_ical())
