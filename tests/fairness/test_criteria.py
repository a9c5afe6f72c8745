"""Criteria of acceptance that nobody can check, and things whose number is left open."""

from __future__ import annotations

import pytest

from fairbrief.fairness import Deliverable, Fields, Posting, review


def _said(title: str, *criteria: str) -> dict[str, str]:
    fields = Fields(deliverables=(Deliverable(title=title, criteria=criteria),))
    found = review(Posting(text="A project.", fields=fields)).findings
    return {each.rule: each.title for each in found}


@pytest.mark.parametrize(
    "criterion",
    [
        "They look good and we like them",
        "The client is happy",
        "Good quality",
        "professional",
        "To our satisfaction.",
        "Approved by the founder",
        "Everything feels right",
        "We sign it off",
        "Meets expectations",
    ],
)
def test_a_matter_of_taste_is_no_criterion(criterion: str) -> None:
    assert "SCOPE-01M" in _said("A poster", "It has a title", criterion)


@pytest.mark.parametrize(
    "criterion",
    [
        "Accepted when every entry has a working link, a date and one line on why it matters",
        "It looks good at 360 and 1280 px: nothing is cut off",
        "Prints without an error on the office printer",
        "All tests pass, and a colleague can follow the steps without asking",
        "The people who agreed to be quoted are named",
        "Complete: no field of the form is empty",
    ],
)
def test_what_both_sides_can_check_is_one(criterion: str) -> None:
    assert "SCOPE-01M" not in _said("A poster", criterion)


def test_the_words_meant_are_shown_and_long_ones_cut() -> None:
    assert _said("Posts", "We like them")["SCOPE-01M"] == "A matter of taste: “We like them”"
    assert _said("Posts", "We like them " + "very " * 40)["SCOPE-01M"].endswith("…”")


@pytest.mark.parametrize(
    "title", ["Maybe three posts", "Some social posts", "A few graphics", "Logo, flyer, etc."]
)
def test_an_open_number_is_asked_about(title: str) -> None:
    assert "SCOPE-01N" in _said(title, "Each has 100 words")


@pytest.mark.parametrize(
    "title", ["Three posts", "A map of the paths", "A multiple-choice quiz", "Handsome covers"]
)
def test_a_thing_or_a_number_is_not(title: str) -> None:
    assert "SCOPE-01N" not in _said(title, "Each has 100 words")
