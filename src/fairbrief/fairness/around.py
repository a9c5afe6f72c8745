"""What stands on a page around a posting and speaks of others: "Similar jobs", "People also viewed"."""

from __future__ import annotations

import re

_POSTINGS = (
    r"(?:jobs?|internships?|positions?|openings?|roles?|postings?|opportunities|listings?|vacancies|gigs?"
    r"|job (?:openings|postings|opportunities))"
)
#: A heading that says so, on a line of its own or before a colon.
_HEADING = re.compile(
    r"(?im)^[\W_]{0,8}(?:"
    rf"(?:similar|related|recommended|suggested|featured|latest|nearby) (?:\w{{3,12}} )?{_POSTINGS}(?: (?:for you|near you|like this(?: one)?))?"
    rf"|more {_POSTINGS} (?:like this(?: one)?|for you|from this (?:company|employer))"
    rf"|(?:other )?{_POSTINGS} (?:you (?:may|might) (?:also )?(?:like|be interested in)|like this(?: one)?)"
    r"|you (?:may|might) also (?:like|be interested in)"
    r"|(?:people|others|candidates|students)(?: who viewed this)?(?: \w{3,12})? also (?:viewed|applied(?: to| for)?|liked|searched(?: for)?)"
    r")(?=[\W_]{0,4}$|\s?[:\u2013\u2014-] )"
)
#: Of each heading some letters: most texts have none of them, and are not looked through.
_TELLING = (
    "imilar ", "elated ", "ecommended ", "uggested ", "eatured ", "atest ", "earby ", "like this", "for you",
    "from this ", "also like", "also be ", "also view", "also appl", "also search", "might like", "may like",
    "be interested in", "SIMILAR", "RELATED", "RECOMMENDED", "ALSO ",
)  # fmt: skip
#: So many characters of a posting stand before it, at least; it is no list beside the posting then.
_LEAST = 200


def alone(text: str) -> str:
    """The text without the other postings of its page."""
    heading = others_begin(text)
    return text[: heading.start()] if heading else text


def others_begin(text: str) -> re.Match[str] | None:
    """The heading after which other postings stand; None where there is none, or where more stands
    after it than before, so that the posting may be there."""
    if not any(word in text for word in _TELLING):
        return None
    for heading in _HEADING.finditer(text, _LEAST):
        if len(text) - heading.end() <= heading.start():
            return heading
    return None
