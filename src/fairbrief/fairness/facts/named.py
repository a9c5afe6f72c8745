"""Where the words on somebody in charge end: with their name and title, and not in what they do.

"You report to Ann Lee, head of marketing, who gives" ends before "who"; "the secretary, Ms" goes on
to the name, and "under the supervision of" to whoever that is.
"""

from __future__ import annotations

import re

from fairbrief.fairness.text import Page, Quote

_TO_SOMEBODY = re.compile(
    r"\b(?:report(?:s|ing)?|answer(?:s|ing|able)?|accountable|responsible)(?: [a-z]{4,10})? to\b"
    r"|\b(?:supervised|managed|overseen|mentored|guided|directed) by\b|\bwork(?:ing)? under\b",
    re.IGNORECASE,
)
_WHAT_THEY_DO = re.compile(r",? (?:who|whom|whose|which|where|with whom)\b")
_ENDS_WITH_TITLE = re.compile(r"\b(?:Dr|Prof|Professor|Mr|Mrs|Ms|Mx)$", re.IGNORECASE)
_NAME = re.compile(r"\.? [A-Z][\w'’-]{0,20}(?:\.? [A-Z][\w'’-]{1,20}){0,2}")
_ENDS_WITH_OF = re.compile(r"\b(?:of|by|from)(?: (?:an?|the|our|your))?$")
_SOMEBODY = re.compile(
    r" (?:(?:Dr|Prof|Mr|Mrs|Ms)\.? [A-Z][\w'’-]{1,20}(?: [A-Z][\w'’-]{1,20}){0,2}"
    r"|[A-Z][\w'’-]{1,20}(?: [A-Z][\w'’-]{1,20}){0,2}"
    r"|(?:(?:the|our|an?|your|one of our) )?(?:(?!(?:and|or|in|at|who|with|to|on|for|from)\b)"
    r"[\w'’-]{2,20}(?: |\b)){1,3}(?<! ))"
)


def as_named(page: Page, said: Quote) -> Quote:
    """The words that name somebody in charge, from their beginning to where the name ends."""
    led = _TO_SOMEBODY.search(said.text)
    if led and (cut := _WHAT_THEY_DO.search(said.text, led.end() + 1)):
        return page.quote(said.start, said.start + cut.start())
    for ends, rest in ((_ENDS_WITH_TITLE, _NAME), (_ENDS_WITH_OF, _SOMEBODY)):
        if ends.search(said.text) and (more := rest.match(page.text, said.end)):
            return page.quote(said.start, more.end())
    return said
