"""What is handed in, where one thing is all of it; and where a posting says that nothing is."""

from __future__ import annotations

import pytest

from fairbrief.fairness import Posting, read_facts, review


def asks_what(text: str) -> bool:
    return any(each.rule == "SCOPE-01T" for each in review(Posting(text=text)).findings)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("You read 40 letters and hand in a glossary.", "hand in a glossary"),
        ("We get: an audio file with 6 chapters and a one-page note.", "an audio file"),
        ("What you will do: draft a grant application.", "draft a grant application"),
        ("Your task: film a documentary.", "film a documentary"),
        ("Your tasks:\n- Visit 6 growers\n- Brief report, max. 5 pages\n", "max. 5 pages"),
    ],
)
def test_one_thing_that_is_handed_in_is_enough(text: str, words: str) -> None:
    quote = read_facts(text).deliverables.quote
    assert quote is not None
    assert words in quote.text
    assert not asks_what(text)


@pytest.mark.parametrize(
    "text",
    [
        "You will write a report.",
        "You will not be filing. You build a dashboard.",
        "You hand in a weekly report.",
        "What you will do: help with a newsletter.",
        "Please note that the office has a library.",
        "You build a dashboard later, perhaps.",
        "You build a dashboard later perhaps.",
        "Please note that there are no deliverables; you build a dashboard and a map as you like.",
        "This internship has no fixed deliverables. You write a report and a guide.",
        "There is nothing to hand in, you sit with us and draw a map and a poster.",
    ],
)
def test_what_is_not_enough_or_denied_is_asked_about_and_not_quoted(text: str) -> None:
    assert read_facts(text).deliverables.quote is None
    assert asks_what(text)


def test_no_more_than_what_is_named_denies_nothing() -> None:
    text = "There are no deliverables beyond these. You draw two posters and a leaflet."
    assert read_facts(text).deliverables.concrete
