"""How much wording two texts share, without comparing every text with every other.

A text is its runs of four words, each as a number. Of these numbers 48 small ones are drawn, the
same way for every text, and put together in 16 bands of three: two texts that share most of their
wording share a band all but certainly, two that share little hardly ever (Broder, On the
resemblance and containment of documents, 1997).
"""

from __future__ import annotations

import random
import re
from collections.abc import Collection
from zlib import crc32

RUN, BANDS, ROWS = 4, 16, 3
#: Fewer runs than these say nothing: any two short texts may agree.
FEWEST = 20
_MASK = 0xFFFFFFFF
_dice = random.Random(1997)  # noqa: S311 - the same numbers for ever, nothing secret
_DRAWS = tuple((_dice.getrandbits(31) * 2 + 1, _dice.getrandbits(32)) for _ in range(BANDS * ROWS))
_WORD = re.compile(r"[^\W_]+")


def marks_of(text: str) -> frozenset[int]:
    """A text's runs of four words as numbers of 32 bits with a sign; spelling counts, case and
    punctuation do not."""
    words = _WORD.findall(text.casefold())
    return frozenset(
        _signed(crc32(" ".join(words[at : at + RUN]).encode()))
        for at in range(len(words) - RUN + 1)
    )


def bands_of(marks: Collection[int]) -> list[int]:
    """The bands by which texts that share most of the marks are found; none for a short text."""
    if len(marks) < FEWEST:
        return []
    lowest = [min((factor * mark + shift) & _MASK for mark in marks) for factor, shift in _DRAWS]
    return [
        _signed(crc32(repr((band, lowest[band * ROWS : (band + 1) * ROWS])).encode()))
        for band in range(BANDS)
    ]


def share_of(marks: Collection[int], other: Collection[int]) -> float:
    """How much of the first text's wording stands in the other, from 0 to 1."""
    mine = set(marks)
    return len(mine.intersection(other)) / len(mine) if mine else 0.0


def _signed(number: int) -> int:
    return number - (1 << 32) if number >= 1 << 31 else number
