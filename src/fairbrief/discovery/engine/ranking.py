"""The exact best for a student among all open briefs, by the weights of `discovery.weights`.

A sum of weights over facts, each fact a list of briefs. The engine reads such lists together and
leaves out whatever cannot come among the first any more (block-max WAND), which it does for plain
term queries alone. A term query scores by how rare the term is; a boost turns that into our weight.
That a brief must be listed at the campus is a fact with a weight larger than all others together:
who lacks it comes behind everyone who has it, and is cut off.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Iterator
from datetime import date

from tantivy import DocAddress, Occur, Query, Searcher

from fairbrief.discovery import weights
from fairbrief.discovery.engine.asking import Scope, has_fact
from fairbrief.discovery.engine.documents import slot_of, week_of
from fairbrief.discovery.engine.facts import A_WEEK, Family, fact, field_of, mark_in

type Hits = list[tuple[float, DocAddress]]


def wishes(scope: Scope, today: date) -> Iterator[tuple[Family, int, float]]:
    """What speaks for a brief, each with its weight."""
    for skill in sorted(scope.has):
        yield Family.NEEDS, skill, weights.USES
    for skill in sorted(scope.wants - scope.has):
        yield Family.TEACHES, skill, weights.TEACHES - weights.TOUCHES
        yield Family.SKILL, skill, weights.TOUCHES
    if scope.hours_left is not None:
        fitting = [band for band in A_WEEK if band <= scope.hours_left]
        if fitting:
            yield Family.A_WEEK, fitting[-1], weights.FITS_HOURS
    yield Family.NEAR, slot_of(scope.zone), weights.SHARES_HOURS
    for ago, weight in enumerate(weights.FRESH):
        yield Family.FRESH, week_of(today) - ago, weight
    for level, weight in enumerate(weights.LEVELS):
        if weight:
            yield Family.LEVEL, level, weight


class _Units:
    """What a term query of a fact scores by itself, as BM25 has it: a figure that all facts of a
    field share, times how rare the fact is. Known as long as the index stays the same."""

    def __init__(self) -> None:
        self._searcher: Searcher | None = None
        self._whole = 0
        self._shared: dict[str, float] = {}
        self._lock = threading.Lock()

    def of(self, searcher: Searcher, family: Family, value: int) -> float:
        """0 where no brief has the fact."""
        with self._lock:
            if searcher is not self._searcher:
                self._whole = number_with(searcher, Family.DOCUMENT, 0)
                self._searcher, self._shared = searcher, {}
            field = field_of(fact(family, value))
            if field not in self._shared:
                self._shared[field] = self._figure_of(searcher, field)
            return self._shared[field] * self._rare(searcher, family, value)

    def _figure_of(self, searcher: Searcher, field: str) -> float:
        """Read off the mark, which has one fact of its own in each field."""
        value = mark_in(field)
        hits = searcher.search(has_fact(Family.MARK, value), 1, count=False).hits
        rare = self._rare(searcher, Family.MARK, value)
        return float(hits[0][0] / rare) if hits and rare else 0.0

    def _rare(self, searcher: Searcher, family: Family, value: int) -> float:
        number = number_with(searcher, family, value)
        if not number:
            return 0.0
        return math.log(1 + (self._whole - number + 0.5) / (number + 0.5))


def number_with(searcher: Searcher, family: Family, value: int) -> int:
    """How many documents have a fact, those included that are deleted but not yet cleared away."""
    number = fact(family, value)
    return searcher.doc_freq(field_of(number), number)


_UNITS = _Units()


def _weighed(searcher: Searcher, family: Family, value: int, weight: float) -> Query | None:
    unit = _UNITS.of(searcher, family, value)
    return Query.boost_query(has_fact(family, value), weight / unit) if unit else None


def best(
    searcher: Searcher, scope: Scope, required: tuple[Family, int], *, today: date, most: int
) -> Hits:
    """The first of all briefs that have the required fact, most fitting first, then the newest."""
    wished = list(wishes(scope, today))
    # More than all wishes together can weigh, and no more than that: the bounds stay close.
    enough = sum(weight for _family, _value, weight in wished) + 1.0
    must = _weighed(searcher, *required, enough)
    if must is None:
        return []
    parts = [must]
    for family, value, weight in wished:
        part = _weighed(searcher, family, value, weight)
        if part is not None:
            parts.append(part)
    query = Query.boolean_query([(Occur.Should, part) for part in parts])
    hits: Hits = searcher.search(query, most, count=False).hits
    return [(score - enough, where) for score, where in hits if score > enough - 1e-3]


def with_newcomers(first: list[int], newcomers: list[int], known: set[int]) -> list[int]:
    """The first of a list, with briefs of employers who are new here at the places kept for them.

    `known` are those of `first` that are such briefs already. Nothing falls out: what gives way
    comes one place later.
    """
    placed = list(first)
    waiting = [each for each in newcomers if each not in known]
    missing = max(0, len(weights.NEW_PLACES) - len(known))
    for place in weights.NEW_PLACES:
        if not missing or not waiting:
            break
        if place < len(placed) and placed[place] in known:
            continue
        each = waiting.pop(0)
        placed = [one for one in placed if one != each]
        placed.insert(place, each)
        missing -= 1
    return placed
