"""Old agreements are checked in the wording they were signed in, to the letter."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from fairbrief.agreements.text import ONE_MILESTONE, settled, write_text
from fairbrief.agreements.wordings import WORDING, WORDINGS
from tests.working import an_agreement

DATA = Path(__file__).parent / "data"


@pytest.mark.parametrize("path", sorted(DATA.glob("*.json")), ids=lambda path: path.stem)
def test_a_wording_never_changes(path: Path) -> None:
    kept = json.loads(path.read_text("utf-8"))
    assert write_text(kept["terms"]) == kept["text"]


def test_every_wording_is_pinned_for_paid_and_unpaid_work() -> None:
    pinned = {path.stem for path in DATA.glob("*.json")}
    assert pinned == {f"{each}-{kind}" for each in WORDINGS for kind in ("paid", "unpaid")}


@pytest.mark.django_db
def test_new_agreements_say_what_the_acts_on_freelance_work_ask() -> None:
    agreement = an_agreement()
    assert agreement.terms["wording"] == WORDING
    for words in (
        "The work has two milestones. The first, by",
        "is the first part of the work: deliverable (a). The second, by",
        "Of the fee, $216 stand for the first milestone and $216 for the second.",
        "$216 is recorded as secured before work starts, and $216 within three business days",
        "or the part of an accepted milestone, whichever is more",
        "at the latest on the due date, the student hands in a list of what was done",
        "The days to pay run from acceptance, also from acceptance by silence.",
        "may not be made to depend on taking less",
        "treated worse for asking",
        "Until then the employer may look at it to judge it, and not use it.",
        "for 12 months after the work ends",
        "Nobody is kept from working for others",
        "The student works as an employee, paid through the employer's payroll.",
        "Signing need not wait for it.",
        "kept for 6 years after the work ends",
        "they talk first.",
        "If that does not settle it, each answers the other within five business days",
    ):
        assert words in agreement.text, words


@pytest.mark.parametrize(("hours", "has_midway"), [(ONE_MILESTONE, False), (16, True)])
def test_above_fifteen_hours_there_are_two_milestones(hours: int, has_midway: bool) -> None:
    terms: dict[str, Any] = {
        "hours": hours,
        "midway": {},
        "deliverables": [{"title": "One", "criteria": ["x"]}],
        "starts_on": "2027-01-11",
        "due_on": "2027-01-21",
    }
    midway = settled(terms)["midway"]
    assert bool(midway) is has_midway
    if has_midway:
        assert midway == {
            "what": "a first version, far enough to be judged",
            "on": "2027-01-16",
            "percent": 50,
            "pieces": 0,
        }
