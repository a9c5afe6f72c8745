"""An offer that opens this very work, and lessons that somebody else gets, are no promises."""

from __future__ import annotations

import pytest

from fairbrief.fairness.facts import read_facts


@pytest.mark.parametrize(
    ("text", "is_said"),
    [
        ("Once you accept our offer, the registrar sends you a form.", False),
        ("Candidates who accept the offer meet the crew on Sunday.", False),
        ("Two of last year's interns accepted full-time offers.", True),
        ("Who does well gets a return offer.", True),
    ],
)
def test_accepting_this_offer_is_nothing_that_may_follow(text: str, is_said: bool) -> None:
    assert (read_facts(text).follow_on is not None) is is_said


@pytest.mark.parametrize(
    ("text", "is_said"),
    [
        ("You train visitors on the pottery wheel.", False),
        ("You hold keys and must be trained to guard them.", False),
        ("With us you learn nothing new.", False),
        ("You are trained on the pottery wheel.", True),
        ("You will be trained to use the kiln.", True),
        ("Learn no-dig gardening on our plot.", True),
    ],
)
def test_lessons_of_others_are_not_the_students(text: str, is_said: bool) -> None:
    assert (read_facts(text).learning is not None) is is_said


def test_what_is_learned_does_not_stop_in_a_word_with_a_hyphen() -> None:
    learning = read_facts("Learn no-dig gardening on our plot.").learning
    assert learning is not None
    assert learning.text == "Learn no-dig gardening on our plot"
