"""Whether work may follow: a job after the internship, or more of it.

Words for a job stand in every posting. They promise one only where a word of chance leads to them
or follows them, and where the sentence speaks of the student or of the time after. What former
interns became says it too.
"""

from __future__ import annotations

import re
from itertools import chain

from fairbrief.fairness.facts.later import is_denied, work_that_follows
from fairbrief.fairness.phrasebook import Phrasebook
from fairbrief.fairness.text import Page, Quote

_BOOK = Phrasebook("afterwards")

_JOB = _BOOK.clue("job")
_CHANCE = _BOOK.rule("chance")
_OFFERED = _BOOK.rule("offered")
_WE = _BOOK.rule("we")
_OF_STUDENT = _BOOK.rule("of student")
_OF_INTERNSHIP = _BOOK.rule("of internship")
#: So short a line says it of the internship itself.
_FRAGMENT = 64
_FOLLOWS = _BOOK.rule("follows")
_AFTER_TIME = _BOOK.rule("after time")
_LATER = _BOOK.rule("later")
_OF_TERMS = _BOOK.rule("of terms")
_NOT_BEFORE = _BOOK.rule("not before")
_SAID = (_BOOK.clue("said"), _BOOK.clue("kept"), _BOOK.clue("if well"), _BOOK.clue("claim"))
_INTERNS = re.compile(
    r"\b(?:interns?|internships?|right (?:person|candidate))\b|\bhire you\b(?! to\b)"
)
#: "We hire interns" says who is sought.
_INTERNS_HIRED = re.compile(
    r"\W{0,2}(?:[\w-]{3,12} )?(?:interns|students|co-ops|trainees)\b"
    r"|\W(?:an?|our next|the) (?:[\w/&-]{2,14} ){0,4}(?:intern|student|trainee)\b"
)
_NEAR = 70
#: "The programme offers a possible ...": somebody does it, and it is not an offer of a job.
_THEY_OFFER = re.compile(
    r"\b(?:program(?:me)?|scheme|internship|it|which|that|centre|center)s? (?:also )?$"
)
_HABIT = _BOOK.clue("habit")
_NOT_LATER = _BOOK.rule("not later")


#: So begins what is said of the internship itself, too: "join our team", "weekend work".
_OF_THIS_JOB_TOO = ("join", "weekend", "evening", "holiday")


def read_follow_on(page: Page) -> Quote | None:
    """What may follow: a job, or a longer stay that is held out."""
    for match, start, end in chain.from_iterable(map(page.matches, _SAID)):
        if not (
            page.is_negated(match.start(), start)
            or is_denied(match[0])
            or _OF_TERMS.search(page.plain, start, end)
        ):
            return page.quote(match.start(), match.end())
    refused = -1
    for match, start, end in page.matches(_JOB):
        if start == refused:
            continue
        found = _leads_to(page, match, start, end)
        if found is None:
            continue
        if (
            _OF_TERMS.search(page.plain, start, end)
            or page.is_negated(match.start(), start)
            or page.is_negated(found, start)
            or page.part_at(match.start()) == "applying"
        ):
            refused = start
            continue
        return page.quote(found, match.end())
    return _goes_on(page) or work_that_follows(page, _OF_TERMS)


def _goes_on(page: Page) -> Quote | None:
    """Being there later, whatever it is called, said as a habit."""
    for match, start, end in page.matches(_HABIT):
        if (
            not page.is_negated(match.start(), start)
            and not _NOT_LATER.search(page.plain, start, end)
            and page.part_at(match.start()) not in _NOT_THERE
        ):
            return page.quote(match.start(), match.end())
    return None


#: Parts that speak of what is before the work.
_NOT_THERE = frozenset({"applying", "wanted"})


def _leads_to(page: Page, match: re.Match[str], start: int, end: int) -> int | None:
    """Where the words begin that make a promise of a job; None where there are none."""
    plain = page.plain
    since = max(start, match.start() - _NEAR)
    if not (
        end - start < _FRAGMENT
        or _OF_INTERNSHIP.match(plain, start, end)
        or _OF_STUDENT.search(plain, start, end)
    ):
        return None
    if match.group().startswith(_OF_THIS_JOB_TOO) and not _LATER.search(plain, start, end):
        return None
    is_offer = match.group().rstrip("s").endswith("offer")
    if (
        _FOLLOWS.match(plain, match.end(), end)
        and not (is_offer and _THEY_OFFER.search(plain, since, match.start()))
        and not _NOT_BEFORE.search(plain, since, match.start())
    ):
        return match.start()
    if match.group().startswith("hir") and _WE.search(plain, since, match.start()):
        is_of_interns = _AFTER_TIME.search(plain, start, match.start()) or _INTERNS.search(
            plain, start, end
        )
        is_sought = _INTERNS_HIRED.match(plain, match.end(), end)
        return match.start() if is_of_interns and not is_sought else None
    if is_offer and (given := _OFFERED.search(plain, since, match.start())):
        return given.start()
    chance = _CHANCE.search(plain, since, match.start())
    if chance is None or _NOT_BEFORE.search(plain, since, match.start()):
        return None
    return chance.start()
