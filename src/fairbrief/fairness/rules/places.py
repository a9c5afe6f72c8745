"""Whose law and whose wages hold: where the work is, and who asks for it."""

from __future__ import annotations

from fairbrief.fairness.phrasebook import Phrasebook
from fairbrief.fairness.text import Page

_BOOK = Phrasebook("places")

_UK = _BOOK.clue("uk")
_UK_OR_STATES = _BOOK.clue("uk or states")
_AMERICAN = _BOOK.clue("american")
_IRELAND = _BOOK.clue("ireland")
REQUIRED_BY_COURSE = _BOOK.clue("required by course")
_IS_NONPROFIT = _BOOK.clue("nonprofit")
_ELSEWHERE = _BOOK.clue("elsewhere")
_IN_THE_STATES = _BOOK.clue("in the states")


def is_nonprofit(page: Page) -> bool:
    """Whether who writes calls itself a charity, a nonprofit, a university or a public body."""
    return page.holds(_IS_NONPROFIT)


def is_in_the_uk(page: Page) -> bool:
    """Whether a place in the United Kingdom is named, and none in the United States; a town that both
    have counts where nothing else speaks of the States."""
    return not is_in_the_states(page) and (
        page.holds(_UK) or (page.holds(_UK_OR_STATES) and not page.holds(_AMERICAN))
    )


def is_in_ireland(page: Page) -> bool:
    return page.holds(_IRELAND) and not is_in_the_states(page)


def is_in_the_states(page: Page) -> bool:
    return page.holds(_IN_THE_STATES)


def is_elsewhere(page: Page) -> bool:
    """Whether a place outside the United States is named, and none in them: their law and their
    wages say nothing of work there."""
    return page.holds(_ELSEWHERE) and not is_in_the_states(page)
