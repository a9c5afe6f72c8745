"""What the student does: the sentences that speak of duties."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fairbrief.fairness.phrasebook import Phrasebook
from fairbrief.fairness.text import Page

_BOOK = Phrasebook("duties")

#: Who is speaking of what they themselves do.
OF_OTHERS = _BOOK.rule("theirs")
_SPEAKS_OF_DUTY = _BOOK.clue("speaks of duty")
_BULLET = _BOOK.rule("bullet")
_OF_STUDENT = _BOOK.rule("of student")
_AN_ACT = _BOOK.rule("an act")
_BETWEEN = _BOOK.rule("between")
#: What stands in a list that a sentence of duties announced.
_ITEM = re.compile(r"\s{0,8}[-+]\s?\w")
#: How it is announced: by a colon, or by a verb that wants one.
_ANNOUNCES = re.compile(
    r"(?::|\b(?:will|to|will be|includ(?:es?|ing)|involves?|would|as|by)\b)\W{0,4}$"
)
#: So many letters before its end.
_LAST = 16
#: Letters of a sentence's beginning in which others can be named.
_BEGINNING = 40
#: Shorter than this it is a heading or a number.
_SHORTEST = 7
#: So many under a heading that says so are all of them.
_A_LIST = 4
#: Parts of a posting that do not say what is done.
_ELSEWHERE = frozenset({"wanted", "applying", "firm", "learning", "gains"})


def duties_of(page: Page) -> list[tuple[int, int]]:
    """The sentences that say what the student does."""
    plain = page.plain
    spoken = page.sentences_with(_SPEAKS_OF_DUTY)
    found, listed = [], []
    is_announced = False
    for start, end in page.sentences:
        is_item = is_announced and _ITEM.match(plain, start, end) is not None
        part = page.part_at(start + 1)
        if (
            end - start < _SHORTEST
            or part in _ELSEWHERE
            or OF_OTHERS.match(plain, start, min(end, start + _BEGINNING))
        ):
            continue
        if part == "duties":
            listed.append((start, end))
        elif (
            is_item
            or start in spoken
            or _BULLET.match(plain, start, end)
            or _OF_STUDENT.match(plain, start, end)
            or _AN_ACT.match(plain, start, end)
        ):
            found.append((start, end))
            is_announced = (
                is_item or _ANNOUNCES.search(plain, max(start, end - _LAST), end) is not None
            )
        else:
            is_announced = False
    return listed if len(listed) >= _A_LIST else sorted([*found, *listed])


def items_of(page: Page, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The things that a sentence of duties lists, one by one; the sentence where it lists none."""
    begin = start
    for between in _BETWEEN.finditer(page.plain, start, end):
        if between.start() > begin:
            yield begin, between.start()
        begin = between.end()
    if begin < end:
        yield begin, end
