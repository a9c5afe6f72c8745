"""Work that is asked for before anybody is chosen: not the job, and not paid as it."""

from __future__ import annotations

import re
from typing import NamedTuple

from fairbrief.fairness.phrasebook import Phrasebook
from fairbrief.fairness.text import Page, Quote

_BOOK = Phrasebook("selection")

SELECTION = _BOOK.clue("selection")
_PIECE = _BOOK.rule("piece")
_GOES_ON = _BOOK.rule("goes on")


class Task(NamedTuple):
    """A task for those who apply: its words, and from where to where the text speaks of it."""

    quote: Quote
    start: int
    end: int


def selection_tasks(page: Page) -> tuple[Task, ...]:
    """The tasks for those who apply, each with the sentence after it where that goes on about it."""
    if not page.holds(SELECTION):
        return ()
    return tuple(
        Task(_quote(page, match, end), start, _end_of(page, end))
        for match, start, end in page.matches(SELECTION)
        if not page.is_negated(match.start(), start)
    )


def _quote(page: Page, match: re.Match[str], end: int) -> Quote:
    """The words with what is made, where they do not end with it."""
    piece = _PIECE.match(page.plain, match.end(), end)
    return page.quote(match.start(), piece.end() if piece else match.end())


def _end_of(page: Page, end: int) -> int:
    start, until = next((each for each in page.sentences if each[0] > end), (end, end))
    return until if start < until and _GOES_ON.match(page.plain, start, until) else end


def is_of_selection(page: Page, place: int) -> bool:
    """Whether a place stands where the text speaks of a task for those who apply."""
    return any(each.start <= place <= each.end for each in page.once(selection_tasks))


def selection_sentences(page: Page) -> set[int]:
    """Where the sentences begin that speak of a task for those who apply."""
    tasks = page.once(selection_tasks)
    return {
        start
        for start, _end in (page.sentences if tasks else ())
        if any(each.start <= start <= each.end for each in tasks)
    }
