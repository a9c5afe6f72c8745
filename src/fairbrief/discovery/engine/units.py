"""What a fact scores by itself, so that a boost can make it score what we want.

A fixed score for a list (`const_score_query`) hides from the engine what kind of list it is, and is
read a good deal slower than the list itself with a boost.
"""

from __future__ import annotations

import math
import threading

from tantivy import Query, Searcher

from fairbrief.discovery.engine.facts import Family, fact
from fairbrief.discovery.engine.parts import has_fact


def number_with(searcher: Searcher, family: Family, value: int) -> int:
    """How many documents have a fact, those included that are deleted but not yet cleared away."""
    return searcher.doc_freq("fact", fact(family, value))


class _Units:
    """A fact scores a figure that all facts share, times how rare it is, as BM25 has it. Both are
    known as long as the index stays the same."""

    def __init__(self) -> None:
        self._searcher: Searcher | None = None
        self._whole, self._shared = 0, 0.0
        self._lock = threading.Lock()

    def of(self, searcher: Searcher, family: Family, value: int) -> float:
        """0 where no brief has the fact."""
        with self._lock:
            if searcher is not self._searcher:
                self._whole = number_with(searcher, Family.DOCUMENT, 0)
                self._shared = self._read_off(searcher)
                self._searcher = searcher
            return self._shared * self._rare(searcher, family, value)

    def _read_off(self, searcher: Searcher) -> float:
        """Of the fact that only one document has, which says up to where the index was fed."""
        hits = searcher.search(has_fact(Family.MARK), 1, count=False).hits
        rare = self._rare(searcher, Family.MARK, 0)
        return float(hits[0][0] / rare) if hits and rare else 0.0

    def _rare(self, searcher: Searcher, family: Family, value: int) -> float:
        number = number_with(searcher, family, value)
        if not number:
            return 0.0
        return math.log(1 + (self._whole - number + 0.5) / (number + 0.5))


_UNITS = _Units()


def weighed(searcher: Searcher, family: Family, value: int, weight: float) -> Query | None:
    """Scores the weight where a brief has the fact; None where none has."""
    unit = _UNITS.of(searcher, family, value)
    return Query.boost_query(has_fact(family, value), weight / unit) if unit else None
