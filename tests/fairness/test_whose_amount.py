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
