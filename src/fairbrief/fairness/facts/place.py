"""Where the work is done."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from fairbrief.fairness.phrasebook import Phrasebook
from fairbrief.fairness.text import Page, Quote
from fairbrief.fairness.warned import is_notice

_BOOK = Phrasebook("place")

_SURELY_REMOTE = _BOOK.clue("surely remote")
_REMOTE = _BOOK.clue("remote")
_NOT_REMOTE = _BOOK.rule("not remote")
#: "Remote job: No".
_DENIED = re.compile(
    r"(?: (?:job|work|eligible|option|position|possible))?\s?[:?]\W{0,8}(?:no\b|not|none|false)"
)
_ONSITE = _BOOK.clue("onsite")
_LISTED = _BOOK.clue("listed")
_A_CITY = _BOOK.rule("a city")
_HYBRID = _BOOK.clue("hybrid")


@dataclass(frozen=True)
class Place:
    kind: Literal["remote", "onsite", "hybrid", "unstated"]
    quote: Quote | None = None


#: Being asked to come for an interview says nothing of the work.
_INTERVIEW = re.compile(
    r"\binterviews?\b|\bwhy (?:work|commute)\b|\bjam session\b|\bvisit us\b|\bdrop by\b"
)


#: A head line's "(remote)" yields to a choice that is spelt out.
_OFFICE_OR = re.compile(r"\boffices?,? or (?:work(?:ing)? )?(?:remote(?:ly)?|from home)\b")
#: An office that one likes, and a lab whose work one hears of.
_NOT_HERE_AFTER = re.compile(r" (?:environment|setting|atmosphere|culture|experience|skills)")
_NOT_HERE_BEFORE = _BOOK.rule("not here before")


def _onsite(page: Page) -> Quote | None:
    for match, start, end in page.matches(_ONSITE):
        if not (
            page.is_asked(start, end)
            or _INTERVIEW.search(page.plain, start, end)
            or _NOT_HERE_AFTER.match(page.plain, match.end())
            or _NOT_HERE_BEFORE.search(page.plain, start, match.start())
            or page.part_at(match.start()) in {"applying", "firm"}
            or _MEETING.search(page.plain[start : match.start()])
        ):
            return page.quote(match.start(), match.end())
    return None


#: "There is no limit and you can do it at home", said within so many characters.
_SINCE = 40
_YOU_MAY = re.compile(r"\band you (?:can|may|could)\b")


def _remote(page: Page) -> Quote | None:
    for match, start, end in page.matches(_REMOTE):
        before = page.plain[start : match.start()]
        is_negated = page.is_negated(match.start(), start) and not _YOU_MAY.search(before[-_SINCE:])
        is_denied = is_negated or _DENIED.match(page.plain, match.end())
        if not (is_denied or _NOT_REMOTE.search(before) or page.is_asked(start, end)):
            return page.quote(match.start(), match.end())
    return None


def _hybrid(page: Page) -> Quote | None:
    for match, start, _end in page.matches(_LISTED):
        if _A_CITY.search(page.plain, max(start, match.start() - 20), match.start()):
            return page.quote(match.start(), match.end())
    for match, start, end in page.matches(_HYBRID):
        if not (page.is_asked(start, end) or _MEETING.search(page.plain[start : match.start()])):
            return page.quote(match.start(), match.end())
    return None


_MEETING = _BOOK.rule("meeting")
_DAYS_IN = _BOOK.clue("days in")


def read_place(page: Page) -> Place:
    """Explicit words only: an address alone says nothing about where the work is done, and a notice
    about frauds only where they say that theirs is."""
    if is_notice(page):
        return Place("unstated")
    surely, hybrid = page.first(_SURELY_REMOTE), _hybrid(page)
    if days := page.first(_DAYS_IN):
        return Place("hybrid" if surely or hybrid or _remote(page) else "onsite", days)
    if surely and hybrid and surely.text.startswith("(") and _OFFICE_OR.search(page.plain):
        return Place("hybrid", hybrid)
    if surely and not (hybrid and "hybrid" in hybrid.text.lower()):
        return Place("remote", surely)
    if hybrid:
        return Place("hybrid", hybrid)
    remote, onsite = _remote(page), _onsite(page)
    if remote and onsite:
        return Place("hybrid", remote)
    if remote:
        return Place("remote", remote)
    if onsite:
        return Place("onsite", onsite)
    return Place("unstated")
