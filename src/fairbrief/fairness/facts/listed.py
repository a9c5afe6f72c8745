"""Things without a number that stand in one list with a thing known for a product.

"Paint props and backdrops": what a backdrop is need not be known, for a prop is a thing made, and
the same verb makes both.
"""

from __future__ import annotations

from collections.abc import Iterator

from fairbrief.fairness.facts.made import NOTHING, STOP
from fairbrief.fairness.facts.products import (
    LOOSE,
    MAKE_THING,
    NOT_DUTIES,
    OF_APPLYING,
    THING,
    alone,
    is_made_here,
)
from fairbrief.fairness.facts.wanted import asking_sentences
from fairbrief.fairness.phrasebook import Phrasebook
from fairbrief.fairness.text import Page, Quote

_BOOK = Phrasebook("listed", STOP=STOP)

_FIRST = _BOOK.rule("first")
_NEXT = _BOOK.rule("next")
#: So many things in a list are concrete.
_ENOUGH = 2


def list_made(page: Page) -> tuple[int, Quote] | None:
    """How many things of a list are made, where one of them is known."""
    passed_over = page.once(asking_sentences) | page.sentences_with(OF_APPLYING)
    for verb, start, end in page.matches(MAKE_THING):
        if (
            page.part_at(start) in NOT_DUTIES
            or start in passed_over
            or not is_made_here(page, verb.start(), start)
        ):
            continue
        known = {thing.end() for thing in page.within(THING, verb.end(), end)}
        named = {
            alone(name): stop
            for name, stop in _names(page.plain, verb.end(), end)
            if stop in known or not NOTHING.fullmatch(name)
        }
        telling = {name: stop for name, stop in named.items() if name not in LOOSE}
        if len(telling) >= _ENOUGH and known & set(telling.values()):
            return len(named), page.quote(verb.start(), max(named.values()))
    return None


def _names(plain: str, at: int, end: int) -> Iterator[tuple[str, int]]:
    """The things of a list that begins at a place, each by its last word and where it ends."""
    match = _FIRST.match(plain, at, end)
    while match:
        yield match["name"].split()[-1], match.end()
        match = _NEXT.match(plain, match.end(), end)
