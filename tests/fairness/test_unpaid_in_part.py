"""Work that is called unpaid beside an amount: whose the amount is, and when it comes."""

from __future__ import annotations

import pytest

from fairbrief.fairness import Posting, read_facts, review


@pytest.mark.parametrize(
    ("text", "status", "amount"),
    [
        ("Our staff earn $30 an hour. Students volunteer their time.", "unpaid", None),
        ("Graduates earn $28 an hour. The internship is unpaid.", "unpaid", None),
        ("The internship is unpaid. Tutoring elsewhere goes for $28 an hour.", "unpaid", None),
        ("Interns begin unpaid. Later you may be moved to $10 an hour.", "unpaid", None),
        ("You may be paid $10 an hour.", "paid", 10.0),
        ("The trial is unpaid? No. You get $18 an hour from day one.", "paid", 18.0),
        ("The position is not paid in summer. In term you earn $17 an hour.", "paid", 17.0),
        ("Unpaid, though each walk earns you $15 an hour.", "paid", 15.0),
    ],
)
def test_whose_the_amount_is(text: str, status: str, amount: float | None) -> None:
    found = read_facts(text).pay
    assert (found.status, found.amount) == (status, amount)


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("The first week is unpaid, then $20 an hour.", True),
        ("$20 an hour after an unpaid training period.", True),
        ("You start unpaid. From May you get $20 an hour.", True),
        ("$20 an hour. There is no unpaid trial period.", False),
        ("The first week is paid at $20 an hour like all others.", False),
    ],
)
def test_an_unpaid_beginning_is_read_beside_the_pay(text: str, is_found: bool) -> None:
    found = read_facts(text).pay
    assert (found.status, found.amount) == ("paid", 20.0)
    assert (found.unpaid_at_first is not None) is is_found


def test_an_unpaid_beginning_is_asked_about() -> None:
    found = review(Posting(text="The first week is unpaid, then $20 an hour."))
    said = [each for each in found.findings if each.rule == "PAY-01B"]
    assert [each.evidence for each in said] == ["first week is unpaid"]
    assert said[0].ask
