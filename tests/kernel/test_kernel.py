"""Money, codes, business days."""

from __future__ import annotations

from datetime import UTC, datetime
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairbrief.kernel.clock import after_business_days, end_of, is_business_day
from fairbrief.kernel.codes import ALPHABET, new_code
from fairbrief.kernel.money import Money


@pytest.mark.parametrize(
    ("money", "text"),
    [
        (Money(43200), "$432"),
        (Money(43250), "$432.50"),
        (Money(-100, "EUR"), "-€1"),
        (Money(1234567, "JPY"), "¥1,234,567"),
        (Money(500, "SEK"), "5 SEK"),
    ],
)
def test_money_reads_as_people_write_it(money: Money, text: str) -> None:
    assert str(money) == text


def test_money_refuses_to_mix_currencies() -> None:
    with pytest.raises(ValueError, match="USD and EUR"):
        Money(1) + Money(1, "EUR")


@given(minor=st.integers(0, 10**9), hours=st.integers(1, 2000))
def test_rate_never_flatters(minor: int, hours: int) -> None:
    assert Money(minor).per_hour(hours).minor * hours <= minor


@given(minor=st.integers(0, 10**9), part=st.integers(0, 100), whole=st.integers(100, 200))
def test_share_is_rounded_for_the_one_who_is_paid(minor: int, part: int, whole: int) -> None:
    share = Money(minor).share(part, whole).minor
    assert Fraction(minor * part, whole) <= share <= minor


def test_codes_use_the_unambiguous_alphabet() -> None:
    assert all(set(new_code()) <= set(ALPHABET) and len(new_code()) == 10 for _ in range(200))
    assert not set("01OILAEU") & set(ALPHABET)


def test_business_days_skip_weekends_and_holidays() -> None:
    friday = datetime(2026, 7, 2, 20, 0, tzinfo=UTC)  # a Thursday evening before 3 July, observed
    assert not is_business_day(datetime(2026, 7, 3, tzinfo=UTC).date())
    assert after_business_days(friday, 1, zone="America/New_York") == datetime(
        2026, 7, 6, 21, 0, tzinfo=UTC
    )


def test_business_days_count_from_the_partys_own_day() -> None:
    late = datetime(2027, 2, 10, 23, 30, tzinfo=UTC)  # already Thursday in Tokyo
    tokyo = after_business_days(late, 1, zone="Asia/Tokyo", country="JP")
    assert tokyo == datetime(2027, 2, 12, 8, 0, tzinfo=UTC)


def test_end_of_day_follows_daylight_saving() -> None:
    winter = end_of(datetime(2027, 3, 12, tzinfo=UTC).date(), zone="America/New_York")
    summer = end_of(datetime(2027, 3, 15, tzinfo=UTC).date(), zone="America/New_York")
    assert (winter.hour, summer.hour) == (22, 21)
