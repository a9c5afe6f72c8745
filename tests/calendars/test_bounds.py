"""No calendar takes more work than a person's own does: counted, never timed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar, vRecur
from icalendar.timezone import tzp

from fairbrief.calendars import CalendarError, reading, zones
from fairbrief.calendars.outline import LONGEST_LINE, MOST_LINES, TooManyError, outline_of
from fairbrief.calendars.own_zones import own_zone
from fairbrief.calendars.rules import MOST_MOMENTS, Budget, RuleError, days_of, rule_of
from tests.calendars.files import calendar, event
from tests.calendars.reading import notes, read, times

EVERY_HOUR = f"RRULE:FREQ=DAILY;BYHOUR={','.join(map(str, range(24)))}"


@pytest.fixture
def budgets(monkeypatch: pytest.MonkeyPatch) -> list[Budget]:
    """The budgets that were made."""
    made: list[Budget] = []

    class Kept(Budget):
        def __init__(self) -> None:
            super().__init__()
            made.append(self)

    monkeypatch.setattr(reading, "Budget", Kept)
    return made


def drawn(*rule: str, name: str = "Ours") -> tuple[str, ...]:
    """A zone that a file draws: an hour more from March to November."""
    return (
        *("BEGIN:VTIMEZONE", f"TZID:{name}", "X-LIC-LOCATION:Nowhere"),
        *("BEGIN:DAYLIGHT", "DTSTART:20070311T020000", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0300"),
        *(rule or ("RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU",)),
        *("END:DAYLIGHT", "BEGIN:STANDARD", "DTSTART:20071104T030000"),
        *("TZOFFSETFROM:+0300", "TZOFFSETTO:+0200", "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU"),
        *("END:STANDARD", "END:VTIMEZONE"),
    )


def test_a_zone_s_name_is_looked_up_whole_or_not_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def looked_up(name: str) -> ZoneInfo:
        asked.append(name)
        return ZoneInfo(name)

    monkeypatch.setattr(zones, "ZoneInfo", looked_up)
    for name in ("/" + "a/" * 10_000 + "!", "/a" * 49, "/tools.example/Europe/Berlin"):
        found = read(calendar(event(f"DTSTART;TZID={name}:20270203T160000", "DURATION:PT1H")))
        assert len(found.busy) == 1
    assert times(found) == ["02-03 10:00-11:00"]
    assert len(asked) <= 3 + 3
    assert max(map(len, asked)) <= zones.LONGEST


def test_what_is_unknown_is_looked_up_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(reading, "zone_in_file", asked.append)
    rows = (
        event(f"DTSTART;TZID=Mars/{n % 500}:20270203T100000", "DURATION:PT1H", uid=str(n))
        for n in range(1500)
    )
    found = read(calendar(*rows))
    assert notes(found)["unknown_zone"] == 1500
    assert len(asked) == reading.MOST_ZONES == len(set(asked))


def test_what_says_no_time_is_not_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[str] = []
    parse = Calendar.from_ical

    def parsed(text: str, **said: Any) -> Any:
        given.append(text)
        return parse(text, **said)

    monkeypatch.setattr(Calendar, "from_ical", parsed)
    data = calendar(
        "BEGIN:VTODO\nDTSTART:20270203T100000Z\nEND:VTODO",
        event(
            *("DTSTART:20270203T150000Z", "DURATION:PT1H", "X-ALT-DESC:" + "<p>" * 5000),
            *("BEGIN:VALARM", "TRIGGER:-PT5M", "END:VALARM", "SUMMARY:" + "x" * LONGEST_LINE),
        ),
        *["BEGIN:X"] * 3000,
        before=["A:"] * 3000,
    )
    assert times(read(data)) == ["02-03 10:00-11:00"]
    assert "".join(given).split() == [
        *("BEGIN:VCALENDAR", "BEGIN:VEVENT", "UID:one", "DTSTART:20270203T150000Z"),
        *("DURATION:PT1H", "END:VEVENT", "END:VCALENDAR"),
    ]


def test_events_in_events_stand_beside_each_other() -> None:
    begun = ("BEGIN:VEVENT", "DTSTART:20270203T150000Z", "DURATION:PT1H")
    found = outline_of(["BEGIN:VCALENDAR", *begun * 3, "BEGIN:VALARM", *begun, "END:VEVENT"])
    assert found.lines == ["BEGIN:VCALENDAR", *(*begun, "END:VEVENT") * 4, "END:VCALENDAR"]


@pytest.mark.parametrize(
    "lines",
    [
        ["BEGIN:VEVENT"] + ["UID:1"] * MOST_LINES,
        ["BEGIN:VEVENT", "RDATE:" + "20270203T100000Z," * 4000],
        ["BEGIN:VEVENT"] + ["EXDATE:" + "20270203T100000Z," * 500] * 20,
        ["BEGIN:VFREEBUSY"] + ["FREEBUSY:20270203T100000Z/PT1H"] * (MOST_MOMENTS + 1),
    ],
    ids=["lines", "one long list", "many lists", "busy times"],
)
def test_more_than_a_calendar_has_is_refused_before_it_is_parsed(lines: list[str]) -> None:
    with pytest.raises(TooManyError):
        outline_of(["BEGIN:VCALENDAR", *lines])
    with pytest.raises(CalendarError) as refused:
        read(calendar(*lines))
    assert refused.value.why == "many"


@pytest.mark.parametrize(
    ("lines", "most"),
    [
        ((EVERY_HOUR, "DTSTART:20260101T000000Z"), 9),
        (("RRULE:FREQ=DAILY;COUNT=1000000", "DTSTART:00010101T000000Z"), 0),
        (("RRULE:FREQ=DAILY;COUNT=1000000", "DTSTART:19700101T000000Z"), 0),
    ],
)
def test_all_rules_together_name_so_many_moments(
    budgets: list[Budget], lines: tuple[str, ...], most: int
) -> None:
    """What is over is left out by name, and what was read before it stays."""
    rows = (event(*lines, "DURATION:PT5M", uid=str(n)) for n in range(40))
    found = read(calendar(event("DTSTART:20270203T150000Z", "DURATION:PT1H"), *rows))
    assert notes(found)["too_often"] >= 40 - most
    assert found.busy
    assert all(each.moments >= -24 * 40 for each in budgets), "each looked at one day more"


def test_listed_days_count_too() -> None:
    lists = [f"RDATE:{','.join(['20270203T100000Z'] * 3000)}"] * 3
    found = read(
        calendar(
            event("DTSTART:20270203T150000Z", "DURATION:PT1H", *lists),
            event(EVERY_HOUR, "DTSTART:20270101T000000Z", "DURATION:PT5M", uid="two"),
        )
    )
    assert notes(found) == {"too_often": 1}


def test_a_rule_is_counted_from_within_a_life() -> None:
    rule = vRecur.from_ical("FREQ=YEARLY;COUNT=300")
    with pytest.raises(RuleError):
        rule_of(rule, date(1969, 12, 31))
    assert days_of(
        rule_of(rule, date(1970, 2, 3)),
        date(1970, 2, 3),
        since=date(2027, 1, 1),
        to=date(2027, 12, 31),
        budget=Budget(),
    ) == [date(2027, 2, 3)]


def test_a_zone_that_a_file_draws_changes_its_clocks() -> None:
    found = read(
        calendar(
            event(
                *("DTSTART;TZID=Ours:20270312T120000", "DURATION:PT1H"),
                "RRULE:FREQ=DAILY;COUNT=3",
            ),
            # Left out by the change of the clocks, so with the offset before it.
            event("DTSTART;TZID=Ours:20270314T023000", "DURATION:PT1H", uid="two"),
            before=drawn(),
        ),
        zone="Etc/GMT-2",
    )
    assert times(found, "Etc/GMT-2") == [
        *("03-12 12:00-13:00", "03-13 12:00-13:00"),
        *("03-14 02:30-03:30", "03-14 11:00-12:00"),
    ]


def test_a_moment_goes_into_a_drawn_zone_and_back() -> None:
    lines = outline_of(["BEGIN:VCALENDAR", *drawn()]).zones["Ours"]
    zone = own_zone("Ours", lines, since=date(2027, 1, 1), to=date(2027, 12, 31), budget=Budget())
    began, ended = datetime(2027, 3, 14, 0, tzinfo=UTC), datetime(2027, 11, 7, 0, tzinfo=UTC)
    for hour in range(24 * 365):
        moment = datetime(2027, 1, 1, tzinfo=UTC) + timedelta(hours=hour)
        there = moment.astimezone(zone)
        assert there.replace(tzinfo=None) - moment.replace(tzinfo=None) == timedelta(
            hours=3 if began <= moment < ended else 2
        )
        # The hour that comes twice is read as the first of the two.
        assert there.astimezone(UTC) == moment - timedelta(hours=moment == ended)


@pytest.mark.parametrize("every", ["SECONDLY", "MINUTELY", "HOURLY", "NONSENSE"])
def test_a_zone_that_changes_all_the_time_is_none(budgets: list[Budget], every: str) -> None:
    found = read(
        calendar(
            event("DTSTART;TZID=Ours:20270203T100000", "DURATION:PT1H"),
            before=drawn(f"RRULE:FREQ={every}"),
        )
    )
    assert times(found) == ["02-03 10:00-11:00"], "in the reader's own time"
    assert notes(found) == {"unknown_zone": 1}
    assert all(each.moments == MOST_MOMENTS for each in budgets)


def test_many_drawn_zones_share_the_budget(budgets: list[Budget]) -> None:
    parts: list[str] = []
    for number in range(150):
        parts += drawn("RRULE:FREQ=DAILY", name=f"Z{number}")
        parts.append(
            event(f"DTSTART;TZID=Z{number}:20270203T100000", "DURATION:PT1H", uid=str(number))
        )
    assert notes(read(calendar(*parts)))["unknown_zone"] > 100
    (budget,) = budgets
    assert budget.moments < 0


def test_the_zones_of_one_file_are_none_of_the_next() -> None:
    """Whoever's file came first would say what another's hours mean."""
    mine = event("DTSTART;TZID=Ours:20270203T100000", "DURATION:PT1H")
    assert times(read(calendar(mine, before=drawn()))) == ["02-03 03:00-04:00"]
    assert times(read(calendar(mine))) == ["02-03 10:00-11:00"]
    assert tzp.timezone("Ours") is None
    windows = mine.replace("Ours", "Eastern Standard Time")
    assert times(read(calendar(windows, before=drawn(name="Eastern Standard Time")))) == [
        "02-03 10:00-11:00"
    ]


@pytest.mark.parametrize(
    "part",
    [
        "BEGIN:VFREEBUSY\nFREEBUSY:99991231T000000Z/P99999D\nEND:VFREEBUSY",
        "BEGIN:VFREEBUSY\nFREEBUSY:x\nEND:VFREEBUSY",
    ],
)
def test_a_time_beyond_all_time_is_refused(part: str) -> None:
    with pytest.raises(CalendarError) as refused:
        read(calendar(part))
    assert refused.value.why == "none"


@pytest.mark.parametrize("error", [OverflowError, RecursionError])
def test_whatever_the_parser_raises_is_no_calendar(
    monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    def raises(*_given: Any, **_said: Any) -> None:
        raise error

    monkeypatch.setattr(Calendar, "from_ical", raises)
    with pytest.raises(CalendarError):
        read(calendar(event("DTSTART:20270203T150000Z")))
