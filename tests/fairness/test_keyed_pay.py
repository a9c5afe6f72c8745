"""Pay as a form or the head of a file says it: a key and a number, the currency elsewhere."""

from __future__ import annotations

import pytest

from fairbrief.fairness import read_facts


@pytest.mark.parametrize(
    ("text", "amount", "currency", "unit"),
    [
        ("pay: 420\ncurrency: GBP\nhours: 21", 420, "GBP", "whole"),
        ("currency: EUR\nfee: 380\n", 380, "EUR", "whole"),
        ("- Budget: 410\n- Currency: euros", 410, "EUR", "whole"),
        ('{"title": "Map", "pay": 420, "currency": "CAD"}', 420, "CAD", "whole"),
        ("rate: 19\ncurrency: USD\nunit: hour", 19, "USD", "hour"),
        ("Rate: 15/hr\nCurrency: GBP", 15, "GBP", "hour"),
        (
            "salary_min: 17\nsalary_max: 21\nsalary_currency: USD\nsalary_period: hourly",
            17,
            "USD",
            "hour",
        ),
        ("Pay (USD): 390", 390, "USD", "whole"),
        ("Stipend in EUR: 1.200", 1200, "EUR", "whole"),
        ("Payment: 310 (USD)", 310, "USD", "whole"),
        ("Hourly rate (GBP): 13.50", 13.5, "GBP", "hour"),
        ("Rate: 14/hr by bank transfer.", 14, "USD", "hour"),
        ("We build sites. Rate: 19-23 per hour.", 19, "USD", "hour"),
        ("Pay: 350", 350, "", "whole"),
    ],
)
def test_a_key_says_the_pay(text: str, amount: float, currency: str, unit: str) -> None:
    found = read_facts(text).pay
    assert (found.amount, found.currency, found.unit) == (amount, currency, unit)


@pytest.mark.parametrize(
    "text",
    [
        "Payment: 30 days after the invoice.",
        "Rate: 5\nThe dish we cook.",
        "Amount: 12\n",
        "Fee: 3\n",
        "The pixel rate: 60 per second.",
        "Pay: 2 weeks after delivery",
    ],
)
def test_a_number_of_something_else_is_no_sum(text: str) -> None:
    assert read_facts(text).pay.amount is None


def test_a_sum_with_its_sign_outweighs_a_bare_key() -> None:
    assert read_facts("Pay: 350\nYou receive £350 when it is done.").pay.currency == "GBP"
