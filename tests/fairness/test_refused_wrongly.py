"""Words for which an honest posting was refused, and their neighbours for which one still is."""

from __future__ import annotations

import pytest

from fairbrief.fairness import Posting, Severity, Verdict, read_facts, review


def weight(rule: str, text: str) -> Severity | None:
    """How much the first finding of a rule weighs; None where there is none."""
    found = review(Posting(text=text)).findings
    return next((each.severity for each in found if each.rule == rule), None)


@pytest.mark.parametrize(
    "text",
    [
        "Be part of a winning team of editors.",
        "Our award-winning design studio takes two interns.",
        "Prize-winning design is what we are known for.",
        "Every day brings a new design challenge.",
    ],
)
def test_praise_of_oneself_is_no_contest(text: str) -> None:
    assert weight("PAY-05", text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Three groups build it, and the winning team gets $300.",
        "Only the winning design is bought.",
        "Take part in our logo challenge: submit by Friday.",
    ],
)
def test_who_is_paid_only_if_they_win_is_found(text: str) -> None:
    assert weight("PAY-05", text) is Severity.BLOCK
