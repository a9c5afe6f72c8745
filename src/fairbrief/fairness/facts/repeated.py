"""How many of what, and how long one of them is: "five visits of two hours", "two 4-hour shifts a week",
and "a poster takes three hours" where elsewhere there are to be four of them."""

from __future__ import annotations

import re
from typing import NamedTuple

from fairbrief.fairness.facts.dates import MONTH, SPELT, TO, WORDS, middle
from fairbrief.fairness.phrasebook import Phrasebook
from fairbrief.fairness.text import Page, Quote

BOOK = Phrasebook("hours", MONTH=MONTH, SPELT=SPELT, TO=TO)

_COUNT = BOOK.part("COUNT")
_SO_MANY = BOOK.clue("so many")
_OF_OTHER_THINGS = BOOK.rule("so many of other things")
_A_WEEK = re.compile(BOOK.part("A_WEEK"))
_OF_ONE = BOOK.rule("of one piece")
_ONE_TAKES = BOOK.rule("one piece takes")
_NAMED_BEFORE = re.compile(r"([a-z]{4,14}) (?:\w{3,6} )?(?:takes?|needs?|requires?) [^\n.;]{0,12}$")
_NAMED_AFTER = re.compile(r"\W{0,2}(?:per|for each|for every|each|every) ([a-z]{4,14})\b")
_ADJECTIVE = r"(?!hours?|hrs|per|each|every|takes?)[a-z-]{3,12}"
#: So many letters before and behind hours are looked at.
_BEFORE, _BEHIND = 60, 30
#: Hours in all, or a week, beyond which a product is a misreading.
_MOST, _MOST_A_WEEK = 1000, 80
_NO_NUMBER = frozenset({"a few", "several", "1", "one"})


class Times(NamedTuple):
    """The hours that so many times so long come to."""

    hours: float
    is_weekly: bool
    quote: Quote


def so_many_times(page: Page) -> Times | None:
    """So many times so long, said in one breath."""
    for match, start, _end in page.matches(_SO_MANY):
        is_other = _OF_OTHER_THINGS.search(page.plain, start, match.end())
        if is_other or match["count"] in _NO_NUMBER:
            continue
        hours = round(_number(match["count"]) * middle(match), 2)
        is_weekly = _A_WEEK.search(match.group()) is not None
        if 0 < hours <= (_MOST_A_WEEK if is_weekly else _MOST):
            return Times(hours, is_weekly, page.quote(match.start(), match.end()))
    return None


def is_of_one_piece(page: Page, match: re.Match[str]) -> bool:
    """Whether hours are those of one piece, of which there may be several."""
    if _OF_ONE.match(page.plain, match.end(), match.end() + _BEHIND):
        return True
    number = match.start("low")
    return _ONE_TAKES.search(page.plain, max(0, number - _BEFORE), number) is not None


def of_all_pieces(page: Page, match: re.Match[str]) -> float | None:
    """The hours of all pieces, where it is said once how many there are to be."""
    number = match.start("low")
    named = _NAMED_AFTER.match(page.plain, match.end()) or _NAMED_BEFORE.search(
        page.plain, max(0, number - _BEFORE), number
    )
    if named is None:
        return None
    thing = re.escape(named[1].removesuffix("s"))
    many = re.compile(rf"(?<![\w.$£€])({_COUNT}) (?:{_ADJECTIVE} ){{0,2}}{thing}(?:s|es)?\b")
    counts = {each[1] for each in many.finditer(page.plain)} - _NO_NUMBER
    hours = _number(counts.pop()) * middle(match) if len(counts) == 1 else 0
    return round(hours, 2) if 0 < hours <= _MOST else None


def _number(word: str) -> float:
    return float(WORDS[word]) if word in WORDS else float(word)
