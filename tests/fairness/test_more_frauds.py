"""Frauds that change their story and keep their plain signs; and honest work with such words."""

from __future__ import annotations

import pytest

from fairbrief.fairness import Posting, Verdict, review

WORK = (
    "You write one report on our archive, due 12 March. You report to Ana Reyes, archivist, who "
    "gives you feedback every week. $22 an hour, 20 hours over two weeks, remote. "
)


@pytest.mark.parametrize(
    ("family", "text"),
    [
        (
            "F-CHECK",
            (
                "Before training you need a time tracker. The money for these programs will be "
                "sent to you by the firm in the form of a check. Use it as told at the vendor I"
                " name to you."
            ),
        ),
        (
            "F-CHECK",
            (
                "Data typing from home. For your trust you receive a post-dated cheque. The "
                "records are images that you must type into the form."
            ),
        ),
        ("F-SHOPPER", "Put our add on your truck and get six hundred dollars weekly."),
        (
            "F-TASK",
            "Hi! We only need to like hotels and bookings. Pay is 200 to 500 a day, WhatsApp me.",
        ),
        (
            "F-FORTUNE",
            (
                "Greetings from the Illuminati. Join us as a new member and become rich and "
                "famous; each new member is welcomed with 2 million dollars."
            ),
        ),
        (
            "F-FORTUNE",
            (
                "The lodge of freemasonry takes new members. Wealth and fame await you, and no "
                "blood is asked for. Write to us on WhatsApp."
            ),
        ),
        (
            "F-INVEST",
            (
                "Earn money from trading with us! 980% in 12 trading days. You put in a hundred"
                " and we trade it for you."
            ),
        ),
        (
            "F-RENT",
            (
                "This is not a job offer but a special collaboration. I am a developer in Asia."
                " We split 60 to 40. You speak to the clients, since you are a US citizen."
            ),
        ),
    ],
)
def test_a_fraud_is_known_by_its_plain_signs(family: str, text: str) -> None:
    found = review(Posting(text=text))
    assert found.verdict is Verdict.SCAM
    assert family in found.scam_patterns


@pytest.mark.parametrize(
    "words",
    [
        "The money for your laptop is on the department's card.",
        "Your funds for travel are sent to your bank account before the trip.",
        "You design a sticker for our van and a poster about ads on your city's buses.",
        "You rate hotels by their steps and ramps for our guide, at $22 an hour.",
        "You index letters of freemasons who joined the lodge and became rich merchants.",
        "You read how the Illuminati of 1776 took new members, and whom fame reached.",
        "You test whether a strategy earned money from trading cards at fairs.",
        "This is not a job offer; it is a collaboration between our archive and your course.",
        "You enter post-dated cheques of tenants in our ledger.",
    ],
)
def test_the_same_words_in_honest_work_are_none(words: str) -> None:
    found = review(Posting(text=WORK + words))
    assert found.verdict is not Verdict.SCAM


def test_a_museum_of_a_lodge_is_no_society_that_makes_rich() -> None:
    text = (
        "The museum of freemasonry in Bath seeks a gallery guide for Saturdays, £12.80 an hour. "
        "Join our team of four; new members are trained by Tom Hale, who leads the tours."
    )
    assert review(Posting(text=text)).scam_patterns == ()


@pytest.mark.parametrize(
    "words",
    [
        "Payments are sent to your bank account every second Friday.",
        "The grant's money is transferred to your account in two parts.",
        "Deposits land in your bank account two days after payday.",
    ],
)
def test_pay_that_reaches_ones_own_account_is_only_pay(words: str) -> None:
    assert review(Posting(text=WORK + words)).scam_patterns == ()


def test_money_that_goes_on_from_there_is_not() -> None:
    words = "Payments are sent to your bank account; forward them to our office and keep 5%."
    assert "F-MULE" in review(Posting(text=WORK + words)).scam_patterns
