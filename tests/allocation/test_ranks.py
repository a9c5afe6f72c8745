"""Best overall ranks, against every matching there is; and why somebody did not get a choice."""

from __future__ import annotations

import pytest

from fairbrief.allocation import (
    Full,
    Instance,
    Matching,
    Turned,
    best_ranks,
    figures_of,
    over_capacity,
    stable,
    turned_down,
)
from fairbrief.allocation.instance import levels
from fairbrief.allocation.made_up import made_up
from tests.allocation.test_stable import every_matching


def worth(instance: Instance, got: Matching) -> tuple[int, int]:
    """How many are unmatched, and the sum of ranks: the less the better, in this order."""
    ranks = [levels(instance.choices[who])[what] for who, what in enumerate(got) if what >= 0]
    return got.count(-1), sum(ranks)


@pytest.mark.parametrize("seed", range(60))
def test_nothing_better_exists(seed: int) -> None:
    instance = made_up(7, seed=seed, choices=3, ties=0.2, spare=0.2)
    got = best_ranks(instance, seed=seed)
    assert over_capacity(instance, got) == 0
    assert worth(instance, got) == min(worth(instance, each) for each in every_matching(instance))


@pytest.mark.parametrize("seed", range(8))
def test_it_matches_as_many_as_the_stable_way_at_better_ranks(seed: int) -> None:
    instance = made_up(300, seed=seed, ties=0.2)
    stable_one, overall = stable(instance), best_ranks(instance)
    assert worth(instance, overall) <= worth(instance, stable_one)
    assert over_capacity(instance, overall) == 0
    assert (
        figures_of(instance, overall).first_choices > figures_of(instance, stable_one).first_choices
    )


def test_a_seed_gives_the_same_again() -> None:
    instance = made_up(150, seed=2, ties=0.5)
    assert best_ranks(instance, seed=7) == best_ranks(instance, seed=7)


def test_no_student_no_project() -> None:
    assert best_ranks(Instance([], [], [], [], [])) == []
    assert best_ranks(Instance([[0]], [0], [0], [0], [[0]])) == [-1]


def test_every_choice_above_is_explained() -> None:
    # Student 3 wanted project 0 (two places, better ones got them), then 1 (not ranked there).
    instance = Instance(
        choices=[[0], [0], [0], [0, 1, 2]],
        places=[2, 1, 1],
        supervisor_of=[0, 1, 2],
        limits=[2, 1, 1],
        rankings=[[0, (1, 2), 3], [], [3]],
    )
    got = stable(instance, seed=1)
    assert got[3] == 2
    assert turned_down(instance, got, 3) == [
        Turned(0, 1, Full.PROJECT, 2, above=2),
        Turned(1, 2, Full.UNRANKED),
    ]
    loser = 1 if got[1] < 0 else 2
    assert turned_down(instance, got, loser) == [Turned(0, 1, Full.PROJECT, 2, above=1, equal=1)]
    assert turned_down(instance, got, 0) == []


def test_a_full_supervisor_is_told_apart_from_a_full_project() -> None:
    instance = Instance([[0], [1]], [1, 1], [0, 0], [1], [[0, 1]])
    got = stable(instance)
    assert turned_down(instance, got, 1) == [Turned(1, 1, Full.SUPERVISOR, 1, above=1)]


def test_best_overall_says_when_a_place_went_lower() -> None:
    # Student 0 is preferred, but has another choice; student 1 has not.
    instance = Instance([[0, 1], [0]], [1, 1], [0, 1], [1, 1], [[0, 1], [0]])
    got = best_ranks(instance)
    assert got == [1, 0]
    assert turned_down(instance, got, 0) == [Turned(0, 1, Full.PROJECT, 1, below=1)]
