"""Facts of a brief as numbers: what filters ask for and what ranking counts, a family each."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from enum import IntEnum
from functools import lru_cache
from itertools import combinations

from fairbrief.discovery.engine.packing import BITS

#: Bands of the filters, each with all below or above it: a brief of 8 hours is in 10, 15, 20, …
HOURS = (5, 8, 10, 15, 20, 30, 40)
PAY = (15, 18, 20, 25, 30, 40)
WEEKS = (1, 2, 3, 4, 6, 8, 12)
#: Hours a week, for ranking.
A_WEEK = (2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 30, 40)
#: One brief in so many belongs to each slice: large results are counted in one of them.
SLICES = 16


class Family(IntEnum):
    LISTED = 1  # at a campus, whatever the pay
    LISTED_PAID = 2  # the same, with its place and its pay an hour: see `seen`
    LISTED_NEW = 3  # paid, and the employer is new here
    PAIR = 4  # two skills, and how it has each: see `pair`
    NEW = 5
    NEEDS = 6
    TEACHES = 7
    SKILL = 8  # needed or taught
    PLACE = 9
    WORK = 10
    HOURS = 11
    PAY = 12
    WEEKS = 13
    A_WEEK = 14
    NEAR = 15  # for a reader at this offset from UTC, enough of the day is shared
    FRESH = 17
    LEVEL = 18
    ANSWERS = 19
    SLICE = 20
    DOCUMENT = 22  # every document has it
    MARK = 23  # only the document that says up to where the index was fed, in every field
    CREDIT = 24  # its employer supports academic credit
    FIRST_TIME = 25  # a place of it is kept for a first time
    ENDORSED = 26  # by a person of the campus's office, not by its policy alone
    FOR_GOOD = 27  # unpaid, at a nonprofit or a public agency


_SHIFT = 44
#: The campus of those who see what any lists.
ANYWHERE = 0


def pair(one: int, other: int) -> int:
    """The value of PAIR: the codes of two skills (`packing.code_of`), whichever comes first."""
    return min(one, other) << BITS | max(one, other)


def pairs_of(codes: Iterable[int]) -> list[int]:
    """Each pair of some codes of skills."""
    return [pair(one, other) for one, other in combinations(sorted(codes), 2)]


def seen(campus: int, place: int | None = None, dollars: int = 0) -> int:
    """The value of LISTED_PAID: a campus, and where they are asked for a place and a band of pay.

    Those are asked for most often together, so that one list answers all three.
    """
    band = PAY.index(dollars) + 1 if dollars else 0
    return campus << 8 | (0 if place is None else place + 1) << 4 | band


def fact(family: Family, value: int = 0) -> int:
    """A fact as one number."""
    return (int(family) << _SHIFT) | value


@lru_cache(maxsize=2048)
def name_number(name: str) -> int:
    """A name (a zone, a kind of work) as a number, the same on every machine."""
    return zlib.crc32(name.encode())


def at_most(bands: Iterable[int], value: float) -> list[int]:
    """The bands "at most so many" that a value is in."""
    return [band for band in bands if value <= band]


def at_least(bands: Iterable[int], value: float) -> list[int]:
    """The bands "at least so many" that a value is in."""
    return [band for band in bands if value >= band]
