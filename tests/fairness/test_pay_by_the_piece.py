"""Pay for what is made, piece by piece or several together, and when it comes."""

from __future__ import annotations

import pytest

from fairbrief.fairness import Posting, read_facts, review


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("$480 for eight sketches of herons.", 480.0, "whole"),
        ("Nine maps of footpaths, $65 each.", 65.0, "piece"),
        ("$95 each, two animations.", 95.0, "piece"),
        ("Two short chapters at $110 apiece, 14 hours in all.", 110.0, "piece"),
        ("We need a poster: $140 per poster.", 140.0, "piece"),
        ("A sleep diary: 20 minutes, $9.", 9.0, "whole"),
    ],
)
def test_pay_for_what_is_made_is_pay(text: str, amount: float, unit: str) -> None:
    pay = read_facts(text).pay
    assert (pay.status, pay.amount, pay.unit) == ("paid", amount, unit)


@pytest.mark.parametrize(
    "text",
    ["We sell posters, $25 each.", "Mugs are $14 each.", "Earn 1 star for each drawing you send."],
)
def test_what_is_sold_is_no_pay(text: str) -> None:
    assert read_facts(text).pay.status == "unstated"


def test_pay_for_each_piece_is_not_divided_by_all_the_hours() -> None:
    found = review(Posting(text="Nine maps, $65 each, 40 hours in all."))
    assert found.facts.pay.hourly_usd is None
    assert "PAY-02T" not in {each.rule for each in found.findings}


@pytest.mark.parametrize(
    ("text", "is_late"),
    [
        ("Payable 75 days after acceptance; $300.", True),
        ("We pay 60 days from your invoice.", True),
        ("Payment 14 days after acceptance; $300.", False),
        ("Pay rises 90 days after hire; $18 an hour.", False),
    ],
)
def test_days_after_which_it_is_paid_are_read_before_the_word(text: str, is_late: bool) -> None:
    assert ("PAY-04T" in {each.rule for each in review(Posting(text=text)).findings}) is is_late


def test_vacation_pay_is_no_commission_and_a_code_behind_a_sum_names_its_currency() -> None:
    found = review(Posting(text="$27.50 CAD/hr in Halifax. Vacation pay 6%."))
    assert (found.facts.pay.currency, found.facts.pay.hourly_usd) == ("CAD", None)
    assert "PAY-05" not in {each.rule for each in found.findings}
