"""Hours of one, and how many of them there are: a product, unless they are not of the work."""

from __future__ import annotations

import pytest

from fairbrief.fairness import read_facts


@pytest.mark.parametrize(
    ("text", "weekly", "total"),
    [
        ("Three weeks, 11 hrs each.", 11, 33),
        ("Four weeks of seven hours each.", 7, 28),
        ("5 weeks x 6 hours", 6, 30),
        ("For four weeks you will work nine hours in each.", 9, 36),
        ("2.5 days a week for a month; 8-hour days.", 20, 86.7),
        ("Two to three days a week, seven-hour days.", 17.5, None),
        ("Two days a week, 5 hours each.", 10, None),
        ("Three 4-hour shifts a week for five weeks.", 12, 60),
        ("One day a week (7 hours) for nine weeks.", 7, 63),
        ("Four sessions of 3 hours each.", None, 12),
        ("six Saturdays, 4 hours each", None, 24),
        ("Six 3-hour shifts in May.", None, 18),
        ("3 days of 7 hours", None, 21),
        ("We want five posters. A poster takes two hours each.", None, 10),
        ("Plan for 2 hours per profile; we need six short profiles.", None, 12),
    ],
)
def test_so_many_times_so_long(text: str, weekly: float | None, total: float | None) -> None:
    hours = read_facts(text).hours
    assert (hours.weekly, hours.total) == (weekly, total)


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("Every poster takes about six hours.", None),
        ("Posters take around six hours each.", None),
        ("Plan for eight hours per profile.", None),
        ("Transcribe eight interviews of 2 hours each.", None),
        ("12 hours each for two students.", 12),
        ("30 hours in all. You attend three workshops of 2 hours each.", 30),
        ("24 hours in total, in four sessions of 3 hours each and some reading.", 24),
        ("Six weeks, 40 hours in total.", 40),
        ("A landing page that takes about six hours.", 6),
    ],
)
def test_hours_of_one_piece_or_of_other_things_are_not_the_whole(
    text: str, total: float | None
) -> None:
    hours = read_facts(text).hours
    assert (hours.weekly, hours.total) == (None, total)
    assert hours.quote is not None


def test_for_a_month_is_how_long() -> None:
    assert read_facts("Nine hours a week for a month.").duration is not None


@pytest.mark.parametrize("line", ["Pay: $310", "Rate: $19", "Support: weekly", "Interviews: May"])
def test_the_next_line_takes_nothing_from_the_hours(line: str) -> None:
    assert read_facts(f"Hours: 22\n{line}").hours.total == 22


@pytest.mark.parametrize(
    ("text", "weekly", "total"),
    [
        ("7 hrs p/w", 7, None),
        ("Hours: flexible, around 9 per week", 9, None),
        ("Three evenings a week (2 hours each)", 6, None),
        ("It is 5 hours every Saturday for six weeks.", 5, 30),
        ("full time (38h)", 38, None),
        ("4 hrs/day, Mon-Thu", 16, None),
        ("It should take no more than 14 hours.", None, 14),
        ("About seven hours a week over the course of a month.", 7, 30.3),
    ],
)
def test_more_ways_to_say_hours(text: str, weekly: float | None, total: float | None) -> None:
    hours = read_facts(text).hours
    assert (hours.weekly, hours.total) == (weekly, total)
