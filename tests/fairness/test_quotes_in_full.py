"""Quotes that go on to what they are about: a phrase to its end, a label with its value."""

from __future__ import annotations

import pytest

from fairbrief.fairness.facts import read_facts


@pytest.mark.parametrize(
    ("said", "quoted"),
    [
        (
            "You will learn how to read a balance sheet, and more.",
            "learn how to read a balance sheet",
        ),
        (
            "Interns gain hands-on experience in the bookbinding trade.",
            "gain hands-on experience in the bookbinding trade",
        ),
        (
            "You gain real experience in soil-based farming and we feed you.",
            "gain real experience in soil-based farming",
        ),
        (
            "Learn the basics of marine biology while you sail with us.",
            "Learn the basics of marine biology",
        ),
    ],
)
def test_what_is_learned_is_quoted_to_the_end_of_the_phrase(said: str, quoted: str) -> None:
    learning = read_facts(said).learning
    assert learning is not None
    assert learning.text == quoted
    assert said[learning.start : learning.end] == quoted


@pytest.mark.parametrize(
    ("said", "quoted"),
    [
        (
            "Museum helper\nReports to: the keeper of prints\nHours: 10 a week",
            "Reports to: the keeper of prints",
        ),
        (
            "Museum helper\n**Supervisor:** Ines Duarte\nHours: 10 a week",
            "Supervisor:** Ines Duarte",
        ),
    ],
)
def test_a_label_is_quoted_with_its_value(said: str, quoted: str) -> None:
    supervisor = read_facts(said).supervisor
    assert supervisor is not None
    assert supervisor.text == quoted


def test_a_value_on_the_next_line_is_quoted_too() -> None:
    supervisor = read_facts("Weaver\nReports to:\n- the head of the workshop\n").supervisor
    assert supervisor is not None
    assert supervisor.text.endswith("the head of the workshop")


def test_a_possessive_goes_on_to_whose_person_it_is() -> None:
    senior = read_facts(
        "You will work with the Mayor\u2019s chief planner on two maps."
    ).senior_access
    assert senior is None or "planner" in senior.text


def test_a_phrase_without_end_is_cut_at_a_word_that_leads_nowhere() -> None:
    said = "You will learn how to " + "sort the letters and the maps of " * 8
    learning = read_facts(said).learning
    assert learning is not None
    assert len(learning.text) < 130
    assert learning.text.split()[-1] not in {"the", "and", "of"}
