"""Time in the demo's world: stories side by side, with the clocks running between their steps.

A story is a generator. It yields the moment of its next step and goes on when the world has got
there, so that everything happens in order and the record reads like a year that was lived. Clocks
that come due meanwhile fire, as they would have.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, time, timedelta
from heapq import heappop, heappush

from django.db import connection
from django.db.models import QuerySet

from fairbrief.clocks.firing import fire_due
from fairbrief.clocks.models import Clock
from fairbrief.clocks.queries import live_clocks
from fairbrief.kernel.written import written_once

type Story[T] = Iterator[datetime]
type Progress = Callable[[str, int, int], None]

#: The hours of a UTC day in which things happen, so that days look like days in America.
MORNING, NOON, AFTERNOON, EVENING = 14, 17, 20, 23


class Timeline:
    """Runs stories in the order of their moments, up to `at` and no further."""

    def __init__(self, at: datetime) -> None:
        self.at = at
        self.now = at
        self._waiting: list[tuple[datetime, int, Iterator[datetime]]] = []
        self._count = 0

    def day(self, number: int, hour: int = MORNING, minute: int = 0) -> datetime:
        """`number` days from now (negative for the past); a weekend counts as the Friday before.

        Never later than a few minutes before `at`.
        """
        day = self.at.date() + timedelta(days=number)
        if day.weekday() >= 5:
            day -= timedelta(days=day.weekday() - 4)
        moment = datetime.combine(day, time(hour, minute), tzinfo=self.at.tzinfo)
        return min(moment, self.at - timedelta(minutes=2))

    def ago(self, *, hours: float) -> datetime:
        return self.at - timedelta(hours=hours)

    def add(self, story: Iterator[datetime]) -> None:
        """Takes a story up; its first step comes at its first moment."""
        self._wait_for_next(story)

    def _wait_for_next(self, story: Iterator[datetime]) -> None:
        moment = next(story, None)
        if moment is not None:
            self._count += 1
            heappush(self._waiting, (moment, self._count, story))

    def run(self, progress: Progress, said: str) -> None:
        """Lives through everything that waits."""
        if not self._waiting:
            return
        first = self._waiting[0][0]
        days = max((self.at - first).days, 1)
        shown = -1
        self.now = first
        while self._waiting:
            moment, _count, story = heappop(self._waiting)
            moment = min(moment, self.at)
            self._let_clocks_run(moment)
            self.now = max(self.now, moment)
            if (gone := (self.now - first).days) != shown:
                shown = gone
                progress(said, gone, days)
            self._wait_for_next(story)
        self._let_clocks_run(self.at)
        progress(said, days, days)

    def _let_clocks_run(self, until: datetime) -> None:
        """Fires everything due before `until`, each at its own moment."""
        while True:
            first = _next_moments.first()
            if first is None or first[0] > until:
                return
            with savepoints(True):
                fire_due(at=first[0])


@written_once
def _next_moments() -> QuerySet[Clock, tuple[datetime]]:
    """When the next clock runs out, or reminds."""
    return live_clocks().order_by("next_at").values_list("next_at")[:1]


@contextmanager
def savepoints(wanted: bool) -> Iterator[None]:
    """Whether inner transactions get savepoints of their own.

    The world is filled in one transaction and undone whole if anything fails, so that savepoints,
    which would be half of all statements, are not needed; only clocks, which may come too late
    and go on, have theirs.
    """
    before = connection.features.uses_savepoints
    connection.features.uses_savepoints = wanted
    try:
        yield
    finally:
        connection.features.uses_savepoints = before
