"""Whether a text is in English, by its small words. Only English is read."""

from __future__ import annotations

from fairbrief.fairness.phrasebook import Phrasebook
from fairbrief.fairness.text import Page

_BOOK = Phrasebook("language")

_ENGLISH = _BOOK.words("english")
_OTHERS = _BOOK.words("others")
#: Of fewer words nothing is known.
_FEWEST = 8
#: A share of small English words that no other language has; and one of its own that it must have,
#: so that a list of a few English names is none.
_OF_ENGLISH, _OF_ANOTHER = 0.08, 0.15
#: Words of others that no English text has, and how many times as many as English ones there must be,
#: in how long a text.
_OTHERS_ALONE = _OTHERS - _ENGLISH
_TIMES, _GOES_ON = 2, 30
#: A share of letters that are neither Latin nor signs.
_OF_LETTERS = 0.5
_SIGNS = ".,;:!?()[]\"'*_-–—•·“”‘’«»€£¥₦₹"
#: The last letter that is Latin, with all its marks.
_LAST_LATIN = "\u024f"


def is_in_another_language(page: Page) -> bool:
    """Whether a text is surely not in English; a part of it in English makes it English, a line or two
    above what goes on in another language do not."""
    words = [word.strip(_SIGNS) for word in page.plain.split()]
    english = sum(word in _ENGLISH for word in words)
    if english >= max(_OF_ENGLISH * len(words), 1):
        others = sum(word in _OTHERS_ALONE for word in words)
        return len(words) >= _GOES_ON and others >= max(_OF_ANOTHER * len(words), _TIMES * english)
    letters = [letter for letter in page.plain if letter.isalpha()]
    strange = sum(_LAST_LATIN < letter < "\uff00" for letter in letters)
    if strange > _OF_LETTERS * len(letters) and len(letters) >= _FEWEST * 2:
        return True
    others = sum(word in _OTHERS or _is_marked(word) for word in words)
    return len(words) >= _FEWEST and others >= max(_OF_ANOTHER * len(words), 3)


def _is_marked(word: str) -> bool:
    """Whether letters of a word bear marks that English has not."""
    return not word.isascii() and any(each.isalpha() and not each.isascii() for each in word)
