"""What is there in the end: things beside words that say so, whichever stands first.

"By June we want a map and a leaflet", "a map and a leaflet are what you leave": a frame, and in the
rest of its sentence two things of which one is known for a product.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from fairbrief.fairness.facts.made import NOTHING, STOP
from fairbrief.fairness.phrasebook import Phrasebook

_BOOK = Phrasebook("framed", STOP=STOP)

AFTER = _BOOK.clue("after")
BEFORE = _BOOK.clue("before")
_NOT_FRAMED = _BOOK.rule("not framed")
_COUNTED = _BOOK.rule("counted")
_ITEM = _BOOK.rule("item")
_COUNT_FIRST = _BOOK.rule("count first")
_SAYS_MORE = _BOOK.rule("says more")
#: So far from a frame its things can stand.
_REACH = 260
#: Characters before a bare thing.
_SHORTLY = 60


def things_framed(
    plain: str, since: int, until: int, known: list[re.Match[str]]
) -> Iterator[tuple[str, int, int, bool]]:
    """The things between two places, each with its name, its bounds and whether it is known."""
    ends = {match.end() for match in known}
    counted: set[int] = set()
    for match in _COUNTED.finditer(plain, since, until):
        if not NOTHING.fullmatch(match["name"]):
            counted.add(match.end())
            yield match["name"], match.start(), match.end(), match.end() in ends
    for thing in known:
        if thing.end() not in counted and _ITEM.search(
            plain, max(since, thing.start() - _SHORTLY), thing.start()
        ):
            yield thing.group(), thing.start(), thing.end(), True


def bounds_of(found: re.Match[str], start: int, end: int, *, is_before: bool) -> tuple[int, int]:
    """Where the things of a frame can stand in its sentence."""
    if is_before:
        return max(start, found.start() - _REACH), found.start()
    return max(found.end() - 1, start), min(end, found.end() + _REACH)


def is_framed(plain: str, start: int, end: int) -> bool:
    """Whether the sentence is one of the work, not of gifts, of applying or of the firm."""
    return _NOT_FRAMED.search(plain, start, end) is None


def is_count(plain: str, start: int, end: int) -> bool:
    """Whether a sentence begins with a number and is no more than a count of things."""
    return (
        _COUNT_FIRST.match(plain, start, end) is not None
        and _SAYS_MORE.search(plain, start, end) is None
    )
