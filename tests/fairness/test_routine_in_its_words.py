"""Routine work quoted by the words that are routine, each once, and no result or gift beside."""

from __future__ import annotations

from itertools import pairwise

import pytest

from fairbrief.fairness.facts import read_facts


def quoted(text: str) -> list[str]:
    return [each.text for each in read_facts(text).routine.quotes]


@pytest.mark.parametrize(
    ("text", "said", "is_quoted"),
    [
        (
            "You hand in a list of twelve wells. You call donors and log what they say.",
            "hand",
            False,
        ),
        ("You may keep the guide books. You file forms and run errands.", "guide", False),
        ("My receptionist has the key. You file forms and run errands.", "receptionist", False),
        ("They want you to cash a check and mail gift cards.", "check", False),
        ("You keep the guest books, file forms and run errands.", "guest books", True),
        ("You are the receptionist, file forms and run errands.", "receptionist", True),
        ("You check invoices, file forms and run errands.", "check", True),
    ],
)
def test_what_is_routine_is_quoted(text: str, said: str, is_quoted: bool) -> None:
    assert any(said in each for each in quoted(text)) is is_quoted


def test_words_within_others_are_not_quoted_again() -> None:
    found = read_facts("You log checks and file invoices. You run errands.").routine.quotes
    assert found
    assert all(one.end <= two.start for one, two in pairwise(found))
