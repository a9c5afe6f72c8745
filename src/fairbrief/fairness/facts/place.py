"""Where the work is done."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from fairbrief.fairness.clues import Clue
from fairbrief.fairness.facts.presence import (
    NOT_ASKED,
    choice_of_place,
    is_away_too,
    is_here_too,
    presence_asked,
)
from fairbrief.fairness.phrasebook import Phrasebook
from fairbrief.fairness.text import Page, Quote
from fairbrief.fairness.warned import is_notice

_BOOK = Phrasebook("place")

_SURELY_REMOTE = _BOOK.clue("surely remote")
_REMOTE = _BOOK.clue("remote")
_NOT_REMOTE = _BOOK.rule("not remote")
_DENIED_BEFORE = _BOOK.rule("denied before")
_DENIED_AFTER = _BOOK.rule("denied after")
_ONSITE = _BOOK.clue("onsite")
_THERE = _BOOK.clue("there")
_NOT_THERE = _BOOK.rule("not there")
_NOT_THERE_BEFORE = _BOOK.rule("not there before")
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
_NOT_HERE_AFTER = re.compile(
    r" (?:environment|setting|atmosphere|culture|experience|skills|hours?|equipment|supplies|manager|software)\b"
)
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


#: "No limit and you can do it at home": said within so many characters.
_SINCE = 40
_YOU_MAY = re.compile(r"\band you (?:can|may|could)\b")
#: "No boss, no commute, work from home": what is denied before a comma says nothing of what follows.
_CLAUSE = re.compile(r".*[,:](?! (?:or|nor)\b)", re.DOTALL)


def _is_denied(page: Page, match: re.Match[str], start: int) -> bool:
    """Whether a sentence says that the work is not done from afar."""
    if _DENIED_AFTER.match(page.plain, match.end()):
        return True
    clause = _CLAUSE.match(page.plain, start, match.start())
    return page.is_negated(match.start(), start, after=clause.end() if clause else 0)


def _remote(page: Page, sought: Clue) -> Quote | None:
    for match, start, end in page.matches(sought):
        before = page.plain[start : match.start()]
        is_denied = _is_denied(page, match, start) and not _YOU_MAY.search(before[-_SINCE:])
        if not (
            is_denied
            or _NOT_REMOTE.search(before)
            or page.is_asked(start, end)
            or _NO_ANSWER.match(page.plain, match.end())
        ):
            return page.quote(match.start(), match.end())
    return None


#: "Can I do it from home? Not the bulletins."
_NO = re.compile(r"\?\W{1,8}(?:no\b|not\b|nope|never|sorry|unfortunately|(?:i'm |we're )?afraid)")


def _denied(page: Page) -> Quote | None:
    """Who says that it cannot be done from afar says that one must be there."""
    for match, start, end in chain(page.matches(_REMOTE), page.matches(_SURELY_REMOTE)):
        if _NO.match(page.plain, end):
            return page.quote(match.start(), match.end())
        before = _DENIED_BEFORE.search(page.plain, start, match.start())
        if (before or _DENIED_AFTER.match(page.plain, match.end())) and not page.is_asked(
            start, end
        ):
            return page.quote(before.start() if before else match.start(), match.end())
    return None


def _there(page: Page) -> Quote | None:
    """What is said only where one must come: a stop to get off at, days in a place."""
    for match, start, end in page.matches(_THERE):
        if not (
            page.is_negated(match.start(), start)
            or NOT_ASKED.search(page.plain, *match.span())
            or _NOT_THERE.search(page.plain, start, end)
            or _NOT_THERE_BEFORE.search(page.plain, start, match.start())
            or page.part_at(match.start()) == "applying"
            or page.is_asked(start, end)
        ):
            return page.quote(match.start(), match.end())
    return None


#: "Remote or hybrid option?" in a form, with no or nothing behind it.
_NO_ANSWER = re.compile(r"[^\n?:]{0,20}\?[^\w\n]{0,8}(?:\n\W{0,8}(?!yes\b)|no\b|not\b|none\b|$)")


def _is_refused(page: Page, match: re.Match[str], start: int) -> bool:
    """ "We offer no part-time or remote work": what is added with "or" is denied as the rest is."""
    return _DENIED_BEFORE.search(page.plain, start, match.start()) is not None


def _hybrid(page: Page) -> Quote | None:
    for match, start, _end in page.matches(_LISTED):
        if _FORM_OF_PLACE.search(page.plain, max(start, match.start() - 20), match.start()):
            continue
        city = _A_CITY.search(page.plain, max(start, match.start() - 20), match.start())
        if city and ("/" in city.group() or page.text[match.start()].isupper()):
            return page.quote(match.start(), match.end())
    for match, start, end in page.matches(_HYBRID):
        if not (
            page.is_asked(start, end)
            or _INTERVIEW.search(page.plain, start, end)
            or _NONE.search(page.plain, max(start, match.start() - 6), match.end())
            or (match.group().startswith(("or ", "hybrid")) and _is_refused(page, match, start))
            or _NO_ANSWER.match(page.plain, match.end())
            or _MEETING.search(page.plain[start : match.start()])
        ):
            return page.quote(match.start(), match.end())
    return None


#: "Location: US, CA, Remote": the city's place in a form, where there is none.
_FORM_OF_PLACE = re.compile(r"\blocation: ?[a-z]{2}, ?[a-z]{0,3}, ?$")
_NONE = re.compile(r"\b(?:no|not|never) (?:remote|from home)\b")
_MEETING = _BOOK.rule("meeting")
_DAYS_IN = _BOOK.clue("days in")


#: What outweighs "this is a remote position".
_SOME_DAYS = re.compile(r"hybrid|\bdays$")
#: "On-site only" holds whatever may be done from home at times.
_ONLY_BEFORE = re.compile(r"\b(?:fully|strictly|exclusively|entirely|100 ?%|purely) $")
_ONLY_AFTER = re.compile(r",? only\b(?! (?:on|for|in|at|during|one|two|three|\d))")


def _is_only(page: Page, here: Quote) -> bool:
    """Whether it is said that the work is done on the spot and nowhere else."""
    return bool(
        _ONLY_AFTER.match(page.plain, here.end)
        or _ONLY_BEFORE.search(page.plain, max(here.start - 20, 0), here.start)
    )


def read_place(page: Page) -> Place:
    """Explicit words only: an address alone says nothing about where the work is done, and a notice
    about frauds only where they say that theirs is."""
    if is_notice(page):
        return Place("unstated")
    surely, hybrid = _remote(page, _SURELY_REMOTE), _hybrid(page)
    if days := page.first(_DAYS_IN):
        is_more = hybrid is not None and not (hybrid.start < days.end and days.start < hybrid.end)
        return Place("hybrid" if surely or is_more or _remote(page, _REMOTE) else "onsite", days)
    if surely and hybrid and surely.text.startswith("(") and _OFFICE_OR.search(page.plain):
        return Place("hybrid", hybrid)
    if surely and not (hybrid and _SOME_DAYS.search(hybrid.text.lower())):
        return Place("remote", surely)
    if hybrid:
        return Place("hybrid", hybrid)
    remote, onsite = _remote(page, _REMOTE), _onsite(page) or presence_asked(page)
    if remote and not (onsite and _is_only(page, onsite)):
        return Place("hybrid" if onsite or is_here_too(page, remote) else "remote", remote)
    if onsite and not remote and is_away_too(page, onsite):
        return Place("hybrid", onsite)
    if not remote and (choice := choice_of_place(page)):
        return Place("hybrid", choice)
    if onsite := onsite or _denied(page) or _there(page):
        return Place("onsite", onsite)
    return _run_together(page) or Place("unstated")


#: "Full timeOn-site": the lines of a job board, whose breaks were lost.
_RUN_TOGETHER = re.compile(
    r"[ORHI](?<=[a-z0-9].)(?:(n-?[Ss]ite|n-person)|(emote)|ybrid)(?=[A-Z$]|\s?(?:[\n\u00b7|]|$))"
)


def _run_together(page: Page) -> Place | None:
    found = _RUN_TOGETHER.search(page.text)
    if found is None:
        return None
    kind: Literal["remote", "onsite", "hybrid"] = (
        "onsite" if found[1] else "remote" if found[2] else "hybrid"
    )
    return Place(kind, page.quote(found.start(), found.end()))
