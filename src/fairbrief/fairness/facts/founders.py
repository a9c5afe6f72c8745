"""A founder who writes in the first person and works with the student: that is access to one."""

from __future__ import annotations

from fairbrief.fairness.phrasebook import Phrasebook
from fairbrief.fairness.text import Page, Quote

_BOOK = Phrasebook("founders")

_SPEAKS = _BOOK.clue("founder speaks")
_MEETS = _BOOK.clue("founder meets")


def founder_meets_student(page: Page) -> Quote | None:
    """What a founder who writes says of being in touch with the student."""
    if page.first(_SPEAKS) is None:
        return None
    for match, start, end in page.matches(_MEETS):
        if page.part_at(match.start()) != "applying" and not (
            page.is_negated(match.start(), start) or page.is_asked(start, end)
        ):
            return page.quote(*match.span())
    return None
