"""Of which year a text says that it is: wages of today say nothing of one that is of an earlier year.

Years stand in texts for many reasons: a house was founded in one, a report came out in another. So
one counts only where a day, a season or what is offered is of it, and none where the text names this
year or a later one.
"""

from __future__ import annotations

import re
from datetime import date

from fairbrief.fairness.phrasebook import Phrasebook
from fairbrief.fairness.text import Page
from fairbrief.fairness.wages import CHECKED

_BOOK = Phrasebook("dated")

_YEAR = re.compile(r"(?<![\d$£€₹.,#])(?:19[89]|20\d)\d(?![\d,.]\d|%)")
_OF_IT_BEFORE = _BOOK.rule("of it before")
_OF_IT_AFTER = _BOOK.rule("of it after")
_NOT_OF_IT = _BOOK.rule("not of it")
_SET_OFF = re.compile(r"[,(:|-] ?$")
_REACH = 60
#: Whoever plans does so for so many years; what looks like a later one is a number of something else.
_AHEAD = 2


def judged_on(page: Page) -> date:
    """The day whose wages a text is held against: the first of the year that it is of, or today."""
    return page.once(_read_day)


def is_of_earlier_year(page: Page) -> bool:
    return judged_on(page) < CHECKED


def _read_day(page: Page) -> date:
    years = [(int(found[0]), found) for found in _YEAR.finditer(page.plain)]
    if any(CHECKED.year <= year <= CHECKED.year + _AHEAD for year, _found in years):
        return CHECKED
    dated = [year for year, found in years if year < CHECKED.year and _is_of_it(page, found)]
    return date(max(dated), 1, 1) if dated else CHECKED


def _is_of_it(page: Page, found: re.Match[str]) -> bool:
    """Whether a day, a season or what is offered is of a year, or a heading ends with it."""
    start, end = page.sentence_at(found.start())
    since = max(start, found.start() - _REACH)
    if _NOT_OF_IT.search(page.plain, since, found.start()):
        return False
    is_heading = (
        start == page.sentences[0][0]
        and not page.plain[found.end() : end].strip()
        and _SET_OFF.search(page.plain, since, found.start()) is not None
    )
    return bool(
        is_heading
        or _OF_IT_BEFORE.search(page.plain, since, found.start())
        or _OF_IT_AFTER.match(page.plain, found.end(), end)
    )
