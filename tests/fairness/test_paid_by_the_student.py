"""What the student pays to take part, as those say who sell it; what others pay is none."""

from __future__ import annotations

import pytest

from fairbrief.fairness import Posting, Severity, read_facts, review


def weight(text: str) -> Severity | None:
    found = review(Posting(text=text)).findings
    return next((each.severity for each in found if each.rule == "PAY-07"), None)


@pytest.mark.parametrize(
    "text",
    [
        "All students attend an opening day at a fee of 9,000/= for locals.",
        "You register for the course at a cost of $45.",
        "Price: £990 for 3 weeks",
        "Placement fee: $700 per month",
        "Beforehand you pay to our office a non-refundable sum of rupees 4000.",
    ],
)
def test_a_price_of_taking_part_is_a_cost(text: str) -> None:
    assert weight(text) is Severity.BLOCK
    assert read_facts(text).pay.amount is None


@pytest.mark.parametrize(
    "text",
    [
        "Visitors join a tour at a price of $30.",
        "Product price: £20 per month",
        "Stipend: $900 for 4 weeks",
        "You draw a logo for a fee of $300.",
        "Our museum sells a map. Price: $5 for one.",
    ],
)
def test_what_others_pay_or_the_student_gets_is_none(text: str) -> None:
    assert weight(text) is None


def test_what_only_who_leaves_pays_back_is_asked_about() -> None:
    assert weight("Interns who stop early must repay all costs of their flat.") is Severity.REVIEW
    assert weight("You record what we refund to those who complain.") is None
