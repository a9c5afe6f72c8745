"""Where the page of a likely scam says to tell of it."""

from __future__ import annotations

import pytest

from fairbrief.fairness import Posting, review, to_json
from fairbrief.portals.public.reading import Reading


@pytest.mark.parametrize(
    ("money", "told"),
    [
        ("$300", "reportfraud.ftc.gov"),
        ("£300", "reportfraud.police.uk"),
        ("CAD 300", "Canadian Anti-Fraud Centre"),
        ("€300", "the police where you are"),
    ],
)
def test_it_is_told_where_the_money_is_of(money: str, told: str) -> None:
    text = f"Earn {money} a day! You bank a cashier's check and wire the rest to our vendor."
    found = to_json(review(Posting(text=text)))
    assert told in str(Reading(text=text, found=found, terms=()).tell)


def test_a_reading_that_was_kept_before_says_what_it_said() -> None:
    kept = {"verdict": "scam", "scam": {"likely": True, "patterns": []}}
    assert "reportfraud.ftc.gov" in str(Reading(text="", found=kept, terms=()).tell)
