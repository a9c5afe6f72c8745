"""Shares, a part of what is earned, lessons or a room in the place of pay: pay is spoken of."""

from __future__ import annotations

import pytest

from fairbrief.fairness import Posting, review


def found(text: str) -> tuple[str, set[str]]:
    said = review(Posting(text=text))
    return said.facts.pay.status, {each.rule for each in said.findings}


@pytest.mark.parametrize(
    "text",
    [
        "Our app has no users and no budget; you are compensated in stock options.",
        "Salary: 2% equity.",
        "You get shares rather than a wage.",
        "We cannot pay money now but you receive 0.5% equity.",
        "A hand for the loom, in exchange for weaving lessons.",
        "A cabin in exchange for ten hours of help a week.",
        "In return for your time you get dinner and a seat.",
        "This is a work trade on an olive farm.",
        "We barter: your flyers for our pottery.",
    ],
)
def test_what_is_given_in_the_place_of_pay_is_none(text: str) -> None:
    status, rules = found(text)
    assert status == "unpaid"
    assert "PAY-01" in rules
    assert "PAY-03T" not in rules


@pytest.mark.parametrize(
    "text",
    [
        "Rev share only until the game ships.",
        "Profit share: 12% for the artist.",
        "You are paid a cut of the proceeds.",
        "You get 8% of net.",
    ],
)
def test_a_part_of_what_is_earned_depends_on_luck(text: str) -> None:
    status, rules = found(text)
    assert status == "paid"
    assert "PAY-05" in rules
    assert not {"PAY-01", "PAY-03T"} & rules


@pytest.mark.parametrize(
    "text",
    [
        "You earn $19 an hour and a little equity.",
        "Compensation: a fair salary and equity.",
        "We never pay in shares; it is $19 an hour.",
        "$19 an hour. You write about farmers who work for food.",
        "$19 an hour. Neighbors get lessons in exchange for eggs; you keep their list.",
    ],
)
def test_what_comes_on_top_of_pay_or_is_given_to_others_changes_nothing(text: str) -> None:
    status, rules = found(text)
    assert status == "paid"
    assert not {"PAY-01", "PAY-05"} & rules


@pytest.mark.parametrize(
    "text",
    [
        "You write about farmers who work for food.",
        "Guests get lessons in exchange for feedback; you keep their list.",
    ],
)
def test_what_others_exchange_says_nothing_of_the_pay(text: str) -> None:
    assert found(text)[0] == "unstated"
