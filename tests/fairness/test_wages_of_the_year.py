"""A text is held against the wages of the year that it says it is of, or of none."""

from __future__ import annotations

from datetime import date

import pytest

from fairbrief.fairness import Posting, review
from fairbrief.fairness.dated import judged_on
from fairbrief.fairness.text import Page
from fairbrief.fairness.wages import CHECKED


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Summer 2019 internship with us.", 2019),
        ("Please apply by March 3, 2017.", 2017),
        ("We take interns for the 2015-16 season.", 2015),
        ("Applications for 2014 are open.", 2014),
        ("Study of Dunes, 2008\nTwo helpers are wanted.", 2008),
        ("Closes 2018-04-02.", 2018),
        ("Fall 2016 or Spring 2017, as you like.", 2017),
    ],
)
def test_a_day_a_season_or_what_is_offered_is_of_a_year(text: str, year: int) -> None:
    assert judged_on(Page(text)) == date(year, 1, 1)


@pytest.mark.parametrize(
    "text",
    [
        "Founded in June 1998, we make kites.",
        "Our book came out; it was published in spring 2012.",
        "Since summer 2011 we have had interns.",
        "Suite 2010, Harbor Street.",
        f"Begun in fall 2019; apply by May 1, {CHECKED.year + 1}.",
        "No year at all.",
    ],
)
def test_other_years_date_nothing(text: str) -> None:
    assert judged_on(Page(text)) == CHECKED


PAID = "The intern edits pages in Albany, New York. Pay is {} an hour, 10 hours a week. {}"


@pytest.mark.parametrize(
    ("wage", "dated", "rule", "is_found"),
    [
        ("$6", "", "PAY-02T", True),
        ("$6", "Summer 2015.", "PAY-02T", True),
        ("$6", "Summer 2004.", "PAY-02T", False),
        ("$12", "", "PAY-02S", True),
        ("$12", "Apply by May 3, 2017.", "PAY-02S", False),
    ],
)
def test_wages_are_of_the_year(wage: str, dated: str, rule: str, *, is_found: bool) -> None:
    found = review(Posting(text=PAID.format(wage, dated))).findings
    assert any(each.rule == rule for each in found) is is_found


def test_what_the_work_earns_is_compared_with_this_year_only() -> None:
    text = "Graphic design intern. You get $11 an hour. {}"
    for dated, is_found in (("", True), ("Starts June 2016.", False)):
        found = review(Posting(text=text.format(dated))).findings
        assert any(each.rule == "PAY-06L" for each in found) is is_found


LOW = "You get $11 an hour."
MANY = (
    "The old theater on Elm Street has a place for somebody who loves it, in the office and out in "
    "the yard. Duties are fundraising, bookkeeping and event planning."
)


@pytest.mark.parametrize(
    "text",
    [
        f"Graphic design intern. {LOW}",
        f"We run a small shop. You will do copywriting, and more copywriting later. {LOW}",
        f"Accounting assistant. {LOW}",
    ],
)
def test_the_trade_of_a_text_is_compared(text: str) -> None:
    found = review(Posting(text=text)).findings
    assert any(each.rule == "PAY-06L" for each in found)


@pytest.mark.parametrize(
    "text",
    [
        f"{MANY} {LOW}",
        f"Our clinic is recruiting people to sit with those who wait. {LOW}",
        f"Graphic design lab. Take part in a short study of type. {LOW}",
        "Graphic design intern. You get $11 an hour in shares.",
    ],
)
def test_a_duty_among_several_a_study_and_shares_are_no_trade(text: str) -> None:
    found = review(Posting(text=text)).findings
    assert all(each.rule != "PAY-06L" for each in found)


def test_who_keeps_accounts_is_compared_with_clerks() -> None:
    found = review(Posting(text=f"Accounting assistant. {LOW}")).findings
    assert any("Clerks" in each.title for each in found)
