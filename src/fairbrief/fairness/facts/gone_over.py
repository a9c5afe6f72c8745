"""Feedback put together from its parts: work of the student's that others go over, with the student or
not, what is said of what went well, and whoever is there for it."""

from __future__ import annotations

import re

from fairbrief.fairness.phrasebook import Phrasebook
from fairbrief.fairness.text import Page, Quote

_BOOK = Phrasebook("gone_over")

_GOES_OVER = _BOOK.clue("goes over")
_IS_GONE_OVER = _BOOK.clue("is gone over")
_WITH_YOU = _BOOK.clue("with you")
_GOES_WITH_YOU = _BOOK.rule("goes with you")
_WHAT_FOR = _BOOK.rule("with what for")
_WEAK = re.compile(
    r"(?:sit|meet|catch|check|talk|speak|work|call)s?\b(?! (?:it|them|things|this) (?:over|through))"
)
_TOGETHER = _BOOK.clue("together")
_WEIGHED = _BOOK.clue("weighed")
_TOLD = _BOOK.rule("told")
_STANDS_FOR_IT = _BOOK.clue("stands for it")
#: Done by others or by the student: that has to be told apart.
_DONE_BY_SOME = frozenset({_GOES_OVER, _WITH_YOU, _WEIGHED})
_NOT_GONE_OVER = _BOOK.rule("not gone over")
_YOU_DO_IT = _BOOK.rule("you do it")
_YOURS = re.compile(
    rf"{_BOOK.part('MADE_BY_YOU')}|\b(?:you|your|the (?:week|day|session|lesson))\b"
)
#: So far before "with you" it is said what is done, and so far around what is weighed who tells it.
_NEAR = 90
#: So far around it others are named for whom it may be.
_AROUND = 80
_ELSEWHERE = frozenset({"wanted", "applying", "firm"})


def work_gone_over(page: Page) -> Quote | None:
    """Words that say, with others of their sentence, that the student hears how the work is."""
    plain = page.plain
    for sought in (_GOES_OVER, _IS_GONE_OVER, _WITH_YOU, _TOGETHER, _WEIGHED, _STANDS_FOR_IT):
        for match, start, end in page.matches(sought):
            begin = match.start()
            if sought in (_WITH_YOU, _WEIGHED):
                begin = _since(sought, plain, match, start, end)
            elif sought is _TOGETHER and not _YOURS.search(plain, begin, end):
                continue
            if (
                begin >= 0
                and not (sought in _DONE_BY_SOME and _YOU_DO_IT.search(plain, start, begin))
                and not _NOT_GONE_OVER.search(
                    plain, max(start, begin - _AROUND), min(end, match.end() + _AROUND)
                )
                and not page.is_negated(begin, start)
                and not page.is_asked(start, end)
                and page.part_at(begin) not in _ELSEWHERE
            ):
                return page.quote(begin, match.end())
    return None


def _since(sought: object, plain: str, match: re.Match[str], start: int, end: int) -> int:
    """Where the words begin that lead to it; -1 where there are none."""
    near = max(start, match.start() - _NEAR)
    if sought is _WITH_YOU:
        found = _GOES_WITH_YOU.search(plain, near, match.start())
        if (
            found
            and _WEAK.match(found[0])
            and not (_WHAT_FOR.search(found[0]) or _WHAT_FOR.match(plain, match.end(), end))
        ):
            return -1
    else:
        found = _TOLD.search(plain, near, match.start())
    return found.start() if found else -1
