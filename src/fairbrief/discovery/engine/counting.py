"""How many there are: in all, and for each choice of a filter. Kept as long as the index is the
same."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace
from itertools import pairwise
from typing import Any

from tantivy import Searcher

from fairbrief.discovery.engine.asking import FUND, Asked
from fairbrief.discovery.engine.choices import (
    AMOUNTS,
    FACETS,
    INSTEAD,
    NAMED,
    TRAIT_OF,
    Amount,
    Counts,
    Numbers,
)
from fairbrief.discovery.engine.facts import SLICES
from fairbrief.discovery.engine.kept import Kept
from fairbrief.discovery.engine.packing import TRAITS
from fairbrief.discovery.engine.parts import in_one_slice, number_of
from fairbrief.discovery.engine.reckoning import FIELDS, MOST_READ, not_in_columns, reckoned
from fairbrief.discovery.engine.schema import words
from fairbrief.discovery.engine.wording import AS_BEGINNINGS, FEW, MOST_WORDS, stems_of

#: More than this are counted for the filters in one slice of them, and said to be about so many.
MOST_COUNTED = 20_000


#: Counts, as long as the index is the same.
_KEPT = Kept(512)


def total(searcher: Searcher, asked: Asked) -> int:
    """How many are found."""
    asked = asked.but("sort")
    return _KEPT.get(searcher, ("total", asked.key), lambda: number_of(searcher, asked.matching()))


def counts(searcher: Searcher, asked: Asked, facets: frozenset[str] = FACETS) -> Counts:
    """How many each choice of these filters would leave, with the other filters as they are."""
    asked = asked.but("sort")
    key = ("counts", asked.key, asked.scope.funds, facets)
    return _KEPT.get(searcher, key, lambda: _counted(searcher, asked, facets))


def _counted(searcher: Searcher, asked: Asked, facets: frozenset[str]) -> Counts:
    if not facets:
        return Counts()
    together = facets & (INSTEAD - not_in_columns(asked))
    chosen = together & asked.filters.keys()
    is_about, found = False, _read_off(searcher, asked, together & FIELDS.keys(), chosen)
    if others := together - chosen - found.keys():
        is_about, counted = _tally(searcher, asked, others)
        found |= counted
    for name in chosen - found.keys():
        about, counted = _tally(searcher, asked.but(name), {name})
        found |= counted
        is_about = is_about or about
    if "endorsed" in facets - together:
        found["endorsed"] = {0: total(searcher, asked) and _number(searcher, asked, endorsed=True)}
    if "paid_by" in facets:
        # What the employer pays for is what is found where nothing is asked of it.
        whoever = asked.but("unpaid", "paid_by")
        found["paid_by"] = {0: _number(searcher, whoever)}
        if asked.scope.funds:
            found["paid_by"][1] = _number(searcher, whoever, paid_by=FUND)
    return Counts(found, is_about)


def _read_off(searcher: Searcher, asked: Asked, names: Set[str], chosen: Set[str]) -> Numbers:
    """What can be counted one by one, where it is few; else nothing."""
    if searcher.num_docs > MOST_COUNTED and total(searcher, asked) > MOST_READ:
        # To gather them only to see that they are many would cost as much as to count them.
        return {}
    read = reckoned(searcher, asked, names, chosen & FIELDS.keys())
    if read is None:
        return {}
    _KEPT.get(searcher, ("total", asked.key), lambda: read.whole)
    return read.numbers


def _number(searcher: Searcher, asked: Asked, **more: object) -> int:
    """How many are found, or would be with something more."""
    wider = total(searcher, asked)
    if not more:
        return wider
    narrower = replace(asked, filters={**asked.filters, **more})
    if wider <= MOST_COUNTED:
        return total(searcher, narrower)

    def estimate() -> int:
        return SLICES * number_of(searcher, in_one_slice(narrower.matching()))

    return _KEPT.get(searcher, ("about", narrower.key), estimate)


def _tally(
    searcher: Searcher, asked: Asked, names: Set[str]
) -> tuple[bool, dict[str, dict[int, int]]]:
    """Whether it is an estimate, and for each of these filters how many a choice would leave."""
    query = asked.matching()
    is_about = searcher.num_docs > MOST_COUNTED and total(searcher, asked) > MOST_COUNTED
    if is_about:
        query = in_one_slice(query)
    told = searcher.aggregate(query, _questions(names) | _WHOLE)
    times = SLICES if is_about else 1
    if not is_about:
        whole = int(told["whole"]["value"])
        _KEPT.get(searcher, ("total", asked.key), lambda: whole)
    return is_about, {name: _read(name, told, times) for name in names}


def _read(name: str, told: dict[str, Any], times: int) -> dict[int, int]:
    """How many there are of each choice of a filter, from what the engine tells."""
    buckets = told[TRAITS if name in TRAIT_OF else name]["buckets"]
    if name in AMOUNTS:
        # What lies before the first stretch is told, too, without a beginning.
        starts = {
            int(each["from"]): int(each["doc_count"]) * times for each in buckets if "from" in each
        }
        amount = AMOUNTS[name]
        return amount.counted([starts.get(start, 0) for start in amount.starts])
    numbers = {int(each["key"]): int(each["doc_count"]) * times for each in buckets}
    if name in TRAIT_OF:
        return {0: sum(number for traits, number in numbers.items() if traits & TRAIT_OF[name])}
    return numbers


#: How many there are in all: asked along, it costs next to nothing.
_WHOLE = {"whole": {"value_count": {"field": "id"}}}


def _questions(names: Set[str]) -> dict[str, Any]:
    """What the engine is to count for some filters."""
    found = {name: _VALUES[name] for name in names & _VALUES.keys()}
    if names & TRAIT_OF.keys():
        found[TRAITS] = {"terms": {"field": TRAITS, "size": 1 << len(TRAIT_OF)}}
    return found


def _stretches(amount: Amount) -> dict[str, Any]:
    between = [{"from": float(low), "to": float(high)} for low, high in pairwise(amount.starts)]
    beyond = {"from": float(amount.starts[-1])}
    return {"range": {"field": amount.field, "ranges": [*between, beyond]}}


_VALUES: dict[str, dict[str, Any]] = {
    **{name: {"terms": {"field": name, "size": 2_000}} for name in NAMED},
    **{name: _stretches(amount) for name, amount in AMOUNTS.items()},
}


def what_to_drop(searcher: Searcher, asked: Asked, most: int = 3) -> list[tuple[str, int]]:
    """Filters without which something is found, the most first."""
    readable = FIELDS.keys() - not_in_columns(asked)
    read = reckoned(searcher, asked, frozenset(), readable & asked.filters.keys())
    known = read.without if read is not None else {}
    ways = [
        (name, known[name] if name in known else total(searcher, asked.but(name)))
        for name in asked.filters
        if name not in {"sort", "unpaid"}
    ]
    return sorted((way for way in ways if way[1]), key=lambda way: -way[1])[:most]


def words_alone(searcher: Searcher, asked: Asked, most: int = 3) -> list[tuple[str, int]]:
    """Of several words those by which alone something is found, the rarest first: it says most.

    Whoever writes a sentence asks for all its words at once. Only those count that stand in a
    title or a skill: "about" and "hours" are in texts as well, and say nothing of the work.
    """
    if len(stems_of(asked.words)) < 2:
        return []
    told = list(dict.fromkeys(words().analyze(asked.words)))[:MOST_WORDS]
    named = [word for word in told if _is_named(searcher, word)]
    alone = [(word, _alone(searcher, asked, word)) for word in named]
    return sorted((each for each in alone if each[1]), key=lambda each: each[1])[:most]


def _is_named(searcher: Searcher, word: str) -> bool:
    return any(searcher.doc_freq("headline", stem) for stem in stems_of(word))


def _alone(searcher: Searcher, asked: Asked, word: str) -> int:
    """How many its own page shows, which takes words more freely where few have them."""
    asked = replace(asked, filters=asked.filters | {"q": word})
    if asked.said is None or not (number := total(searcher, asked)):
        return 0
    return number if number >= FEW else total(searcher, replace(asked, freely=AS_BEGINNINGS))
