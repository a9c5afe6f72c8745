"""Words of pay and of fees that the work is about: a film on a contest, a table of fees."""

from __future__ import annotations

from fairbrief.fairness.phrasebook import Phrasebook
from fairbrief.fairness.text import Page, Quote

_BOOK = Phrasebook("spoken-of")
_SPOKEN_OF = _BOOK.rule("spoken of")


def is_spoken_of(page: Page, quote: Quote) -> bool:
    """Whether words are the object of something that is done or told, and no term of the work."""
    start, _end = page.sentence_at(quote.start)
    return _SPOKEN_OF.search(page.plain[start : quote.start]) is not None
