"""What is unpaid: the work itself, or only something beside it.

"Unpaid" is said of much that nobody is paid for anywhere: lunch, the way home, a holiday, the
interview, the members of a board. What it is said of stands before it ("the lunch hour is unpaid") or
behind it ("no pay on snow days").
"""

from __future__ import annotations

import re

from fairbrief.fairness.facts.selection import is_of_selection
from fairbrief.fairness.phrasebook import Phrasebook
from fairbrief.fairness.text import Page, Quote
from fairbrief.fairness.warned import is_forbidden

_BOOK = Phrasebook("unpaid")
WORK = _BOOK.part("WORK")

_UNPAID = _BOOK.clue("unpaid")
_TURNED = _BOOK.rule("turned")
_BESIDE_BEFORE = _BOOK.rule("beside the work, before")
_BESIDE_AFTER = _BOOK.rule("beside the work, after")
_OTHERS_BEFORE = _BOOK.rule("others, before")
_OTHERS_AFTER = _BOOK.rule("others, after")
_SOMETHING_ELSE = _BOOK.rule("something else")
_IN_SHARES = _BOOK.clue("in shares")
_BARTERED = _BOOK.clue("bartered")
_BY_OTHERS = _BOOK.rule("by others")
#: How far before the words what they are said of may stand, and how far behind them.
_BEFORE, _AFTER, _TURNS = 110, 70, 40


def unpaid_work(page: Page) -> Quote | None:
    """What says that the work is unpaid; a task for those who apply is not the work, and what a board
    forbids is none."""
    for match, start, end in page.matches(_UNPAID):
        if is_of_selection(page, match.start()) or is_forbidden(page, match.start()):
            continue
        if _is_beside_work(page, match, start, end):
            continue
        if not _TURNED.search(page.plain[max(start, match.start() - _TURNS) : match.start()]):
            return page.quote(match.start(), match.end())
    return None


def _is_beside_work(page: Page, match: re.Match[str], start: int, end: int) -> bool:
    """Whether something beside the work is unpaid, or other people are."""
    before = page.plain[max(start, match.start() - _BEFORE) : match.start()]
    after = page.plain[match.end() : min(end, match.end() + _AFTER)]
    if _BESIDE_AFTER.match(after) or _BESIDE_BEFORE.search(before + match.group()):
        return True
    return bool(_OTHERS_AFTER.match(after) and _OTHERS_BEFORE.search(before))


def is_of_something_else(page: Page, unpaid: Quote) -> bool:
    """Whether what is called unpaid is a thing by a name that is no name of the work: beside a wage
    that says little of the work."""
    start = max(page.sentence_at(unpaid.start)[0], unpaid.start - _BEFORE)
    return _SOMETHING_ELSE.match(page.plain[start : unpaid.end]) is not None


def paid_in_shares(page: Page) -> Quote | None:
    """What says that shares stand in the place of pay."""
    return page.first(_IN_SHARES)


def bartered(page: Page) -> Quote | None:
    """What the work is exchanged for, where nothing else is said of pay: lessons, a room, exposure."""
    for match, start, _end in page.matches(_BARTERED):
        if not _BY_OTHERS.search(page.plain, start, match.start()):
            return page.quote(match.start(), match.end())
    return None
