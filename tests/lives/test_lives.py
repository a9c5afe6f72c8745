"""Works from the offer to the end, each on a way of its own: nothing breaks, nobody waits for ever.

`FAIRBRIEF_LIVES=2000` walks so many instead of the few that every run has, and
`FAIRBRIEF_LIVES=1700-1800` those seeds alone; see CONTRIBUTING.md.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest

from fairbrief.kernel import clock
from tests.builders import NOW
from tests.lives.acts.beside import is_forgotten
from tests.lives.holds import check, check_pages
from tests.lives.life import a_life

pytestmark = pytest.mark.django_db

#: Ways that are walked in every run: some of everything, and those that have led to a fault.
SEEDS = (0, 1, 3, 4, 17, 27)
STEPS = 50


def seeds() -> list[int]:
    asked = os.environ.get("FAIRBRIEF_LIVES", "")
    if not asked:
        return [*SEEDS]
    first, _to, last = asked.rpartition("-")
    return [*range(int(first or 0), int(last))]


class Moment:
    """What the clock on the wall says while pages are read."""

    at: datetime = NOW

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture
def wall(monkeypatch: pytest.MonkeyPatch) -> Moment:
    moment, real = Moment(), clock.now
    monkeypatch.setattr("django.utils.timezone.now", moment)
    for name, module in list(sys.modules.items()):
        if name.startswith("fairbrief.") and getattr(module, "now", None) is real:
            monkeypatch.setattr(module, "now", moment)
    return moment


@pytest.fixture
def errors() -> Iterator[list[str]]:
    """What was logged as an error meanwhile: faults that are kept from stopping anything else."""
    found: list[str] = []

    class Keeps(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            found.append(self.format(record))

    handler = Keeps(logging.ERROR)
    logger = logging.getLogger("fairbrief")
    logger.addHandler(handler)
    yield found
    logger.removeHandler(handler)


@pytest.mark.parametrize("seed", seeds())
def test_a_life(seed: int, wall: Moment, errors: list[str]) -> None:
    with a_life(seed) as life:
        seen: dict[str, Any] = {}
        life.begin()
        for _step in range(STEPS):
            if life.is_over:
                break
            life.step()
            check(life, seen)
            assert not errors, errors[0]
            wall.at = life.at
            if life.dice.random() < 0.012:
                check_pages(life)
        if life.dice.random() < 0.1:
            is_forgotten(life)
            wall.at = life.at
        if life.dice.random() < 0.25:
            check_pages(life)
