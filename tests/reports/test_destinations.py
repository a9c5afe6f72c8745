"""The two rates of first-destination reports, against examples worked by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest

from fairbrief.reports.destinations import Destination, career_outcomes_rate, knowledge_rate

CLASS = {
    Destination.EMPLOYED: 520,
    Destination.SERVICE: 10,
    Destination.MILITARY: 20,
    Destination.STUDYING: 150,
    Destination.SEEKING: 80,
    Destination.NOT_SEEKING: 20,
}


def test_knowledge_rate_is_what_is_known_of_all_graduates() -> None:
    assert knowledge_rate(CLASS, graduates=1000) == Fraction(800, 1000)
    assert knowledge_rate({}, graduates=10) == 0
    assert knowledge_rate({}, graduates=0) is None
    with pytest.raises(ValueError, match="more outcomes"):
        knowledge_rate(CLASS, graduates=799)


def test_career_outcomes_rate_leaves_out_who_seeks_nothing() -> None:
    assert career_outcomes_rate(CLASS) == Fraction(700, 780)
    assert career_outcomes_rate({Destination.NOT_SEEKING: 5}) is None
    assert career_outcomes_rate({Destination.SEEKING: 5}) == 0
