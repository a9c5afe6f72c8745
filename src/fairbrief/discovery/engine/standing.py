"""What ranking must know of a brief to weigh it exactly, packed into columns of numbers.

Lists say which briefs share something with a student; these columns say all that counts of one
brief, so that a few hundred are weighed without reading long lists (see `ranking`).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property

from tantivy import DocAddress, Searcher

from fairbrief.discovery import weights
from fairbrief.discovery.engine.asking import Scope
from fairbrief.discovery.engine.crafts import worth_of
from fairbrief.discovery.engine.documents import slot_of, week_of
from fairbrief.discovery.engine.facts import A_WEEK
from fairbrief.discovery.engine.packing import (
    NEEDED,
    REST,
    STANDING,
    TAUGHT,
    WEEK_FROM,
    code_of,
    is_near,
    skill_of,
    unpacked,
)

#: Weights are added up as whole numbers, so that equal ones are equal.
_FINE = 1_000


def points(weight: float) -> int:
    return round(weight * _FINE)


def _worths(scope: Scope) -> Iterator[tuple[int, int]]:
    for skill in scope.has:
        for how in (NEEDED, NEEDED | TAUGHT):
            yield code_of(skill, how), points(weights.USES)
    for skill in scope.wants - scope.has:
        yield code_of(skill, NEEDED), points(weights.TOUCHES)
        for how in (TAUGHT, NEEDED | TAUGHT):
            yield code_of(skill, how), points(weights.TEACHES)


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
        #: What each of the student's skills brings, by how a brief has it.
        self.codes = {code: worth for code, worth in _worths(scope) if worth}
        #: What each skill brings at most, and at least where it brings something.
        self.skills: dict[int, int] = {}
        self.least: dict[int, int] = {}
        for code, worth in self.codes.items():
            skill = skill_of(code)
            self.skills[skill] = max(worth, self.skills.get(skill, worth))
            self.least[skill] = min(worth, self.least.get(skill, worth))
        #: By what stands in the column beside the week: few different ones are met.
        self._standings: dict[int, int] = {}

    @cached_property
    def most_standing(self) -> int:
        """What a brief can have at most without any skill."""
        fits = self._fits if self.band else 0
        return fits + self._shares + max(self._fresh.values(), default=0) + max(self._levels)

    def standings(self, searcher: Searcher, where: list[DocAddress]) -> list[int]:
        """What each has without any skill."""
        known, fresh, found = self._standings, self._fresh.get, []
        for packed in searcher.fast_field_values(STANDING, where):
            value = int(packed or 0)
            rest = value & REST
            if rest not in known:
                known[rest] = self._stands(rest)
            found.append(known[rest] + fresh(value >> WEEK_FROM, 0))
        return found

    def _stands(self, rest: int) -> int:
        hours, slot, apart, level = unpacked(rest)
        found = self._levels[level]
        if 0 < hours <= self.band:
            found += self._fits
        if is_near(self.slot, slot, apart):
            found += self._shares
        return found

    def crafts(self, searcher: Searcher, where: list[DocAddress]) -> list[int]:
        """What each has by its skills."""
        return worth_of(searcher, where, self.codes)
