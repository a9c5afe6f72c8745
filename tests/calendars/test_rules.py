"""The days our rules name are those that `dateutil` names."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import vRecur

from fairbrief.calendars.rules import Budget, RuleError, days_of, rule_of

START = datetime(2026, 9, 1, 10, 0)  # noqa: DTZ001 - a wall clock's time
TO = date(2028, 3, 1)

weekdays = st.lists(st.sampled_from(["MO", "TU", "WE", "TH", "FR", "SA", "SU"]), min_size=1)
placed = st.lists(
    st.builds("{}{}".format, st.sampled_from([1, 2, 4, -1, -2]), st.sampled_from(["MO", "FR"])),
    min_size=1,
    max_size=3,
)
of_month = st.lists(st.integers(1, 28) | st.sampled_from([-1, -3]), min_size=1, max_size=3)


def _joined(name: str, values: list[object]) -> str:
    return f";{name}={','.join(map(str, dict.fromkeys(values)))}"


@st.composite
def rules(draw: st.DrawFn) -> str:
    """Rules that do happen: `dateutil` looks for the others until the year 9999."""
    every = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]))
    parts = [f"FREQ={every};INTERVAL={draw(st.integers(1, 4))}"]
    said = draw(st.sampled_from(["nothing", "weekdays", "placed", "days", "months"]))
    if said == "weekdays":
        parts.append(_joined("BYDAY", draw(weekdays)))
    if said == "placed" and every in {"MONTHLY", "YEARLY"}:
        parts.append(_joined("BYDAY", draw(placed)))
    if said == "days" and every in {"DAILY", "MONTHLY"}:
        parts.append(_joined("BYMONTHDAY", draw(of_month)))
    if said == "months" and every in {"DAILY", "MONTHLY"}:
        parts.append(_joined("BYMONTH", [3, 6, 9, 12, 1]))
    if said == "weekdays" and every == "MONTHLY" and draw(st.booleans()):
        parts.append(f";BYSETPOS={draw(st.sampled_from([1, -1, 2]))}")
    if draw(st.booleans()):
        parts.append(";BYHOUR=9,16")
    ends = draw(st.sampled_from(["", ";COUNT=7", ";UNTIL=20270601T120000"]))
    return "".join(parts) + ends


@given(rules(), st.integers(0, 400), st.integers(0, 30))
@settings(max_examples=400, deadline=None)
def test_the_same_days_as_dateutil(text: str, since: int, start: int) -> None:
    first = START + timedelta(days=start)
    begin = first.date() + timedelta(days=since)
    found = days_of(
        rule_of(vRecur.from_ical(text), first), first, since=begin, to=TO, budget=Budget()
    )
    theirs = []
    for moment in rrulestr(text, dtstart=first):
        if moment.date() > TO:
            break
        if moment.date() >= begin:
            theirs.append(moment)
    assert found == theirs


def test_the_hundredth_day_and_the_twentieth_week_of_the_year() -> None:
    def of(text: str) -> list[str]:
        rule = rule_of(vRecur.from_ical(text), date(2026, 1, 1))
        found = days_of(
            rule, date(2026, 1, 1), since=date(2027, 1, 1), to=date(2027, 12, 31), budget=Budget()
        )
        return [each.isoformat() for each in found]

    assert of("FREQ=YEARLY;BYYEARDAY=100,-1") == ["2027-04-10", "2027-12-31"]
    assert of("FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO") == ["2027-05-17"]
    assert of("FREQ=YEARLY;BYDAY=20MO") == ["2027-05-17"]
    assert of("FREQ=YEARLY") == ["2027-01-01"]


def test_a_rule_that_never_happens_ends() -> None:
    rule = rule_of(vRecur.from_ical("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"), START)
    assert days_of(rule, START, since=START.date(), to=TO, budget=Budget()) == []


def test_what_would_take_too_long_is_refused() -> None:
    rule = rule_of(vRecur.from_ical("FREQ=DAILY;COUNT=1000000"), date(1971, 1, 1))
    for budget in (Budget(1000), Budget(moments=1000)):
        with pytest.raises(RuleError):
            days_of(rule, date(1971, 1, 1), since=START.date(), to=TO, budget=budget)
