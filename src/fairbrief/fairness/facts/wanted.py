"""Sentences that ask something of applicants, under whatever heading."""

from __future__ import annotations

from fairbrief.fairness.clues import clue
from fairbrief.fairness.text import Page

_ASKS = clue(
    r"\b(?:is|are|would be|will be) (?:considered )?(?:an? )?(?:\w{4,10} )?(?:asset|plus|bonus|advantage|must|required|preferred|desirable|desired|helpful|essential|mandatory|welcome|beneficial)\b|\b(?:applicants?|candidates?) (?:should|must|need|with|who|are expected)\b|\byou (?:should|must) have\b"
)
_HAVING = clue(
    r"\b(?:experience|knowledge|familiarity|ability|proficien\w{2,3}|background|comfort|comfortable|understanding|interest|skills) (?:in|of|with|to|using|writing|working)\b"
)
#: Characters and words before what one has, at the beginning of a sentence: "strong", "previous".
_BEFORE, _WORDS_BEFORE = 24, 6


def asking_sentences(page: Page) -> set[int]:
    """Where the sentences begin that say what applicants should bring."""
    found = {start for _match, start, _end in page.matches(_ASKS)}
    for match, start, _end in page.matches(_HAVING):
        words = page.plain[start : match.start()]
        if len(words) < _BEFORE and words.count(" ") <= _WORDS_BEFORE and " to " not in words:
            found.add(start)
    return found
