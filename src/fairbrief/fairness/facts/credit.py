"""Whether credit of a school is all that the work brings."""

from __future__ import annotations

import re

from fairbrief.fairness.phrasebook import Phrasebook
from fairbrief.fairness.text import Page, Quote

_BOOK = Phrasebook("credit")

_CREDIT = _BOOK.clue("credit")
_CREDIT_ONLY = _BOOK.clue("credit only")
_COUNTED = _BOOK.clue("counted")
#: "Not for credit"; "unpaid, for college credit" is no such thing.
_NO_CREDIT = re.compile(r"\b(?:no|not|without|nor)\W{1,2}(?:\w{2,10} ){0,3}$")


#: Credit as one of two ways to be rewarded, the other of which is money, or that it is to be found out
#: whether there is any.
_OR_MONEY = re.compile(
    r"\b(?:funding|funds|stipends?|grants?|work[- ]study|scholarships?|fellowships?|wages?|payment|paid)"
    r"\b[^\n.;]{0,30}\bor (?:[\w-]{3,12} ){0,2}$"
)
_ASKED_FIRST = re.compile(
    r"\b(?:whether|if|determine|find out|see)\b[^\n.;]{0,50}\b(?:will|would|can) $"
)


def read_credit_only(page: Page, *, is_unpaid: bool, is_paid: bool) -> Quote | None:
    """Said so; a course of so many credits whose pay nobody names; or credit for work that is called
    unpaid."""
    if is_paid:
        return None
    return (
        page.first(_CREDIT_ONLY) or page.first(_COUNTED) or (_credit(page) if is_unpaid else None)
    )


def _credit(page: Page) -> Quote | None:
    for match, start, _end in page.matches(_CREDIT):
        before = page.plain[start : match.start()]
        if not any(each.search(before) for each in (_NO_CREDIT, _OR_MONEY, _ASKED_FIRST)):
            return page.quote(match.start(), match.end())
    return None
