"""Dates, hours and money as people read them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone

from fairbrief.kernel.money import Money
from fairbrief.portals.ui.tags import writing


@pytest.fixture(autouse=True)
def _may() -> object:
    with time_machine.travel(datetime(2026, 5, 10, 12, 0, tzinfo=UTC), tick=False):
        yield


def test_a_moment_is_shown_in_the_readers_zone() -> None:
    moment = datetime(2026, 5, 14, 21, 0, tzinfo=UTC)
    with timezone.override(ZoneInfo("America/New_York")):
        assert ">Thu 14 May, 17:00</time>" in writing.when(moment)
        assert ">Thu 14 May, 17:00 your time</time>" in writing.when(moment, "yours")
    with timezone.override(ZoneInfo("Asia/Tokyo")):
        assert ">Fri 15 May, 06:00</time>" in writing.when(moment)
        assert ">Fri 15 May</time>" in writing.day(moment)
    with timezone.override(UTC):
        assert ">Thu 14 May, 21:00 UTC</time>" in writing.when(moment, "yours")


def test_another_year_is_said() -> None:
    assert ">Fri 12 Jun</time>" in writing.day(date(2026, 6, 12))
    assert ">Sat 12 Jun 2027</time>" in writing.day(date(2027, 6, 12))


def test_nothing_is_shown_for_nothing() -> None:
    assert writing.when(None) == writing.day(None) == writing.hours(None) == ""
    assert writing.money(None) == ""


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(210, "3\u00a0h\u00a030"), (180, "3\u00a0h"), (45, "45\u00a0min"), (0, "0\u00a0h"),
     (65, "1\u00a0h\u00a005"), (-30, "−30\u00a0min")],
)  # fmt: skip
def test_minutes_as_hours(minutes: int, words: str) -> None:
    assert writing.hours(minutes) == words


def test_money_drops_empty_cents_only() -> None:
    assert writing.money(Money(43200)) == "$432"
    assert writing.money(2340, "EUR") == "€23.40"


def test_long_addresses_break_at_their_joints() -> None:
    assert (
        writing.breaks("write to <b>helen.marchetti@lanternstreet.example")
        == "write to &lt;b&gt;helen<wbr>.marchetti<wbr>@lanternstreet<wbr>.example"
    )
    assert writing.breaks("short@a.example") == "short@a.example"
