"""People whom a posting calls by a bare name: "shadow Ines on shoots", or "works with Okafor", whom an
earlier line calls Professor Okafor."""

from __future__ import annotations

import re
from itertools import islice

from fairbrief.fairness.facts.roles import SHADOWED, TITLED
from fairbrief.fairness.text import Page, Quote

#: The last of the names after a title, as it was written.
_SURNAME = re.compile(r"\W{1,2}(?:[A-Z][\w'’-]{1,16} ){0,2}([A-Z][\w'’-]{2,20})\b")
_MOST = 20
_WORKS = (
    r"\b(?:work|assist|help|support|report|meet|shadow)(?:s|ing)?"
    r"(?: \w{4,9}ly)?(?: with| to| for| under| alongside)? "
)


def called_by_name(page: Page) -> Quote | None:
    """Somebody the student works with or shadows, by a name that stands for one person."""
    for match, start, _end in page.matches(SHADOWED):
        if page.text[match.start("name")].isupper() and not page.is_negated(match.start(), start):
            return page.quote(match.start(), match.end("name"))
    titled = (
        _SURNAME.match(page.text, match.end()) for match, _start, _end in page.matches(TITLED)
    )
    names = {re.escape(each[1]) for each in islice(titled, _MOST) if each}
    if names and (found := re.search(f"{_WORKS}(?:{'|'.join(sorted(names))})\\b", page.text)):
        return page.quote(*found.span())
    return None
