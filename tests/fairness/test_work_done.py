"""The work of a reading grows with the length of the text and with nothing else."""

from __future__ import annotations

import sys
from types import FrameType
from typing import Any

import pytest

from fairbrief.fairness import Posting, review

#: Said again and again; each is looked at by what it stands beside.
SAID_AGAIN = (
    "map ",
    "plan, ",
    "drafts. ",
    "make a film, ",
    "data entry ",
    "you will file ",
    "$20 ",
    "3 hours, ",
    "our director ",
    "report to the manager. ",
    "by friday; ",
    "no fee, ",
    "gift card ",
    "remote or on site ",
    "we are hiring\n",
    "in Austin, Texas for $9 an hour; ",
    "You keep a share of Ohio sales. ",
    "no Muslims, you must be under 30, ",
    "maintain and update records, ",
)


def work_of(text: str) -> int:
    """How many functions and methods are called to read it."""
    calls = 0

    def count(_frame: FrameType, event: str, _arg: Any) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        review(Posting(text=text))
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("said", SAID_AGAIN)
def test_twice_the_text_is_twice_the_work(said: str) -> None:
    review(Posting(text=said * 4))  # what is made once is no part of it
    once, twice = (work_of(said * number) for number in (400, 800))
    assert twice < 2.6 * once
