"""Firms that pay for visits to shops, and frauds that use their name."""

from __future__ import annotations

import pytest

from fairbrief.fairness import Posting, Verdict, review

VISITS = (
    "Mystery shopping with our firm. We tell you of visits near you, and you choose which to take. "
    "Each has a guide, a questionnaire and a fee of 12 to 25 euros, and what you spend is paid "
    "back up to a limit. It is good extra money in your own time and no full-time job. You get a "
    "freelance contract. Your fee will be on your bank account by the 27th."
)


def test_a_firm_that_pays_for_visits_is_asked_about_and_called_no_fraud() -> None:
    found = review(Posting(text=VISITS))
    assert found.verdict is Verdict.ASK
    assert "FAIR-02" not in {each.rule for each in found.findings}


def test_a_short_advert_of_such_a_firm_is_asked_about() -> None:
    text = (
        "Mystery shopper in your town: visit shops, fill in our report within 24 hours, and be "
        "paid $15 to $30 for each, plus reimbursement of your purchase. Payment by PayPal at the "
        "end of the next month. Nothing is charged. Member of the MSPA."
    )
    assert review(Posting(text=text)).verdict is Verdict.ASK
    offer = "Secret shopper in your town, no experience. $300 weekly, funds are sent first. MSPA."
    assert review(Posting(text=offer)).verdict is Verdict.SCAM


def test_the_bank_account_is_asked_for_all_the_same() -> None:
    text = VISITS + " To apply, send us your bank account number and a photo of your ID."
    assert "FAIR-02" in {each.rule for each in review(Posting(text=text)).findings}


@pytest.mark.parametrize(
    "words",
    [
        "We send a cashier's check first; bank it, keep your fee and buy gift cards with the rest.",
        "Your first task is a money transfer office: send the funds we mail you by wire.",
        "Buy three Steam gift cards at the counter and send us the codes.",
    ],
)
def test_money_that_comes_first_and_goes_on_is_a_fraud_whoever_pays_for_visits(words: str) -> None:
    assert review(Posting(text=f"{VISITS} {words}")).verdict is Verdict.SCAM


def test_a_shop_s_fee_is_no_fortune() -> None:
    text = "Secret shopper in Leeds. You are paid £30 for each shop and write a report of a page."
    assert "F-HIGHPAY" not in {each.rule for each in review(Posting(text=text)).findings}
