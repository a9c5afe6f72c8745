"""Which of several amounts is the reader's pay."""

from __future__ import annotations

import pytest

from fairbrief.fairness import read_facts


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("Our clients pay us $140 an hour; you get $19.", 19.0, "hour"),
        ("You get $19.50 an hour; clients pay $60 a month.", 19.5, "hour"),
        ("Last summer's intern earned $18/hr. This summer pay is $22/hr.", 22.0, "hour"),
        ("This summer pay is $22/hr. Last summer's intern earned $18/hr.", 22.0, "hour"),
        ("Similar jobs: Cashier $23/hr.\n\nMap maker. Fee: $410 for 20 hours.", 410.0, "whole"),
        ("Map maker. Fee: $410 for 20 hours.\n\nRelated jobs\nCashier $23/hr", 410.0, "whole"),
        ("You'll do other jobs too. Pay is $23/hr.", 23.0, "hour"),
    ],
)
def test_the_amount_is_the_readers(text: str, amount: float, unit: str) -> None:
    found = read_facts(text).pay
    assert (found.amount, found.unit) == (amount, unit)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Money is not the point: we pay $28 an hour all the same.", 28.0),
        ("No unpaid days here, we pay £15 an hour.", 15.0),
        ("This is not a volunteer post: $19/hr.", 19.0),
        ("We cannot pay more than $17 an hour.", 17.0),
        ("We do not pay by the hour: you get $430 when it is done.", 430.0),
    ],
)
def test_a_denial_of_something_else_leaves_the_amount(text: str, amount: float) -> None:
    assert read_facts(text).pay.amount == amount


@pytest.mark.parametrize(
    "text",
    [
        "There are no costs, and you pay $25 for the kit.",
        "We do not pay: $480 is what others pay.",
        "There is no pay, but you get $45 for travel.",
        "We don't charge you: $35 is what others ask.",
    ],
)
def test_a_denial_of_pay_reaches_the_amount(text: str) -> None:
    assert read_facts(text).pay.amount is None
