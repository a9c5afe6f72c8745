"""Things listed line by line under a heading that says that they are to be handed in: "what we want
to have in the end", and then "a gate", "a note on its hinges".

What a thing is called does not matter, for the heading says what it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from fairbrief.fairness.facts.made import begins_with_thing
from fairbrief.fairness.facts.products import NOT_DUTIES, OF_APPLYING
from fairbrief.fairness.facts.wanted import asking_sentences
from fairbrief.fairness.phrasebook import Phrasebook
from fairbrief.fairness.text import Page, Quote

_BOOK = Phrasebook("itemised")

_STRONG = _BOOK.clue("strong")
_ANNOUNCED = _BOOK.clue("announced")
_NOT_OF_THINGS = _BOOK.rule("not of things")
_ITEM = re.compile(
    r"[ \t]{0,8}(?:[-+*>\u2013\u2014\u2022\u00b7\u25cf\u25aa\u25e6]|\d{1,2}[.)]|\(?\w\))[ \t]{1,4}"
)
#: What is done with one thing is a piece of work with a result: "design of a lock".
_DOING_OF = re.compile(
    r"(?:development|design|implementation|construction|simulation|modell?ing|measurement"
    r"|fabrication|optimi[sz]ation|validation) of (?:the |an? )?\w"
)
#: So many lines are looked at, and so many letters of each.
_LINES, _LETTERS = 30, 160
#: So many things in a list are concrete.
_ENOUGH = 2
#: Shorter than this a line names nothing.
_SAYS = 8


def things_itemised(page: Page) -> tuple[int, Quote] | None:
    """How many things are listed under such a heading."""
    passed_over = page.once(asking_sentences) | page.sentences_with(OF_APPLYING)
    for sought in (_STRONG, _ANNOUNCED):
        for heading, start, _end in page.matches(sought):
            if (
                start in passed_over
                or _is_elsewhere(page, heading)
                or page.is_negated(heading.start(), start)
            ):
                continue
            things = [
                (begin, end)
                for begin, end in _items_after(page.text, heading.end())
                if _NOT_OF_THINGS.search(page.plain, begin, end) is None
                and (
                    sought is _STRONG
                    or begins_with_thing(page.plain, begin, end)
                    or _DOING_OF.match(page.plain, begin, end)
                )
            ]
            if len(things) >= _ENOUGH:
                return len(things), page.quote(*things[0])
    return None


def _is_elsewhere(page: Page, heading: re.Match[str]) -> bool:
    """Whether it stands where nothing is said of what is made; "what we want to have" looks like a
    heading of what is asked of applicants."""
    part = page.part_at(heading.start())
    return part in NOT_DUTIES and not (part == "wanted" and heading[0].startswith(("what", "we")))


def _items_after(text: str, place: int) -> Iterator[tuple[int, int]]:
    """The lines of the list that follows a heading, without their marks."""
    at = text.find("\n", place)
    for _line in range(_LINES):
        if at < 0:
            return
        end = text.find("\n", at + 1)
        until = len(text) if end < 0 else end
        line = text[at + 1 : until]
        if item := _ITEM.match(line):
            begin = at + 1 + item.end()
            if until - begin >= _SAYS:
                yield begin, min(until, begin + _LETTERS)
        elif line.strip(" \t-=_*#") and not line.startswith("  "):
            return
        at = end
