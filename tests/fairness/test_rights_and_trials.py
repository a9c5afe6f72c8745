"""Rights that are taken, silence, trial work, and the same words about other things."""

from __future__ import annotations

import pytest

from fairbrief.fairness import Posting, review


def found(text: str) -> set[str]:
    return {each.rule for each in review(Posting(text=text)).findings}


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("FAIR-03", "Your designs will be the property of the studio."),
        ("FAIR-03", "Interns assign to us all copyrights in their sketches."),
        ("FAIR-03", "Eight woodcuts for a calendar, $640. All rights."),
        ("FAIR-03S", "Our NDA forbids naming the films you subtitle."),
        ("FAIR-04", "Caption the clip below as a test; if we like it, we air it."),
        ("FAIR-04", "You edit one chapter as a free trial."),
        ("SCOPE-01V", "Three banners with unlimited corrections."),
    ],
)
def test_it_is_found(rule: str, text: str) -> None:
    assert rule in found(text)


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("FAIR-03", "You keep the copyright in your sketches."),
        ("FAIR-03", "The handbook lists all rights that tenants have."),
        ("FAIR-03", "All rights reserved."),
        ("FAIR-03", "You assign to us all rights in the film once it is paid."),
        ("FAIR-03S", "You sign an NDA that ends in May."),
        ("FAIR-04", "You get free sample packs of our seeds."),
        ("FAIR-04", "Students receive a free eye test."),
        ("FAIR-04", "You write each page as a test of the new layout."),
        ("SCOPE-01V", "Two rounds of corrections are included."),
    ],
)
def test_it_is_not(rule: str, text: str) -> None:
    assert rule not in found(text)
