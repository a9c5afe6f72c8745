"""Sentences that ask something of applicants, under whatever heading."""

from __future__ import annotations

from fairbrief.fairness.phrasebook import Phrasebook
from fairbrief.fairness.text import Page

_BOOK = Phrasebook("wanted")

_ASKS = _BOOK.clue("asks")
_HAVING = _BOOK.clue("having")
#: Characters and words before what one has, at the beginning of a sentence: "strong", "previous".
_BEFORE, _WORDS_BEFORE = 24, 6


def asking_sentences(page: Page) -> set[int]:
    """Where the sentences begin that say what applicants should bring."""
    found = page.sentences_with(_ASKS)
    for match, start, _end in page.matches(_HAVING):
        words = page.plain[start : match.start()]
        if len(words) < _BEFORE and words.count(" ") <= _WORDS_BEFORE and " to " not in words:
            found.add(start)
    return found
