"""What ranking must know of a brief to weigh it exactly, packed into columns of numbers.

Lists say which briefs share something with a student; these columns say all that counts of one
brief, so that a few hundred are weighed without reading long lists (see `ranking`).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tantivy import DocAddress, Searcher

from fairbrief.discovery import weights
from fairbrief.discovery.engine.asking import Scope
from fairbrief.discovery.engine.documents import slot_of, week_of
from fairbrief.discovery.engine.facts import A_WEEK
from fairbrief.discovery.engine.packing import (
    BITS,
    CODE,
    CRAFTS,
    NEEDED,
    STANDING,
    TAUGHT,
    code_of,
    is_near,
    unpacked,
)

#: Weights are added up as whole numbers, so that equal ones are equal.
_FINE = 1_000


def points(weight: float) -> int:
    return round(weight * _FINE)


class Judge:
    """Weighs briefs for one student by the documented weights, in points."""

    def __init__(self, scope: Scope, today: date) -> None:
        self.slot = slot_of(scope.zone)
        self.week = week_of(today)
        self._fresh = {self.week - ago: points(each) for ago, each in enumerate(weights.FRESH)}
        self._levels = [points(each) for each in weights.LEVELS]
        self._shares, self._fits = points(weights.SHARES_HOURS), points(weights.FITS_HOURS)
        left = scope.hours_left
        self.band = max((band for band in A_WEEK if left is not None and band <= left), default=0)
        #: What each skill can bring at most.
        self.skills = dict.fromkeys(scope.wants, points(max(weights.TEACHES, weights.TOUCHES)))
        self.skills |= dict.fromkeys(scope.has, points(weights.USES))
        self._codes = dict(self._weigh_codes(scope))
        #: By what stands in the column: few different ones are met.
        self._standings: dict[int, int] = {}

    def _weigh_codes(self, scope: Scope) -> Iterator[tuple[int, int]]:
        for skill in scope.has:
            for how in (NEEDED, NEEDED | TAUGHT):
                yield code_of(skill, how), points(weights.USES)
        for skill in scope.wants - scope.has:
            yield code_of(skill, NEEDED), points(weights.TOUCHES)
            for how in (TAUGHT, NEEDED | TAUGHT):
                yield code_of(skill, how), points(weights.TEACHES)

    @property
    def most_standing(self) -> int:
        """What a brief can have at most without any skill."""
        fits = self._fits if self.band else 0
        return fits + self._shares + max(self._fresh.values(), default=0) + max(self._levels)

    def standings(self, searcher: Searcher, where: list[DocAddress]) -> list[int]:
        """What each has without any skill."""
        known, found = self._standings, []
        for packed in searcher.fast_field_values(STANDING, where):
            value = int(packed or 0)
            if value not in known:
                known[value] = self._stands(value)
            found.append(known[value])
        return found

    def _stands(self, packed: int) -> int:
        week, hours, slot, apart, level = unpacked(packed)
        found = self._fresh.get(week, 0) + self._levels[level]
        if 0 < hours <= self.band:
            found += self._fits
        if is_near(self.slot, slot, apart):
            found += self._shares
        return found

    def crafts(self, searcher: Searcher, where: list[DocAddress]) -> list[int]:
        """What each has by its skills."""
        worth, found = self._codes.get, [0] * len(where)
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
