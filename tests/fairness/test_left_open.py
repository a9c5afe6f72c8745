"""Words in a brief that say the work may be so, or otherwise, or more."""

from __future__ import annotations

import pytest

from fairbrief.fairness import Deliverable, Fields, Posting, Verdict, review


def _found(text: str, **fields: object) -> list[tuple[str, str]]:
    given = Fields(**fields)  # type: ignore[arg-type]
    return [
        (each.title, each.evidence)
        for each in review(Posting(title="A map", text=text, fields=given)).findings
        if each.rule == "SCOPE-01E"
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Maybe you also do some slides.", "Maybe"),
        ("Possibly some research.", "Possibly"),
        ("You draw the icons, the header etc.", "etc"),
        ("Flyers, posters and so on.", "and so on"),
        ("You help out with stuff.", "help out with stuff"),
        ("The exact work is to be defined.", "to be defined"),
        ("Things may change as we go.", "Things may change"),
        ("You get great exposure.", "great exposure"),
    ],
)
def test_words_that_leave_it_open_are_shown_in_a_brief(text: str, said: str) -> None:
    assert _found(text) == [(f"Left open: “{said}”", said)]


@pytest.mark.parametrize(
    "text",
    [
        "You map forty kerbs and write down for each whether a wheelchair gets over it.",
        "You are exposed to good archival practice; great exposure to field work is part of it.",
        "We agreed with the museum what is to be shown.",
        "You help the registrar with forty loan forms.",
    ],
)
def test_plain_words_leave_nothing_open(text: str) -> None:
    assert not _found(text)


def test_what_a_deliverable_is_called_is_said_once() -> None:
    pieces = (Deliverable(title="Maybe a report", criteria=("Ten pages",)),)
    assert not _found("Maybe a report\nTen pages", deliverables=pieces)


def test_texts_from_elsewhere_may_speak_so() -> None:
    found = review(Posting(text="Maybe you know our shop. Slides, posters etc. are your work."))
    assert "SCOPE-01E" not in {each.rule for each in found.findings}
    assert found.verdict is not Verdict.REFUSE
