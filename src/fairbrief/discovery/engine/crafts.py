"""Skills of briefs as codes (`packing.code_of`): which there are, their pairs, what they count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from tantivy import DocAddress, Searcher

from fairbrief.discovery.engine.facts import Family, pair
from fairbrief.discovery.engine.packing import (
    BITS,
    CODE,
    CRAFTS,
    NEEDED,
    TAUGHT,
    code_of,
    skill_of,
)
from fairbrief.discovery.engine.units import number_with


def met(searcher: Searcher, codes: Mapping[int, int]) -> list[tuple[int, int]]:
    """Those of the codes that some brief has, each with what it is worth."""
    found = set()
    for skill in {skill_of(code) for code in codes}:
        needs, teaches, either = (
            number_with(searcher, family, skill)
            for family in (Family.NEEDS, Family.TEACHES, Family.SKILL)
        )
        numbers = {
            NEEDED: either - teaches,
            TAUGHT: either - needs,
            NEEDED | TAUGHT: needs + teaches - either,
        }
        found |= {code_of(skill, how) for how, number in numbers.items() if number}
    return [(code, worth) for code, worth in codes.items() if code in found]


def paired(codes: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Each pair of codes of two skills, as facts name it, and what both are worth."""
    for (one, here), (other, there) in combinations(codes, 2):
        if skill_of(one) != skill_of(other):
            yield pair(one, other), here + there


def worth_of(searcher: Searcher, where: list[DocAddress], codes: Mapping[int, int]) -> list[int]:
    """What the skills of each are worth together."""
    worth, found = codes.get, [0] * len(where)
    for name in CRAFTS:
        for number, value in enumerate(searcher.fast_field_values(name, where)):
            if value:
                three = int(value)
                found[number] += (
                    worth(three & CODE, 0)
                    + worth(three >> BITS & CODE, 0)
                    + worth(three >> 2 * BITS, 0)
                )
    return found
