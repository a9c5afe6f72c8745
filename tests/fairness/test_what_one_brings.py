"""What a student is to have, buy or pay for: a cost, never the pay, and on the receipt."""

from __future__ import annotations

import pytest

from fairbrief.fairness import Fields, Posting, Severity, review


def weights(text: str, fields: Fields | None = None) -> list[Severity]:
    found = review(Posting(text=text, fields=fields)).findings
    return [each.severity for each in found if each.rule == "PAY-07"]


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("You work on your own tablet.", Severity.REVIEW),
        ("You will work from your own computer.", Severity.REVIEW),
        ("Helpers must have a reliable van.", Severity.REVIEW),
        ("A personal vehicle is needed between the orchards.", Severity.REVIEW),
        ("A locker deposit of $15 comes back to you in June.", Severity.REVIEW),
        ("Fuel is not reimbursed.", Severity.COACH),
        ("We do not reimburse mileage.", Severity.COACH),
        ("Boots are yours to buy.", Severity.BLOCK),
        ("The chef's jacket costs $45 and is paid for by the intern.", Severity.BLOCK),
    ],
)
def test_what_one_uses_is_asked_about_and_what_one_buys_must_change(
    text: str, severity: Severity
) -> None:
    assert weights(text) == [severity]


@pytest.mark.parametrize(
    "text",
    [
        "Each diner uses their own phone to order.",
        "You do not need your own computer.",
        "You may use your own tablet.",
        "You work on your own computer or one of ours.",
        "You drive your own car; we pay 67 cents a mile.",
        "On the first day you get your own headset.",
        "Tools are ours to buy.",
        "Use your own words.",
    ],
)
def test_what_one_need_not_have_is_no_cost(text: str) -> None:
    assert weights(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Orchard hand, ten hours a week. Gloves and apron are yours to buy (roughly $35).",
        "Orchard hand, ten hours a week. Boots: $60, yours to buy.",
        "Orchard hand, ten hours a week. The apron, $25, is bought by you.",
        "Orchard hand, ten hours a week. The jacket costs $45 and is paid for by the intern.",
    ],
)
def test_what_one_buys_is_no_pay(text: str) -> None:
    assert review(Posting(text=text)).facts.pay.status == "unstated"


def receipt(text: str) -> set[str]:
    found = review(Posting(text=text, fields=Fields(fee_minor=20_000, hours=8)))
    return {each.said for each in found.passed}


def test_the_receipt_says_that_nothing_is_to_be_bought_only_where_nothing_is_asked_for() -> None:
    assert "Nothing to buy, no fees." in receipt("You draw six beds. We lend you a tablet.")
    assert "Nothing to buy, no fees." not in receipt(
        "You draw six beds on your own tablet: you need your own tablet."
    )
    assert weights("You need your own tablet.", Fields()) == [Severity.REVIEW]
