"""Who may apply: what the posting says a student must be, be enrolled in, or be allowed to."""

from __future__ import annotations

from fairbrief.fairness.phrasebook import Phrasebook
from fairbrief.fairness.text import Page, Quote

_BOOK = Phrasebook("eligibility")

_TERMS = _BOOK.clue("terms")
#: A posting lists a handful; more is another kind of page.
_MOST = 8


def read_eligibility(page: Page) -> tuple[Quote, ...]:
    """The terms of eligibility, each in the posting's words, as they stand."""
    return tuple(page.all(_TERMS, most=_MOST))
