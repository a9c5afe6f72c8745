"""Whose police to tell of a fraud."""

from __future__ import annotations

import pytest

from fairbrief.fairness import Posting, review

SCHEME = "We mail you a cashier's check, you bank it and send the rest by Western Union. {}"


@pytest.mark.parametrize(
    ("where", "country"),
    [
        ("Keep $300.", "US"),
        ("Keep £300 of it.", "GB"),
        ("For families in Leeds.", "GB"),
        ("The families live in Toronto.", "CA"),
        ("The families live in Brisbane.", "AU"),
        ("The families live in Nairobi.", ""),
        ("The families live in Ohio and in Canada.", "US"),
    ],
)
def test_it_is_that_of_the_place_or_of_the_money(where: str, country: str) -> None:
    found = review(Posting(text=SCHEME.format(where)))
    assert found.verdict == "scam"
    assert found.country == country


def test_of_what_is_no_scam_none_is_said() -> None:
    assert review(Posting(text="You draw two posters in Leeds for £200.")).country == ""
