"""How many there are: in all, and for each choice of a filter. Kept as long as the index is the
same."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from tantivy import Searcher

from fairbrief.discovery.engine.asking import FUND, Asked, in_one_slice, number_of
from fairbrief.discovery.engine.facts import SLICES, Family, split

#: More than this are counted for the filters in one slice of them, and said to be about so many.
MOST_COUNTED = 20_000
#: The filter of each family that is counted: a choice is counted as if it stood for what is chosen.
FILTERS = {
    "skill": Family.SKILL,
    "work": Family.WORK,
    "place": Family.PLACE,
    "hours_max": Family.HOURS,
    "pay_min": Family.PAY,
    "weeks_max": Family.WEEKS,
    "answers": Family.ANSWERS,
    "new_employers": Family.NEW,
    "credit": Family.CREDIT,
    "first_times": Family.FIRST_TIME,
}
_TERMS = {"counted": {"terms": {"field": "counted", "size": 2_000}}}
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
    found: dict[str, dict[int, int]] = {}
    is_about = False
    for name, family in FILTERS.items():
        if name in asked.filters:
            wider = asked.but(name)
            about, tallied = _tally(searcher, wider)
            found[name] = dict(tallied.get(family, {}))
            is_about = is_about or about
    about, tallied = _tally(searcher, asked)
    for name, family in FILTERS.items():
        found.setdefault(name, dict(tallied.get(family, {})))
    found["endorsed"] = {0: _number(searcher, asked, endorsed=True)}
    # What the employer pays for is what is found where nothing is asked of it.
    whoever = asked.but("unpaid", "paid_by")
    found["paid_by"] = {0: _number(searcher, whoever)}
    if asked.scope.funds:
        found["paid_by"][1] = _number(searcher, whoever, paid_by=FUND)
    return Counts(found, is_about or about)


def _number(searcher: Searcher, asked: Asked, **more: object) -> int:
    """How many a choice would leave, of facts that each campus has its own of."""
    wider = total(searcher, asked)
    if not more:
        return wider
    narrower = replace(asked, filters={**asked.filters, **more})
    if wider <= MOST_COUNTED:
        return total(searcher, narrower)

    def estimate() -> int:
        return SLICES * number_of(searcher, in_one_slice(narrower.matching()))

    return _KEPT.get(searcher, ("about", _key(narrower)), estimate)


def _tally(searcher: Searcher, asked: Asked) -> tuple[bool, dict[Family, Counter[int]]]:
    """Whether it is an estimate, and how many briefs have each fact that is counted."""
    query = asked.matching()
    is_about = total(searcher, asked) > MOST_COUNTED
    if is_about:
        query = in_one_slice(query)
    buckets = searcher.aggregate(query, _TERMS)["counted"]["buckets"]
    found: dict[Family, Counter[int]] = {}
    for bucket in buckets:
        family, value = split(int(bucket["key"]))
        number = int(bucket["doc_count"])
        found.setdefault(family, Counter())[value] = number * SLICES if is_about else number
    return is_about, found


def what_to_drop(searcher: Searcher, asked: Asked, most: int = 3) -> list[tuple[str, int]]:
    """Filters without which something is found, the most first."""
    ways = [
        (name, total(searcher, asked.but(name)))
        for name in asked.filters
        if name not in {"sort", "unpaid"}
    ]
    return sorted((way for way in ways if way[1]), key=lambda way: -way[1])[:most]
