"""Things handed in by their number or length: a bare line, a lot that is worked through."""

from __future__ import annotations

import pytest

from fairbrief.fairness.facts import read_facts


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Film the rowing regatta and cut a 4-min teaser reel.", "cut a 4-min teaser"),
        ("Pay is by the piece.\n12 botanical illustrations\nStart in May.", "12 botanical"),
        ("What is wanted\nThree lesson plans\nOne quiz\nPay: $300", "Three lesson plans"),
        ("You will digitize about 240 pressed ferns.", "240 pressed ferns"),
        ("Catalogue ~900 postcards for the harbour museum.", "~900 postcards"),
        ("4 articles/week of 600 words", "4 articles"),
        ("Build about 20 birdhouses and 3 benches.", "20 birdhouses"),
    ],
)
def test_so_many_are_a_result(text: str, quoted: str) -> None:
    made = read_facts(text).deliverables
    assert made.concrete
    assert made.quote is not None
    assert quoted in made.quote.text


@pytest.mark.parametrize(
    "text",
    [
        "You run deck right during shows.",
        "You scan 300 letters a day.",
        "You sort 240 pressed ferns.",
        "About us\nWe own 12 botanical gardens.",
        "Our shop has 40 posters on its walls.",
    ],
)
def test_so_many_of_other_things_are_none(text: str) -> None:
    assert not read_facts(text).deliverables.concrete
