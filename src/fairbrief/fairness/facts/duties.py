"""What the student does: the sentences that speak of duties."""

from __future__ import annotations

from fairbrief.fairness.phrasebook import Phrasebook
from fairbrief.fairness.text import Page

_BOOK = Phrasebook("duties")

#: Who is speaking of what they themselves do.
OF_OTHERS = _BOOK.rule("theirs")
_SPEAKS_OF_DUTY = _BOOK.clue("speaks of duty")
_BULLET = _BOOK.rule("bullet")
#: Letters of a sentence's beginning in which others can be named.
_BEGINNING = 40


def duties_of(page: Page) -> list[tuple[int, int]]:
    """The sentences that say what the student does."""
    plain = page.plain
    spoken = page.sentences_with(_SPEAKS_OF_DUTY)
    return [
        (start, end)
        for start, end in page.sentences
        if end - start > 12
        and (
            (start in spoken and not OF_OTHERS.match(plain, start, min(end, start + _BEGINNING)))
            or _BULLET.match(plain, start, end)
        )
    ]
