"""How long a matching day takes to be run, and whether what comes out holds."""

from __future__ import annotations

import time
from dataclasses import dataclass

from fairbrief.allocation import blocking_pairs, figures_of, over_capacity, stable
from fairbrief.allocation.made_up import made_up


@dataclass(frozen=True)
class MatchFigures:
    """`seconds` from the lists to the matching, lots included; counting what blocks is apart."""

    students: int
    seconds: float
    blocking_pairs: int
    over_capacity: int


@dataclass(frozen=True)
class Measured:
    figures: MatchFigures
    matched: int
    first_choices: int
    mean_rank: float | None


def measure_match(students: int, *, seed: int = 1, rounds: int = 3) -> Measured:
    """The best of some runs on one made-up instance: other users of the machine only slow it."""
    instance = made_up(students, seed=seed)
    times = []
    for _round in range(rounds):
        start = time.perf_counter()
        got = stable(instance, seed=seed)
        times.append(time.perf_counter() - start)
    worth = figures_of(instance, got)
    return Measured(
        MatchFigures(
            students=students,
            seconds=round(min(times), 3),
            blocking_pairs=sum(1 for _pair in blocking_pairs(instance, got)),
            over_capacity=over_capacity(instance, got),
        ),
        worth.matched,
        worth.first_choices,
        worth.mean_rank,
    )
