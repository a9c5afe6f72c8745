"""Letters of another script inside words: filters read past them, people do not see them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from fairbrief.fairness.folding import MIXED
from fairbrief.fairness.rules.base import Hit, Reading

#: Greek letters stand in formulas, Cyrillic ones inside a Latin word nowhere.
_CYRILLIC = re.compile("[\u0400-\u052f]")
#: One such word is a slip of a keyboard with two scripts.
_FEWEST = 2


def disguised(reading: Reading) -> Iterable[Hit]:
    """The first of several words that are written so."""
    text = reading.page.text
    if not _CYRILLIC.search(text):
        return
    words = [word for word in MIXED.finditer(text) if _CYRILLIC.search(word.group())]
    if len({word.group().lower() for word in words}) >= _FEWEST:
        yield Hit(quote=reading.page.quote(*words[0].span()))
