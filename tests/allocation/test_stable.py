"""The stable way, against its definition and against a library of others."""

from __future__ import annotations

import sys
import warnings
from itertools import product
from typing import Any
from unittest.mock import MagicMock

import pytest

from fairbrief.allocation import (
    Instance,
    Matching,
    UnsoundError,
    blocking_pairs,
    figures_of,
    over_capacity,
    stable,
)
from fairbrief.allocation.instance import flattened
from fairbrief.allocation.made_up import made_up


@pytest.fixture(scope="module")
def others() -> Any:
    """The library of the Glasgow group. It reaches for a solver we do without."""
    sys.modules.setdefault("gurobipy", MagicMock())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from algmatch import StudentProjectAllocation

    return StudentProjectAllocation


def theirs(others: Any, instance: Instance) -> Matching:
    told = {
        "students": {
            student: [project + 1 for project in flattened(row)]
            for student, row in enumerate(instance.choices, start=1)
        },
        "projects": {
            project + 1: {"capacity": places, "lecturer": instance.supervisor_of[project] + 1}
            for project, places in enumerate(instance.places)
        },
        "lecturers": {
            boss + 1: {
                "capacity": instance.limits[boss],
                "preferences": [student + 1 for student in flattened(row)],
            }
            for boss, row in enumerate(instance.rankings)
        },
    }
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = others(dictionary=told, optimised_side="students").get_stable_matching()
    by_student = found["student_sided"]
    names = [by_student[f"s{each + 1}"] for each in range(len(instance.choices))]
    return [int(name[1:]) - 1 if name else -1 for name in names]


@pytest.mark.parametrize("seed", range(60))
def test_small_instances_come_out_as_with_others(others: Any, seed: int) -> None:
    instance = made_up(10 + seed, seed=seed, choices=4, spare=0.15)
    assert stable(instance) == theirs(others, instance)


@pytest.mark.parametrize(("students", "seed"), [(400, 1), (1000, 2)])
def test_large_instances_come_out_as_with_others(others: Any, students: int, seed: int) -> None:
    instance = made_up(students, seed=seed)
    assert stable(instance) == theirs(others, instance)


def every_matching(instance: Instance) -> list[Matching]:
    options = [[-1, *flattened(row)] for row in instance.choices]
    return [
        list(got)
        for got in product(*options)
        if not over_capacity(instance, list(got))
        and all(
            each < 0 or student in flattened(instance.rankings[instance.supervisor_of[each]])
            for student, each in enumerate(got)
        )
    ]


@pytest.mark.parametrize("seed", range(25))
def test_no_other_stable_matching_is_better_for_any_student(seed: int) -> None:
    instance = made_up(6, seed=seed, choices=3, spare=0.1)
    got = stable(instance)
    rank = [
        {-1: 99, **{project: at for at, project in enumerate(flattened(row))}}
        for row in instance.choices
    ]
    for other in every_matching(instance):
        if not list(blocking_pairs(instance, other)):
            assert all(rank[each][got[each]] <= rank[each][other[each]] for each in range(6))


@pytest.mark.parametrize("seed", range(80))
def test_with_ties_too_it_is_stable_and_within_every_capacity(seed: int) -> None:
    instance = made_up(5 + seed * 2, seed=seed, choices=6, ties=0.4, spare=0.2)
    instance.check()
    got = stable(instance, seed=seed)
    assert not list(blocking_pairs(instance, got))
    assert over_capacity(instance, got) == 0
    for student, project in enumerate(got):
        if project >= 0:
            assert project in flattened(instance.choices[student])
            boss = instance.supervisor_of[project]
            assert student in flattened(instance.rankings[boss])


def test_a_seed_draws_the_same_lots_again_and_another_one_others() -> None:
    instance = made_up(200, seed=3, ties=0.8)
    assert stable(instance, seed="spring") == stable(instance, seed="spring")
    assert any(
        stable(instance, seed="spring") != stable(instance, seed=other) for other in range(5)
    )


def test_what_blocks_is_counted() -> None:
    # Both want project 0, whose supervisor prefers student 1; student 0 has it.
    instance = Instance([[0, 1], [0, 1]], [1, 1], [0, 1], [1, 1], [[1, 0], [0, 1]])
    assert list(blocking_pairs(instance, [0, 1])) == [(1, 0)]
    assert list(blocking_pairs(instance, [0, -1])) == [(1, 0), (1, 1)]
    assert stable(instance) == [1, 0]
    assert over_capacity(instance, [0, 0]) == 2
    figures = figures_of(instance, [1, 0])
    assert (figures.matched, figures.first_choices, figures.mean_rank) == (2, 1, 1.5)


def test_a_supervisor_takes_no_more_than_their_own_limit() -> None:
    instance = Instance([[0], [1], [1]], [1, 2], [0, 0], [1], [[2, 0, 1]])
    assert stable(instance) == [-1, -1, 1]


def test_no_place_no_list_nobody() -> None:
    assert stable(Instance([], [], [], [], [])) == []
    nothing = Instance([[], [0]], [0], [0], [0], [[1]])
    assert stable(nothing) == [-1, -1]
    assert figures_of(nothing, [-1, -1]).mean_rank is None


@pytest.mark.parametrize(
    "broken",
    [
        Instance([[0, 0]], [1], [0], [1], [[0]]),
        Instance([[1]], [1], [0], [1], [[0]]),
        Instance([[0]], [1], [1], [1], [[0]]),
        Instance([[0]], [-1], [0], [1], [[0]]),
        Instance([[0]], [1], [], [1], [[0]]),
    ],
)
def test_unsound_lists_are_refused(broken: Instance) -> None:
    with pytest.raises(UnsoundError):
        broken.check()


def test_ten_thousand_students_get_what_nobody_would_rather_change() -> None:
    instance = made_up(10_000)
    assert not any(blocking_pairs(instance, stable(instance)))
