"""Customers by what they are: a firm that makes software for fire departments has the student visit
two of the departments."""

from __future__ import annotations

import re

from fairbrief.fairness.phrasebook import Phrasebook
from fairbrief.fairness.text import Page, Quote

_BOOK = Phrasebook("customers")

_MAKES_FOR = _BOOK.clue("makes for")
#: Looked for only where they are known.
_IN_TOUCH = _BOOK.rule("in touch")
#: Letters by which one of them is known again: a pharmacist of the pharmacies.
_STEM = 6
#: Characters after words of being in touch in which it is said with whom.
_REACH = 48
#: Words after which it is said of what, and no longer with whom.
_TURNS_TO = r"\b(?:on|to|about|for|team|so)\b"
#: "Companies" would be known again in "the company".
_TOO_WIDE = frozenset({"compan", "people", "person"})
_ELSEWHERE = frozenset({"wanted", "applying", "firm"})
#: What the firm does, and not the student.
_FIRM = re.compile(r"\W{0,4}(?:we|our|it|they|he|she|the company|[a-z]+ (?:is|has|was))\b")
_STUDENT = re.compile(r"\b(?:you|your|interns?|students?|someone|somebody|person|who can|us)\b")


def customers_met(page: Page) -> Quote | None:
    """Being in touch with those whom the firm makes things for, whatever they are called."""
    known, told = set(), set()
    for match, start, _end in page.matches(_MAKES_FOR):
        if (stem := match["who"].removesuffix("s")[:_STEM]) not in _TOO_WIDE:
            known.add(stem)
        told.add(start)
    if not known:
        return None
    customer = re.compile(
        rf"(?:(?!{_TURNS_TO})[^\n.;:()]){{0,{_REACH}}}?\b(?:{'|'.join(map(re.escape, sorted(known)))})[a-z]*"
    )
    for start, end in page.sentences:
        if start in told:
            continue
        for match in _IN_TOUCH.finditer(page.plain, start, end):
            if (
                (found := customer.match(page.plain, match.end(), end))
                and page.part_at(match.start()) not in _ELSEWHERE
                and not page.is_negated(match.start(), start)
                and (not _FIRM.match(page.plain, start) or _STUDENT.search(page.plain, start, end))
            ):
                return page.quote(match.start(), found.end())
    return None
