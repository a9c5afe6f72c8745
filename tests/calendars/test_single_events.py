"""One event in each of the ways that events go wrong."""

from __future__ import annotations

import pytest

from tests.calendars.reading import one

NASTY: dict[str, tuple[tuple[str, ...], list[str]]] = {
    "a time without a zone is the reader's": (
        ("DTSTART:20270203T100000", "DTEND:20270203T110000"),
        ["02-03 10:00-11:00"],
    ),
    "a duration in place of an end": (
        ("DTSTART:20270203T150000Z", "DURATION:PT90M"),
        ["02-03 10:00-11:30"],
    ),
    "no end takes no time": (("DTSTART:20270203T150000Z",), []),
    "no end of a whole day": (
        ("DTSTART;VALUE=DATE:20270203",),
        ["02-03 00:00-02-04 00:00"],
    ),
    "a whole day as long as the clocks make it": (
        ("DTSTART;VALUE=DATE:20270314", "DTEND;VALUE=DATE:20270315"),
        ["03-14 00:00-03-15 00:00"],
    ),
    "a duration of a day over the change of the clocks": (
        ("DTSTART;TZID=America/New_York:20270313T120000", "DURATION:P1D"),
        ["03-13 12:00-03-14 12:00"],
    ),
    "hours are exact over the change of the clocks": (
        ("DTSTART;TZID=America/New_York:20270314T010000", "DURATION:PT2H"),
        ["03-14 01:00-04:00"],
    ),
    "a time the clocks leave out": (
        ("DTSTART;TZID=America/New_York:20270314T023000", "DURATION:PT1H"),
        ["03-14 03:30-04:30"],
    ),
    "weekly over the change of the clocks": (
        (
            "DTSTART;TZID=America/New_York:20270308T090000",
            "DTEND;TZID=America/New_York:20270308T100000",
            "RRULE:FREQ=WEEKLY;COUNT=2",
        ),
        ["03-08 09:00-10:00", "03-15 09:00-10:00"],
    ),
    "without a zone, weekly over the change of the clocks": (
        ("DTSTART:20270308T090000", "DTEND:20270308T100000", "RRULE:FREQ=WEEKLY;COUNT=2"),
        ["03-08 09:00-10:00", "03-15 09:00-10:00"],
    ),
    "in UTC, weekly over the change of the clocks": (
        ("DTSTART:20270308T140000Z", "DTEND:20270308T150000Z", "RRULE:FREQ=WEEKLY;COUNT=2"),
        ["03-08 09:00-10:00", "03-15 10:00-11:00"],
    ),
    "an exception": (
        (
            "DTSTART:20270203T150000Z",
            "DTEND:20270203T160000Z",
            "RRULE:FREQ=DAILY;COUNT=4",
            "EXDATE:20270204T150000Z,20270205T150000Z",
        ),
        ["02-03 10:00-11:00", "02-06 10:00-11:00"],
    ),
    "an exception in another zone": (
        (
            "DTSTART;TZID=America/New_York:20270203T100000",
            "DTEND;TZID=America/New_York:20270203T110000",
            "RRULE:FREQ=DAILY;COUNT=2",
            "EXDATE:20270204T150000Z",
        ),
        ["02-03 10:00-11:00"],
    ),
    "additional dates": (
        (
            "DTSTART:20270203T150000Z",
            "DTEND:20270203T160000Z",
            "RDATE:20270209T150000Z,20270211T170000Z",
        ),
        ["02-03 10:00-11:00", "02-09 10:00-11:00", "02-11 12:00-13:00"],
    ),
    "an end that is a day counts that day": (
        (
            "DTSTART;TZID=America/New_York:20270203T100000",
            "DTEND;TZID=America/New_York:20270203T110000",
            "RRULE:FREQ=DAILY;UNTIL=20270205",
        ),
        ["02-03 10:00-11:00", "02-04 10:00-11:00", "02-05 10:00-11:00"],
    ),
    "an end without a zone": (
        (
            "DTSTART;TZID=America/New_York:20270203T100000",
            "DTEND;TZID=America/New_York:20270203T110000",
            "RRULE:FREQ=DAILY;UNTIL=20270204T100000",
        ),
        ["02-03 10:00-11:00", "02-04 10:00-11:00"],
    ),
    "a count and an end at once": (
        (
            "DTSTART:20270203T150000Z",
            "DTEND:20270203T160000Z",
            "RRULE:FREQ=DAILY;COUNT=5;UNTIL=20270204T235959Z",
        ),
        ["02-03 10:00-11:00", "02-04 10:00-11:00"],
    ),
    "a count that began before what is read": (
        (
            "DTSTART:20270130T150000Z",
            "DTEND:20270130T160000Z",
            "RRULE:FREQ=DAILY;COUNT=4",
        ),
        ["02-01 10:00-11:00", "02-02 10:00-11:00"],
    ),
    "whole days, every other": (
        ("DTSTART;VALUE=DATE:20270203", "RRULE:FREQ=DAILY;INTERVAL=2;COUNT=2"),
        ["02-03 00:00-02-04 00:00", "02-05 00:00-02-06 00:00"],
    ),
    "the last Friday of the month": (
        (
            "DTSTART;TZID=America/New_York:20270226T100000",
            "DURATION:PT1H",
            "RRULE:FREQ=MONTHLY;BYDAY=-1FR",
        ),
        ["02-26 10:00-11:00", "03-26 10:00-11:00", "04-30 10:00-11:00"],
    ),
    "over midnight": (
        (
            "DTSTART;TZID=America/New_York:20270203T220000",
            "DTEND;TZID=America/New_York:20270204T020000",
        ),
        ["02-03 22:00-02-04 02:00"],
    ),
    "marked as free": (
        ("DTSTART:20270203T150000Z", "DURATION:PT1H", "TRANSP:TRANSPARENT"),
        [],
    ),
    "called off": (("DTSTART:20270203T150000Z", "DURATION:PT1H", "STATUS:CANCELLED"), []),
    "an end before the start": (
        ("DTSTART:20270203T150000Z", "DTEND:20270203T140000Z"),
        [],
    ),
    "a day for an end of hours": (
        ("DTSTART:20270203T150000Z", "DTEND;VALUE=DATE:20270204"),
        [],
    ),
    "a rule that never happens": (
        ("DTSTART:20270203T150000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"),
        # The day an event starts on counts, whether its rule names it or not.
        ["02-03 10:00-11:00"],
    ),
    "every second": (
        ("DTSTART:19700101T000000Z", "DURATION:PT1S", "RRULE:FREQ=SECONDLY"),
        [],
    ),
    "no interval": (
        ("DTSTART:20270203T150000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;INTERVAL=0"),
        [],
    ),
    "a rule of nonsense": (
        ("DTSTART:20270203T150000Z", "DURATION:PT1H", "RRULE:FREQ=SOMETIMES"),
        [],
    ),
    "a zone of Windows": (
        (
            "DTSTART;TZID=Pacific Standard Time:20270203T070000",
            "DTEND;TZID=Pacific Standard Time:20270203T080000",
        ),
        ["02-03 10:00-11:00"],
    ),
    "a zone with a path before it": (
        (
            "DTSTART;TZID=/freeassociation.sourceforge.net/America/Chicago:20270203T090000",
            "DTEND;TZID=/freeassociation.sourceforge.net/America/Chicago:20270203T100000",
        ),
        ["02-03 10:00-11:00"],
    ),
    "a zone nobody knows is taken for the reader's": (
        ("DTSTART;TZID=Mars/Base:20270203T100000", "DTEND;TZID=Mars/Base:20270203T110000"),
        ["02-03 10:00-11:00"],
    ),
    "a whole day of Outlook, written in a zone": (
        (
            "DTSTART;TZID=W. Europe Standard Time:20270203T000000",
            "DTEND;TZID=W. Europe Standard Time:20270204T000000",
            "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE",
        ),
        ["02-03 00:00-02-04 00:00"],
    ),
    "whole days of Outlook that repeat, one left out": (
        (
            "DTSTART;TZID=W. Europe Standard Time:20270203T000000",
            "DTEND;TZID=W. Europe Standard Time:20270204T000000",
            "RRULE:FREQ=DAILY;COUNT=3",
            "EXDATE;TZID=W. Europe Standard Time:20270204T000000",
            "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE",
        ),
        ["02-03 00:00-02-04 00:00", "02-05 00:00-02-06 00:00"],
    ),
    "marked as a whole day, and none": (
        ("DTSTART:20270203T150000Z", "DURATION:PT1H", "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE"),
        ["02-03 10:00-11:00"],
    ),
    "a zone as Windows shows it": (
        ('DTSTART;TZID="(UTC-08:00) Pacific Time (US & Canada)":20270203T070000', "DURATION:PT1H"),
        ["02-03 10:00-11:00"],
    ),
    "a zone as older Windows shows it": (
        ('DTSTART;TZID="(GMT-08.00) Pacific Time (US & Canada)":20270203T070000', "DURATION:PT1H"),
        ["02-03 10:00-11:00"],
    ),
    "UTC as Exchange writes it": (
        ('DTSTART;TZID="tzone://Microsoft/Utc":20270203T150000', "DURATION:PT1H"),
        ["02-03 10:00-11:00"],
    ),
    "exceptions in two lists, two zones": (
        (
            "DTSTART;TZID=America/New_York:20270203T100000",
            "DURATION:PT1H",
            "RRULE:FREQ=DAILY;COUNT=5",
            "EXDATE;TZID=America/New_York:20270204T100000,20270205T100000",
            "EXDATE;TZID=Europe/Berlin:20270206T160000",
        ),
        ["02-03 10:00-11:00", "02-07 10:00-11:00"],
    ),
    "an exception that is a day": (
        (
            "DTSTART;TZID=America/New_York:20270203T100000",
            "DURATION:PT1H",
            "RRULE:FREQ=DAILY;COUNT=3",
            "EXDATE;VALUE=DATE:20270204",
        ),
        ["02-03 10:00-11:00", "02-05 10:00-11:00"],
    ),
    "an additional period": (
        (
            "DTSTART:20270203T150000Z",
            "DURATION:PT1H",
            "RDATE;VALUE=PERIOD:20270204T150000Z/PT2H",
        ),
        ["02-03 10:00-11:00", "02-04 10:00-12:00"],
    ),
    "out of the office": (
        ("DTSTART:20270203T150000Z", "DURATION:PT1H", "X-MICROSOFT-CDO-BUSYSTATUS:OOF"),
        ["02-03 10:00-11:00"],
    ),
    "free, as Outlook says it": (
        ("DTSTART:20270203T150000Z", "DURATION:PT1H", "X-MICROSOFT-CDO-BUSYSTATUS:FREE"),
        [],
    ),
    "for years": (
        ("DTSTART;VALUE=DATE:20200101", "DTEND;VALUE=DATE:20300101"),
        ["01-31 19:00-04-30 20:00"],
    ),
}


@pytest.mark.parametrize("what", NASTY)
def test_nasty_events(what: str) -> None:
    lines, said = NASTY[what]
    assert one(*lines) == said
