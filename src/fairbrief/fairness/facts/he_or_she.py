"""Somebody named in one sentence and put in charge by the next: "Contact: Ann Lee, VP Design. She
reviews the work herself"."""

from __future__ import annotations

import re

from fairbrief.fairness.facts.named import NAME
from fairbrief.fairness.phrasebook import Phrasebook
from fairbrief.fairness.text import Page, Quote

_BOOK = Phrasebook("he-or-she")

_HE_OR_SHE = _BOOK.clue("he or she")
#: A name of two parts, or one with a title behind it, and the title.
_SOMEBODY = re.compile(
    rf"(?P<name>{NAME})(?P<title>(?:, | \(|,? (?:is|as) )(?:(?:the|our|an?) )?[A-Za-z][\w /&'’-]{{1,30}}\)?)?"
    r"|\n"
)
#: Letters before "she" in which she is named.
_BEFORE = 140


def named_before(page: Page) -> Quote | None:
    """Who was named right before "he" or "she" looks after the student's work."""
    for match, start, _end in page.matches(_HE_OR_SHE):
        if page.is_negated(match.start(), start) or page.part_at(match.start()) == "firm":
            continue
        since = max(0, match.start() - _BEFORE)
        since = page.text.rfind("\n", since, match.start()) + 1 or since
        named = [
            each
            for each in _SOMEBODY.finditer(page.text, since, match.start())
            if each["name"] and (each["title"] or " " in each["name"])
        ]
        if named:
            return page.quote(*named[-1].span())
    return None
