"""How many there are: in all, and for each choice of a filter. Kept as long as the index is the
same."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, pairwise
from typing import Any

from tantivy import Searcher

from fairbrief.discovery.engine.asking import FUND, Asked, Scope, in_one_slice, number_of
from fairbrief.discovery.engine.facts import HOURS, PAY, SLICES, WEEKS, Family, fact, split

#: More than this are counted for the filters in one slice of them, and said to be about so many.
MOST_COUNTED = 20_000
#: Filters that stand in the field of facts that are counted, by their family.
FACTS = {
    "skill": Family.SKILL,
    "answers": Family.ANSWERS,
    "new_employers": Family.NEW,
    "credit": Family.CREDIT,
    "first_times": Family.FIRST_TIME,
}
#: Filters of which every brief has one value, in a field of that name.
NAMED = ("place", "work")


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
#: A choice is counted as if it stood for what is chosen.
COUNTED = (*FACTS, *NAMED, *AMOUNTS)
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


def counts(searcher: Searcher, asked: Asked) -> Counts:
    """How many each choice of a filter would leave, with the other filters as they are."""
    asked = asked.but("sort")
    key = ("counts", _key(asked), asked.scope.funds)
    return _KEPT.get(searcher, key, lambda: _counted(searcher, asked))


def _counted(searcher: Searcher, asked: Asked) -> Counts:
    chosen = [name for name in COUNTED if name in asked.filters]
    rest = [name for name in COUNTED if name not in chosen]
    is_about, found = _tally(searcher, asked, [*rest, "endorsed"])
    for name in chosen:
        about, counted = _tally(searcher, asked.but(name), [name])
        found |= counted
        is_about = is_about or about
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
    searcher: Searcher, asked: Asked, names: Iterable[str]
) -> tuple[bool, dict[str, dict[int, int]]]:
    """Whether it is an estimate, and for each of these filters how many a choice would leave."""
    query = asked.matching()
    is_about = searcher.num_docs > MOST_COUNTED and total(searcher, asked) > MOST_COUNTED
    if is_about:
        query = in_one_slice(query)
    found: dict[str, dict[int, int]] = {name: {} for name in names}
    families = {int(FACTS[name]): found[name] for name in found if name in FACTS}
    told = searcher.aggregate(query, _question(found, asked.scope) | _WHOLE)
    whole = int(told.pop("whole")["value"])
    times = SLICES if is_about else 1
    if not is_about:
        _KEPT.get(searcher, ("total", _key(asked)), lambda: whole)
    if "endorsed" in told:
        found["endorsed"][0] = int(told.pop("endorsed")["doc_count"]) * times
    for column, answer in told.items():
        numbers = [(each, int(each["doc_count"]) * times) for each in answer["buckets"]]
        if column in AMOUNTS:
            found[column].update(_by_band(AMOUNTS[column], numbers))
        elif column in NAMED:
            found[column].update((int(each["key"]), number) for each, number in numbers)
        else:
            _sort(numbers, families)
    return is_about, found


#: How many there are in all: asked along, it costs next to nothing.
_WHOLE = {"whole": {"value_count": {"field": "id"}}}

#: What the engine tells of a value or a stretch, and how many there are.
type _Numbers = list[tuple[dict[str, Any], int]]


def _by_band(amount: Amount, numbers: _Numbers) -> dict[int, int]:
    """What lies before the first stretch is told, too, without a beginning."""
    starts = {int(each["from"]): number for each, number in numbers if "from" in each}
    return amount.counted([starts.get(start, 0) for start in amount.starts])


def _sort(numbers: _Numbers, families: Mapping[int, dict[int, int]]) -> None:
    """Facts into their families; others are left out."""
    for each, number in numbers:
        family, value = split(int(each["key"]))
        if family in families:
            families[family][value] = number


def _question(names: Collection[str], scope: Scope) -> dict[str, Any]:
    """What the engine is to count for these filters: only the fields they stand in."""
    asked = {name: _ASKED[name] for name in names if name in _ASKED}
    if any(name in FACTS for name in names):
        asked["counted"] = _values("counted")
    if "endorsed" in names:
        # Of this fact each campus has its own.
        asked["endorsed"] = {"filter": f"fact:{fact(Family.ENDORSED, scope.place)}"}
    return asked


def _values(column: str) -> dict[str, Any]:
    return {"terms": {"field": column, "size": 2_000}}


def _stretches(amount: Amount) -> dict[str, Any]:
    between = [{"from": float(low), "to": float(high)} for low, high in pairwise(amount.starts)]
    beyond = {"from": float(amount.starts[-1])}
    return {"range": {"field": amount.field, "ranges": [*between, beyond]}}


#: How each filter is counted, but for those that share the field of facts.
_ASKED = {
    **{name: _values(name) for name in NAMED},
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
