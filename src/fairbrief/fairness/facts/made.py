"""Things of any kind that are made: what they are called does not matter, but how they are said.

"Weld a frame, a rack and two gates": an "a" or a number after a verb of making, or after another
such thing, and words up to one that goes on otherwise. What nobody can hold in hand is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from fairbrief.fairness.phrasebook import Phrasebook

_BOOK = Phrasebook("made")

MADE = _BOOK.clue("made")
ASKED_FOR = _BOOK.clue("asked for")
_NOT_ASKED = _BOOK.rule("not asked")
DESCRIBED_THING = _BOOK.rule("described thing")
_BY_FIRM = _BOOK.rule("by firm")
_OF_STUDENT = _BOOK.rule("of student")
_ONLY_LEARNED = _BOOK.rule("only learned")
_FIRST = _BOOK.rule("first")
_ANOTHER = _BOOK.rule("another")
NOTHING = _BOOK.rule("nothing")
_PERSON = _BOOK.rule("person")
STOP = _BOOK.part("STOP")
_PLAIN_KIND = _BOOK.rule("plain kind")
#: So far after a verb what it makes can stand.
_REACH = 260


class Thing(NamedTuple):
    """A thing by the word it is called and where it ends. `is_of_kind`: a word says what kind of it."""

    name: str
    end: int
    is_of_kind: bool


def things_made(plain: str, said: re.Match[str], end: int) -> Iterator[Thing]:
    """The things said up to a place, the first by the last word of what was matched."""
    begin = said.start() + said.group().rstrip().rfind(" ") + 1
    until = min(end, begin + _REACH)
    first = _FIRST.match(plain, begin, until)
    for match in chain([first] if first else [], _ANOTHER.finditer(plain, begin, until)):
        name = match["name"]
        if not NOTHING.fullmatch(name):
            yield Thing(name, match.end(), not _PLAIN_KIND.fullmatch(match["kind"]))


def begins_with_thing(plain: str, begin: int, end: int) -> bool:
    """Whether a thing with an article or a number stands first between two places."""
    first = _FIRST.match(plain, begin, end)
    return first is not None and NOTHING.fullmatch(first["name"]) is None


def is_of_others(plain: str, start: int, begin: int, verb: str) -> bool:
    """Whether it is a firm that makes things ("Acme designs a chip"), or a skill that is learned."""
    return _ONLY_LEARNED.search(plain, start, begin) is not None or (
        _BY_FIRM.match(verb) is not None and _OF_STUDENT.search(plain, start, begin) is None
    )


def is_asked_of_student(plain: str, start: int, begin: int) -> bool:
    """Whether it is the student who is to give what is asked for, not one who gets it."""
    return _NOT_ASKED.search(plain, start, begin) is None


def is_person(plain: str, said: re.Match[str]) -> bool:
    """Whether what is asked for is somebody: what follows tells who, and not what is made."""
    return _PERSON.match(plain, said.end()) is not None
