"""How many there are: in all, and for each choice of a filter. Kept as long as the index is the
same."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from itertools import accumulate, pairwise
from typing import Any

from tantivy import Searcher

from fairbrief.discovery.engine.asking import FUND, Asked, Scope
from fairbrief.discovery.engine.facts import HOURS, PAY, SLICES, WEEKS, Family, fact
from fairbrief.discovery.engine.packing import ANSWERS, CREDIT, FIRST_TIME, NEW_EMPLOYER, TRAITS
from fairbrief.discovery.engine.parts import in_one_slice, number_of

#: More than this are counted for the filters in one slice of them, and said to be about so many.
MOST_COUNTED = 20_000
#: Filters by what a brief has or not, each by its bit.
TRAIT_OF = {
    "answers": ANSWERS,
    "new_employers": NEW_EMPLOYER,
    "credit": CREDIT,
    "first_times": FIRST_TIME,
}
#: Filters of which a brief has a value, or many, in a field of that name.
NAMED = ("place", "work", "skill")


@dataclass(frozen=True)
class Amount:
    """A filter by bands of an amount: the field it stands in, and where each stretch between two
    bands begins there. `is_least`: a band holds what is above it, else what is not."""

    field: str
    bands: tuple[int, ...]
    starts: tuple[int, ...]
    is_least: bool = False

    def counted(self, stretches: Sequence[int]) -> dict[int, int]:
        """How many are in each band, from how many are in each stretch."""
        found = (
            reversed([*accumulate(reversed(stretches))]) if self.is_least else accumulate(stretches)
        )
        return dict(zip(self.bands, found, strict=False))


def _at_most(field: str, bands: tuple[int, ...]) -> Amount:
    """Nothing said is 0, which is in no band."""
    return Amount(field, bands, (1, *(band + 1 for band in bands)))


AMOUNTS = {
    "hours_max": _at_most("hours", HOURS),
    "weeks_max": _at_most("weeks", WEEKS),
    "pay_min": Amount("rate", PAY, tuple(dollars * 100 for dollars in PAY), is_least=True),
}
#: A choice of one of these is counted as if it stood for what is chosen.
INSTEAD = frozenset({*NAMED, *AMOUNTS, *TRAIT_OF})
#: Filters whose choices can be counted.
FACETS = frozenset({*INSTEAD, "endorsed", "paid_by"})
_MOST_KEPT = 512


@dataclass(frozen=True)
class Counts:
    """By filter and by value. `is_about` where they are an estimate from a part."""

    by_filter: Mapping[str, Mapping[int, int]] = field(default_factory=dict)
    is_about: bool = False


class _Kept:
    """What was counted in the index as it is now."""

    def __init__(self) -> None:
        self._searcher: Searcher | None = None
        self._found: dict[object, Any] = {}
        self._lock = threading.Lock()

    def get[T](self, searcher: Searcher, key: object, count: Callable[[], T]) -> T:
        with self._lock:
            if searcher is not self._searcher or len(self._found) > _MOST_KEPT:
                self._searcher, self._found = searcher, {}
            found = self._found
        if key not in found:
            found[key] = count()
        value: T = found[key]
        return value


_KEPT = _Kept()


def _key(asked: Asked) -> tuple[object, ...]:
    """What decides how many there are: never who asks, but for where and when they are."""
    filters = tuple(sorted((name, str(value)) for name, value in asked.filters.items()))
    scope = asked.scope
    near = (scope.zone, asked.today) if "overlap" in asked.filters else ()
    exams = scope.exams if "outside_exams" in asked.filters else ()
    funds = scope.funds if asked.filters.get("paid_by") == FUND else ()
    return (scope.campus, filters, asked.freely, near, exams, funds)


def total(searcher: Searcher, asked: Asked) -> int:
    """How many are found."""
    asked = asked.but("sort")
    return _KEPT.get(
        searcher, ("total", _key(asked)), lambda: number_of(searcher, asked.matching())
    )


def counts(searcher: Searcher, asked: Asked, facets: frozenset[str] = FACETS) -> Counts:
    """How many each choice of these filters would leave, with the other filters as they are."""
    asked = asked.but("sort")
    key = ("counts", _key(asked), asked.scope.funds, facets)
    return _KEPT.get(searcher, key, lambda: _counted(searcher, asked, facets))


def _counted(searcher: Searcher, asked: Asked, facets: frozenset[str]) -> Counts:
    if not facets:
        return Counts()
    chosen = INSTEAD & facets & asked.filters.keys()
    is_about, found = _tally(searcher, asked, facets - chosen - {"paid_by"})
    for name in chosen:
        about, counted = _tally(searcher, asked.but(name), {name})
        found |= counted
        is_about = is_about or about
    if "paid_by" in facets:
        # What the employer pays for is what is found where nothing is asked of it.
        whoever = asked.but("unpaid", "paid_by")
        found["paid_by"] = {0: _number(searcher, whoever)}
        if asked.scope.funds:
            found["paid_by"][1] = _number(searcher, whoever, paid_by=FUND)
    return Counts(found, is_about)


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

    return _KEPT.get(searcher, ("about", _key(narrower)), estimate)


def _tally(
    searcher: Searcher, asked: Asked, names: Set[str]
) -> tuple[bool, dict[str, dict[int, int]]]:
    """Whether it is an estimate, and for each of these filters how many a choice would leave."""
    query = asked.matching()
    is_about = searcher.num_docs > MOST_COUNTED and total(searcher, asked) > MOST_COUNTED
    if is_about:
        query = in_one_slice(query)
    told = searcher.aggregate(query, _questions(names, asked.scope) | _WHOLE)
    times = SLICES if is_about else 1
    if not is_about:
        whole = int(told["whole"]["value"])
        _KEPT.get(searcher, ("total", _key(asked)), lambda: whole)
    return is_about, {name: _read(name, told, times) for name in names}


def _read(name: str, told: dict[str, Any], times: int) -> dict[int, int]:
    """How many there are of each choice of a filter, from what the engine tells."""
    if name == "endorsed":
        return {0: int(told[name]["doc_count"]) * times}
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


def _questions(names: Set[str], scope: Scope) -> dict[str, Any]:
    """What the engine is to count for some filters."""
    found = {name: _VALUES[name] for name in names & _VALUES.keys()}
    if names & TRAIT_OF.keys():
        found[TRAITS] = {"terms": {"field": TRAITS, "size": 1 << len(TRAIT_OF)}}
    if "endorsed" in names:
        # Each campus has an office of its own that reads briefs.
        found["endorsed"] = {"filter": f"fact:{fact(Family.ENDORSED, scope.place)}"}
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
    ways = [
        (name, total(searcher, asked.but(name)))
        for name in asked.filters
        if name not in {"sort", "unpaid"}
    ]
    return sorted((way for way in ways if way[1]), key=lambda way: -way[1])[:most]
