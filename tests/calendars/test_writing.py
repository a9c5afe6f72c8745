"""What we write, read again by a second reader that shares no code with the first."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st
from ical.calendar import Calendar
from ical.calendar_stream import IcsCalendarStream

from fairbrief.calendars import Entry, Person, read_calendar, write_feed, write_invitation

AT = datetime(2027, 2, 10, 15, tzinfo=UTC)


def entry(**changes: object) -> Entry:
    values: dict[str, object] = {
        "uid": "block-BCDF2345@fairbrief.example",
        "sequence": 2,
        "changed_at": AT,
        "starts": datetime(2027, 3, 14, 1, tzinfo=ZoneInfo("America/New_York")),
        "ends": datetime(2027, 3, 14, 4, tzinfo=ZoneInfo("America/New_York")),
        "title": "Work: night markets; “sources, briefs”",
        "text": "Line one\nLine two, with a \\ and a ; and Übung " + "long " * 40,
        "url": "https://fairbrief.example/work/BCDF2345/",
    }
    return Entry(**{**values, **changes})  # type: ignore[arg-type]


def second(data: bytes) -> Calendar:
    return IcsCalendarStream.calendar_from_ics(data.decode())


def test_a_feed_says_the_same_to_a_second_reader() -> None:
    rows = [
        entry(),
        entry(uid="due@x", starts=date(2027, 3, 20), ends=date(2027, 3, 21), is_busy=False),
        entry(uid="off@x", sequence=5, is_cancelled=True),
    ]
    found = second(write_feed(rows, name="Maya’s work")).events
    assert [each.uid for each in found] == [row.uid for row in rows]
    assert [each.sequence for each in found] == [2, 2, 5]
    assert [each.status for each in found] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]
    for row, each in zip(rows, found, strict=True):
        assert (each.dtstart, each.dtend) == (row.starts, row.ends)
        assert each.summary == row.title
        assert each.description == row.text
        assert str(each.url) == row.url
        assert each.dtstamp == AT


def test_a_feed_is_written_in_lines_of_the_right_length() -> None:
    data = write_feed([entry()], name="x")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert data.startswith(b"BEGIN:VCALENDAR\r\n")
    assert b"\r\nX-PUBLISHED-TTL:PT1H\r\n" in data
    assert b"\r\nREFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n" in data
    assert b"\n" not in data.replace(b"\r\n", b"")


def test_our_own_reader_takes_the_work_for_busy_and_the_rest_for_free() -> None:
    data = write_feed(
        [
            entry(),
            entry(uid="due@x", starts=date(2027, 3, 20), ends=date(2027, 3, 21), is_busy=False),
            entry(uid="off@x", is_cancelled=True),
        ],
        name="x",
    )
    found = read_calendar(data, zone="UTC", start=AT, end=AT + timedelta(days=90))
    assert [(each.starts_at.hour, each.ends_at.hour) for each in found.busy] == [(6, 8)]


def test_an_invitation_and_its_end() -> None:
    people = {
        "organizer": Person("Fairbrief", "fairbrief@campus.example"),
        "attendees": (Person("Rosa; “the boss”", "rosa@studio.example"),),
    }
    method, data = write_invitation(entry(**people))
    assert method == "REQUEST"
    calendar = second(data)
    assert calendar.method == "REQUEST"
    assert calendar.events[0].organizer.uri == "mailto:fairbrief@campus.example"  # type: ignore[union-attr]
    assert [str(each.uri) for each in calendar.events[0].attendees] == [
        "mailto:rosa@studio.example"
    ]
    method, data = write_invitation(entry(is_cancelled=True, sequence=3))
    assert method == "CANCEL"
    assert second(data).events[0].uid == "block-BCDF2345@fairbrief.example"
    assert second(data).events[0].sequence == 3


@given(
    title=st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=120),
    minutes=st.integers(1, 600),
    moment=st.datetimes(datetime(2026, 1, 1), datetime(2030, 1, 1)),  # noqa: DTZ001
)
@settings(max_examples=80, deadline=None)
def test_any_title_and_time_comes_back(title: str, minutes: int, moment: datetime) -> None:
    starts = moment.replace(tzinfo=UTC, microsecond=0)
    row = entry(title=title, starts=starts, ends=starts + timedelta(minutes=minutes), text="")
    each = second(write_feed([row], name="x")).events[0]
    assert each.summary == title
    assert (each.dtstart, each.dtend) == (row.starts, row.ends)
