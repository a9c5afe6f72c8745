"""Counting few briefs one by one, for all filters at once.

The engine counts many at little more cost than a few, but is asked once more for each filter that
is set. What most words find is fewer than that is worth: it is read once, without those filters,
and each brief is counted for every filter that it would be found with.
"""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import reduce
from itertools import compress
from math import inf
from operator import or_
from typing import Any

from tantivy import Searcher

from fairbrief.discovery.engine.asking import Asked
from fairbrief.discovery.engine.choices import AMOUNTS, TRAIT_OF, Amount, Numbers
from fairbrief.discovery.engine.documents import PLACES
from fairbrief.discovery.engine.facts import name_number
from fairbrief.discovery.engine.packing import TRAITS

#: The engine is quicker with more than these.
MOST_READ = 600
#: Filters that are read off a brief, by the field they stand in.
FIELDS = {
    "place": "place",
    "work": "work",
    **{name: amount.field for name, amount in AMOUNTS.items()},
    **dict.fromkeys(TRAIT_OF, TRAITS),
}


def not_in_columns(asked: Asked) -> frozenset[str]:
    """Filters of FIELDS that cannot be read off for this reader: whether their own campus's office
    endorsed a brief is known as a fact alone."""
    return frozenset() if asked.scope.campus is None else frozenset({"endorsed"})


@dataclass(frozen=True)
class Reckoned:
    """How many are found, and how many would be without each of the chosen filters."""

    whole: int
    without: Mapping[str, int]
    numbers: Numbers


def reckoned(
    searcher: Searcher, asked: Asked, names: Set[str], chosen: Set[str]
) -> Reckoned | None:
    """For each of the names how many a choice would leave; those chosen are counted without what is
    chosen. All of them are in FIELDS. None where there are too many.
    """
    wider = asked.but(*chosen)
    # In an order, be it any, the engine gathers them quicker than by a score.
    hits: Any = searcher.search(wider.matching(), MOST_READ, order_by_field="newest")
    if hits.count > MOST_READ:
        return None
    where = [address for _newest, address in hits.hits]
    columns: dict[str, Any] = {
        field: searcher.fast_field_values(field, where)
        for field in {FIELDS[name] for name in names | chosen}
    }
    bits = {name: 1 << place for place, name in enumerate(chosen)}
    missed = _missed(asked, bits, columns, len(where))
    how_many = Counter(missed)
    in_all = [not each for each in missed]
    kept = {
        field: Counter(compress(columns[field], in_all))
        for field in {FIELDS[name] for name in names - chosen}
    }
    numbers: Numbers = {}
    for name in names:
        found: Mapping[int, int] = kept.get(FIELDS[name], {})
        if name in chosen:
            alike = {0, bits[name]}
            in_others = [each in alike for each in missed]
            found = Counter(compress(columns[FIELDS[name]], in_others))
        numbers[name] = _by_choice(name, found)
    without = {name: how_many[0] + how_many[bit] for name, bit in bits.items()}
    return Reckoned(how_many[0], without, numbers)


def _missed(
    asked: Asked, bits: Mapping[str, int], columns: Mapping[str, list[int]], number: int
) -> list[int]:
    """For each brief the bits of the chosen filters that it would not be found with."""
    rows = (
        _outside(name, asked.filters[name], columns[FIELDS[name]], bit)
        for name, bit in bits.items()
    )
    return reduce(lambda one, other: [*map(or_, one, other)], rows, [0] * number)


def _outside(name: str, value: Any, column: list[int], bit: int) -> list[int]:
    """For each figure of the filter's field the bit where what is chosen does not hold it."""
    if name in TRAIT_OF:
        trait = TRAIT_OF[name]
        return [0 if figure & trait else bit for figure in column]
    least, most = _span(name, value)
    return [0 if least <= figure <= most else bit for figure in column]


def _span(name: str, value: Any) -> tuple[int, float]:
    match name:
        case "place":
            return PLACES[value], PLACES[value]
        case "work":
            return name_number(value), name_number(value)
        case "pay_min":
            return value * 100, inf
    # Nothing said is 0, which is in no band.
    return 1, value


def _by_choice(name: str, found: Mapping[int, int]) -> dict[int, int]:
    if name in AMOUNTS:
        return AMOUNTS[name].counted(_stretches(AMOUNTS[name], found))
    if name in TRAIT_OF:
        return {0: sum(number for traits, number in found.items() if traits & TRAIT_OF[name])}
    return dict(found)


def _stretches(amount: Amount, found: Mapping[int, int]) -> list[int]:
    """How many are in each stretch; what lies before the first is in none."""
    stretches = [0] * (len(amount.starts) + 1)
    for figure, number in found.items():
        stretches[bisect(amount.starts, figure)] += number
    return stretches[1:]
