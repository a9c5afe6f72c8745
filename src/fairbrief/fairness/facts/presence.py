"""Where somebody is to be in person: said of who works, how they are there, and of what spot."""

from __future__ import annotations

import re

from fairbrief.fairness.phrasebook import Phrasebook
from fairbrief.fairness.text import Page, Quote

_BOOK = Phrasebook("presence")

_PRESENT = _BOOK.clue("present")
_NOT_BEFORE = _BOOK.rule("not present before")
_NOT_PRESENT = _BOOK.rule("not present")
#: "You need not be in the office": within the words themselves.
NOT_ASKED = _BOOK.rule("not asked")
_SHARED = _BOOK.rule("shared")
_AWAY_TOO = _BOOK.rule("away too")
_HERE_TOO = _BOOK.rule("here too")
_CHOICE = _BOOK.clue("choice")
#: Parts of a posting that do not say where the work is done.
_ELSEWHERE = frozenset({"applying", "firm"})


def presence_asked(page: Page) -> Quote | None:
    """The first words that have the student be in a room, on grounds, aboard or out of doors."""
    plain = page.plain
    for match, start, end in page.matches(_PRESENT):
        if not (
            page.is_negated(match.start(), start)
            or NOT_ASKED.search(plain, *match.span())
            or page.part_at(match.start()) in _ELSEWHERE
            or page.is_asked(start, end)
            or _NOT_BEFORE.search(plain, start, match.start())
            or _NOT_PRESENT.search(plain, start, end)
        ):
            return page.quote(*match.span())
    return None


def is_away_too(page: Page, here: Quote) -> bool:
    """Whether beside words that have one be there it is said that a share can be done from afar."""
    start, end = _around(page, here)
    return bool(_SHARED.search(page.plain, start, end) and _is_said(page, _AWAY_TOO, start, end))


def is_here_too(page: Page, away: Quote) -> bool:
    """Whether beside words that let one be away it is said that a share is done on the spot."""
    start, end = _around(page, away)
    return bool(_SHARED.search(page.plain, start, end) and _is_said(page, _HERE_TOO, start, end))


def choice_of_place(page: Page) -> Quote | None:
    """One sentence that leaves it to the student whether to be there or away."""
    for match, start, end in page.matches(_CHOICE):
        if (
            _is_said(page, _HERE_TOO, start, end)
            and _is_said(page, _AWAY_TOO, start, end)
            and not _NOT_PRESENT.search(page.plain, start, end)
            and page.part_at(match.start()) not in _ELSEWHERE
        ):
            return page.quote(start, end)
    return None


def _around(page: Page, said: Quote) -> tuple[int, int]:
    """From the sentence of a quote to the end of the next one, where that goes on in its line."""
    start, end = page.sentence_at(said.start)
    if "\n" not in page.plain[end : end + 2]:
        end = max(end, page.sentence_at(min(end + 2, len(page.plain) - 1))[1])
    return start, end


def _is_said(page: Page, rule: re.Pattern[str], start: int, end: int) -> bool:
    found = rule.search(page.plain, start, end)
    return found is not None and not page.is_negated(
        found.start(), page.sentence_at(found.start())[0]
    )
