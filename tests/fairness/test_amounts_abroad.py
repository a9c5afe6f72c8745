"""Amounts as they are written elsewhere: short units, signs of a letter, thousands and lakhs."""

from __future__ import annotations

import pytest

from fairbrief.fairness import read_facts
from fairbrief.fairness.facts.figures import figures_of


@pytest.mark.parametrize(
    ("text", "amount", "currency", "unit"),
    [
        ("Stipend Rs. 7,500 p.m. for two months.", 7500, "INR", "month"),
        ("Stipend: Rs 6000/- pm", 6000, "INR", "month"),
        ("Stipend: 9000/- per month.", 9000, "INR", "month"),
        ("Stipend ₹9k pm", 9000, "INR", "month"),
        ("We pay £480 pcm.", 480, "GBP", "month"),
        ("Allowance: €550 p/m", 550, "EUR", "month"),
        ("The wage is $310 pw.", 310, "USD", "week"),
        ("The salary is £21,000 p.a. and rises.", 21000, "GBP", "year"),
        ("Stipend: 7-9k per month", 7000, "", "month"),
        ("Stipend: 7500/pm", 7500, "", "month"),
        ("Salary Rs 1.5 lakh per annum", 150_000, "INR", "year"),
        ("CTC: 3-4 LPA", 300_000, "INR", "year"),
        ("Pay: N45,000 monthly", 45_000, "NGN", "month"),
        ("A stipend of N35k a month is paid.", 35_000, "NGN", "month"),
        ("Salary: N110,000 - N140,000 monthly", 110_000, "NGN", "month"),
        ("#45,000 per month", 45_000, "NGN", "month"),
        ("We pay R7 500 per month.", 7500, "ZAR", "month"),
        ("R120 per hour", 120, "ZAR", "hour"),
        ("P12,000 per month", 12_000, "PHP", "month"),
        ("KSh. 14,000 per month", 14_000, "KES", "month"),
        ("GH₵ 1200 monthly", 1200, "GHS", "month"),
        ("35,000 CFA per month", 35_000, "XOF", "month"),
    ],
)
def test_an_amount_is_read_as_it_is_written_there(
    text: str, amount: float, currency: str, unit: str
) -> None:
    found = read_facts(text).pay
    assert (found.amount, found.currency, found.unit) == (amount, currency, unit)


@pytest.mark.parametrize(
    "text",
    [
        "Wear an N95 mask at the bench.",
        "The N1 bus stops at the door each day.",
        "A survey of n 1200 people.",
        "See ticket #45 and then #46 each week.",
        "Programming in R 4 every day is a plus.",
        "Page p 12 of the manual.",
    ],
)
def test_other_letters_before_numbers_are_no_money(text: str) -> None:
    assert read_facts(text).pay.status == "unstated"


def test_a_time_of_the_clock_and_a_message_are_no_month() -> None:
    assert read_facts("The fee is $240, paid at 5 p.m. on Friday.").pay.unit == "whole"
    assert read_facts("Pay is $240 PM me for details.").pay.unit == "whole"


def test_pay_without_a_currency_is_no_wage_in_dollars() -> None:
    pay = read_facts("Stipend: 8000 per month, 10 hours a week.").pay
    assert (pay.hourly, pay.hourly_usd) == (184.62, None)


@pytest.mark.parametrize(
    ("words", "figures"),
    [
        ("$8-10k", [8000, 10_000]),
        ("$900 to 1k", [900, 1000]),
        ("14,80 €", [14.8]),
        ("1.500", [1500]),
        ("five hundred dollars", [500]),
        ("2-3 lakhs", [200_000, 300_000]),
        ("r8 000", [8000]),
    ],
)
def test_figures(words: str, figures: list[float]) -> None:
    assert figures_of(words) == figures
