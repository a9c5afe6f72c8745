"""The place of work as one word in a line of its own; how an interview is held says nothing."""

from __future__ import annotations

import pytest

from fairbrief.fairness import read_facts


@pytest.mark.parametrize("word", ["Virtual", "Online", "virtual."])
def test_a_word_in_a_line_of_its_own(word: str) -> None:
    assert read_facts(f"Data intern\n{word}\n8 hours a week").place.kind == "remote"


@pytest.mark.parametrize(
    "text",
    ["Be available for an online job interview.", "We post it at the virtual job fair, too."],
)
def test_an_interview_or_a_fair_is_no_place_of_work(text: str) -> None:
    assert read_facts(text).place.kind == "unstated"
