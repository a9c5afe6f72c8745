"""What calendars say, as three programs write them and in the ways they go wrong."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairbrief.calendars import LARGEST, CalendarError, Notice
from tests.calendars.files import APPLE, GOOGLE, OUTLOOK, calendar, event
from tests.calendars.reading import FROM, TO, notes, one, read, times


def test_google() -> None:
    found = read(GOOGLE, owner="maya@will.example")
    assert found.name == "Maya"
    said = times(found)
    assert said[:3] == ["02-01 10:00-11:15", "02-03 10:00-11:15", "02-08 10:00-11:15"]
    assert "02-17 14:00-15:15" in said
    assert "02-17 10:00-11:15" not in said
    assert "03-10 10:00-11:15" not in said
    # The hour is the same after the clocks change, on 14 March.
    assert "03-15 10:00-11:15" in said
    assert said[-1] == "04-28 10:00-11:15"
    assert len(said) == 26 - 1
    assert notes(found) == {"declined": 1, "free": 1}
    assert {each.title for each in found.busy} == {"HIST 310", "HIST 310 (moved)"}


def test_outlook() -> None:
    found = read(OUTLOOK)
    said = times(found)
    assert said[:2] == ["02-02 09:00-10:15", "02-04 09:00-10:15"]
    assert "03-11 09:00-10:15" not in said
    assert "03-16 09:00-10:15" in said
    assert said[-1] == "04-01 09:00-10:15"
    assert "02-11 09:00-10:00" in said, "a private event in Berlin, in New York"
    assert [each.title for each in found.busy if each.starts_at.day == 11][:1] in (
        [""],
        ["CHEM 201"],
    )
    assert "Doctor" not in {each.title for each in found.busy}
    assert notes(found) == {"free": 1}


def test_apple() -> None:
    found = read(APPLE, zone="America/Los_Angeles")
    assert times(found, "America/Los_Angeles") == [
        "02-05 18:30-20:30",
        "03-05 18:30-20:30",
        "03-13 00:00-03-16 00:00",
        "04-02 18:30-20:30",
    ]
    trip = found.busy[2]
    assert trip.is_all_day
    # Three days, of which one has 23 hours.
    assert (trip.ends_at - trip.starts_at).total_seconds() == 71 * 3600
    assert not found.notes


#: What is nasty about it, the event's lines, and the times in New York.


def test_one_instance_is_moved_one_called_off_and_the_rest_goes_on() -> None:
    found = read(
        calendar(
            event(
                "DTSTART;TZID=America/New_York:20270203T100000",
                "DURATION:PT1H",
                "RRULE:FREQ=WEEKLY;COUNT=4",
                "SUMMARY:Class",
            ),
            event(
                "RECURRENCE-ID;TZID=America/New_York:20270210T100000",
                "DTSTART;TZID=America/New_York:20270211T160000",
                "DURATION:PT2H",
                "SUMMARY:Class",
            ),
            event(
                "RECURRENCE-ID;TZID=America/New_York:20270217T100000",
                "DTSTART;TZID=America/New_York:20270217T100000",
                "DURATION:PT1H",
                "STATUS:CANCELLED",
            ),
        )
    )
    assert times(found) == ["02-03 10:00-11:00", "02-11 16:00-18:00", "02-24 10:00-11:00"]
    assert notes(found) == {"cancelled": 1}


@pytest.mark.parametrize(
    "named",
    [
        "RECURRENCE-ID:20270210T150000Z",
        "RECURRENCE-ID;TZID=Europe/Berlin:20270210T160000",
        "RECURRENCE-ID;VALUE=DATE:20270210",
        "RECURRENCE-ID;TZID=Eastern Standard Time:20270210T100000",
    ],
)
def test_an_instance_is_named_in_another_zone_or_by_its_day(named: str) -> None:
    series = event(
        "DTSTART;TZID=America/New_York:20270203T100000",
        "DURATION:PT1H",
        "RRULE:FREQ=WEEKLY;COUNT=2",
    )
    moved = event(named, "DTSTART;TZID=Europe/Berlin:20270210T200000", "DURATION:PT1H")
    assert times(read(calendar(series, moved))) == ["02-03 10:00-11:00", "02-10 14:00-15:00"]


def test_from_one_instance_on_everything_is_later() -> None:
    series = event(
        "DTSTART;TZID=America/New_York:20270203T100000",
        "DURATION:PT1H",
        "RRULE:FREQ=WEEKLY;COUNT=3",
    )
    later = event(
        "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=America/New_York:20270210T100000",
        "DTSTART;TZID=America/New_York:20270210T160000",
        "DURATION:PT1H",
    )
    assert times(read(calendar(series, later))) == [
        "02-03 10:00-11:00",
        "02-10 16:00-17:00",
        "02-17 16:00-17:00",
    ]


@pytest.mark.parametrize("zone", ["America/Los_Angeles", "Pacific Standard Time"])
def test_the_calendar_s_own_zone_may_be_one_of_windows(zone: str) -> None:
    assert one("DTSTART:20270203T070000", "DURATION:PT1H", before=(f"X-WR-TIMEZONE:{zone}",)) == [
        "02-03 10:00-11:00"
    ]


def test_an_instance_whose_series_is_missing_counts() -> None:
    assert one("RECURRENCE-ID:20270203T150000Z", "DTSTART:20270203T170000Z", "DURATION:PT1H") == [
        "02-03 12:00-13:00"
    ]


def test_a_zone_of_its_own() -> None:
    before = (
        "BEGIN:VTIMEZONE",
        "TZID:Ours",
        "BEGIN:STANDARD",
        "DTSTART:19700101T000000",
        "TZOFFSETFROM:+0530",
        "TZOFFSETTO:+0530",
        "TZNAME:X",
        "END:STANDARD",
        "END:VTIMEZONE",
    )
    assert one(
        "DTSTART;TZID=Ours:20270203T203000", "DTEND;TZID=Ours:20270203T213000", before=before
    ) == ["02-03 10:00-11:00"]


def test_the_calendar_s_own_zone_comes_before_the_reader_s() -> None:
    assert one(
        "DTSTART:20270203T070000",
        "DURATION:PT1H",
        before=("X-WR-TIMEZONE:America/Los_Angeles",),
    ) == ["02-03 10:00-11:00"]


def test_a_zone_nobody_knows_is_said() -> None:
    found = read(calendar(event("DTSTART;TZID=Mars/Base:20270203T100000", "DURATION:PT1H")))
    assert [(each.what, each.name) for each in found.notes] == [(Notice.UNKNOWN_ZONE, "Mars/Base")]


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data.replace(b"\r\n", b"\n"),
        lambda data: data.replace(b"\r\n", b"\r"),
        lambda data: b"\xef\xbb\xbf" + data,
        lambda data: data.decode().encode("utf-16"),
        lambda data: b"\r\n\r\n" + data,
        lambda data: data.replace(b"END:VCALENDAR\r\n", b""),
        lambda data: data.replace(b"END:VEVENT\r\nEND:VCALENDAR\r\n", b""),
        lambda data: data + data.replace(b"UID:one", b"UID:two"),
        lambda data: data.lower().replace(b"t150000z", b"T150000Z").replace(b"pt1h", b"PT1H"),
        lambda data: data.replace(b"SUMMARY", b"\0SUMMARY"),
        lambda data: data.replace(b"SUMMARY:", b"a line of no property\r\nSUMMARY:"),
    ],
    ids=[
        "bare LF", "bare CR", "BOM", "UTF-16", "blank lines", "cut off", "cut off earlier",
        "two calendars", "lower case", "a zero byte", "a stray line",
    ],
)  # fmt: skip
def test_files_written_in_odd_ways(change: object) -> None:
    data = calendar(event("DTSTART:20270203T150000Z", "DURATION:PT1H", "SUMMARY:Class"))
    assert times(read(change(data))) == ["02-03 10:00-11:00"]  # type: ignore[operator]


def test_a_fold_within_a_character() -> None:
    name = "Übung für Anfänger".encode()
    line = b"SUMMARY:" + name[:7] + b"\r\n " + name[7:]
    data = calendar(event("DTSTART:20270203T150000Z", "DURATION:PT1H", "SUMMARY:X"))
    folded = data.replace(b"SUMMARY:X", b"SUMMARY:" + name[:1] + b"\r\n " + name[1:])
    assert read(folded).busy[0].title == "Übung für Anfänger"
    assert read(data.replace(b"SUMMARY:X", line)).busy[0].title == "Übung für Anfänger"


def test_busy_times_without_events() -> None:
    found = read(
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VFREEBUSY\r\nUID:x\r\n"
        b"FREEBUSY;FBTYPE=BUSY:20270203T150000Z/20270203T160000Z,20270204T150000Z/PT1H\r\n"
        b"FREEBUSY;FBTYPE=FREE:20270205T150000Z/20270205T160000Z\r\n"
        b"END:VFREEBUSY\r\nEND:VCALENDAR\r\n"
    )
    assert times(found) == ["02-03 10:00-11:00", "02-04 10:00-11:00"]


def test_a_calendar_that_calls_off() -> None:
    data = calendar(event("DTSTART:20270203T150000Z", "DURATION:PT1H"), before=("METHOD:CANCEL",))
    assert not read(data).busy


def test_one_broken_event_does_not_stop_the_others() -> None:
    found = read(
        calendar(
            event("DTSTART:2027-02-03 10:00", "DTEND:20270203T160000Z", "SUMMARY:Broken"),
            event("DTSTART:20270204T150000Z", "DURATION:PT1H", uid="two"),
            event("SUMMARY:No start", uid="three"),
        )
    )
    assert times(found) == ["02-04 10:00-11:00"]
    assert notes(found) == {"unreadable": 2}


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (b" \r\n", "empty"),
        (b"<!doctype html><title>Sign in</title>", "none"),
        (b"BEGIN:VCARD\r\nVERSION:4.0\r\nEND:VCARD\r\n", "none"),
        (b"x" * (LARGEST + 1), "large"),
        (calendar(*["BEGIN:VEVENT\nEND:VEVENT"] * 6001), "many"),
    ],
)
def test_what_is_no_calendar_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(CalendarError) as refused:
        read(data)
    assert refused.value.why == why


def test_many_endless_rules_are_bounded() -> None:
    rule = ("DTSTART:19000101T150000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;BYMONTHDAY=31;BYMONTH=2")
    counted = (*rule[:2], f"{rule[2]};COUNT=5")
    assert not notes(read(calendar(*(event(*rule, uid=str(n)) for n in range(300)))))
    found = read(calendar(*(event(*counted, uid=str(n)) for n in range(300))))
    assert notes(found)["too_often"] == 300


def test_a_calendar_of_too_many_times_is_cut_and_says_so() -> None:
    rule = (
        "DTSTART:20270201T000000Z", "DURATION:PT5M",
        f"RRULE:FREQ=DAILY;BYHOUR={','.join(map(str, range(24)))}",
    )  # fmt: skip
    found = read(calendar(*(event(*rule, f"SUMMARY:{n}", uid=str(n)) for n in range(3))))
    assert len(found.busy) == 4000
    assert notes(found)["too_many"] == 1


@given(st.binary(max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    framed = b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n" + data + b"\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    with contextlib.suppress(CalendarError):
        read(framed)


LINE = st.sampled_from(
    [
        "DTSTART:20270203T150000Z", "DTSTART;VALUE=DATE:20270203", "DTSTART;TZID=X:20270203T150000",
        "DTEND:20270203T160000Z", "DTEND;VALUE=DATE:20270204", "DURATION:P1W", "DURATION:-PT1H",
        "RRULE:FREQ=WEEKLY;BYDAY=MO,XX", "RRULE:FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6", "RRULE:",
        "RRULE:FREQ=MONTHLY;BYSETPOS=-1;BYDAY=MO", "RRULE:FREQ=DAILY;COUNT=-1", "RRULE:UNTIL=9",
        "EXDATE:20270203T150000Z", "EXDATE;VALUE=DATE:20270203", "RDATE;VALUE=PERIOD:x/y",
        "RDATE;VALUE=PERIOD:20270205T150000Z/PT2H", "RECURRENCE-ID;RANGE=THISANDFUTURE:20270203",
        "RECURRENCE-ID:20270203T150000Z", "SUMMARY:é\\, ü", "STATUS:", "TRANSP:X", "ATTENDEE:x",
        "DTSTART:99991231T235959Z", "DTSTART:00010101T000000Z", "DTEND:99991231T235959",
    ]
)  # fmt: skip


@given(st.lists(st.lists(LINE, max_size=6), min_size=1, max_size=3))
@settings(max_examples=300, deadline=None)
def test_any_lines_are_read_in_order_and_within_bounds(events: list[list[str]]) -> None:
    found = read(calendar(*(event(*lines) for lines in events)))
    assert list(found.busy) == sorted(found.busy)
    assert all(FROM <= each.starts_at < each.ends_at <= TO for each in found.busy)
