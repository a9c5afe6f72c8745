"""Attacks on what is printed: sums, differences between tables, shares, stages, and time."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fairbrief.reports.lines import Counted, components
from fairbrief.reports.sections.funnel import stages_shown
from fairbrief.reports.suppression import (
    Count,
    Link,
    coded_share,
    hidden_cells,
    rounded_hours,
    shares_of_parts,
    solved,
)
from tests.reports.adversary import Kind, counts_of, solved_cells

LIMIT = 10
#: A machine that is busy with other things is no fault of what is tried.
PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
GROUPS = {"1": ("Athletics", "Rowing"), "2": ("Athletics", "Chess")}


def a_world(seed: int) -> dict[Kind, tuple[int, int, int]]:
    """A campus with few people in many small groups: the hardest kind to keep a secret in."""
    dice = random.Random(seed)
    majors = [f"major {number}" for number in range(dice.randint(2, 6))]
    home = {major: f"college {dice.randrange(3)}" for major in majors}
    people = {}
    for _each in range(dice.randint(2, 14)):
        major = dice.choice(majors)
        college = home[major] if dice.random() < 0.85 else f"college {dice.randrange(3)}"
        kind = Kind(
            (college, major, dice.choice("123"), dice.choice(["yes", "no"]), ""),
            frozenset(group for group in (1, 2) if dice.random() < 0.2),
        )
        enrolled = dice.choice([0, 1, 3, 5, 9, 12, 20, 40])
        taking, besides = dice.randint(0, enrolled), dice.choice([0, 0, 0, 2])
        if enrolled + besides:
            people[kind] = (taking + besides, enrolled, taking)
    return people


def found_out(people: dict[Kind, tuple[int, int, int]], counted: Counted) -> set[tuple[str, str]]:
    """Hidden groups of few that a reader of everything printed can solve for."""
    return {
        cell
        for cell in solved_cells(list(people), counted)
        if 0 < counted.counts[cell].people < LIMIT
        or (counted.shows_enrolled and any(0 < n < LIMIT for n in counted.counts[cell].measures))
    }


def worlds(seeds: range) -> list[tuple[dict[Kind, tuple[int, int, int]], Counted]]:
    made = []
    for seed in seeds:
        people = a_world(seed)
        taken, enrolled = counts_of(people)
        counted = Counted(taken, enrolled, limit=LIMIT, group_names=GROUPS)
        if counted.total.people >= LIMIT:
            made.append((people, counted))
    return made


def test_nobody_solves_for_a_small_group_over_all_tables() -> None:
    made = worlds(range(500))
    assert len(made) > 300
    assert sum(bool(counted.hidden) for _people, counted in made) > 200
    for people, counted in made:
        assert not found_out(people, counted)


def test_hiding_small_groups_alone_would_not_do() -> None:
    """The control: without complementary suppression the same reader finds many."""
    found = 0
    for people, counted in worlds(range(200)):
        small = hidden_cells(counted.counts, [], limit=LIMIT)
        counted.__dict__["hidden"] = small
        found += bool(found_out(people, counted))
    assert found > 50


def test_a_table_alone_would_not_do() -> None:
    """The control: with each table closed in itself, tables give each other's groups away."""
    found = 0
    for people, counted in worlds(range(200)):
        tables = {cell[0] for cell in counted.counts}
        totals = [Link(frozenset(c for c in counted.counts if c[0] == table)) for table in tables]
        counted.__dict__["hidden"] = hidden_cells(counted.counts, totals, limit=LIMIT)
        found += bool(found_out(people, counted))
    assert found > 10


def test_a_college_does_not_give_its_only_small_major_away() -> None:
    def kind(college: str, major: str) -> Kind:
        return Kind((college, major, "", "", ""))

    people = {
        kind("Arts", "History"): (30, 90, 30),
        kind("Arts", "Dance"): (4, 60, 4),
        kind("Health", "Nursing"): (12, 80, 12),
        kind("Law", "Law"): (40, 100, 40),
        kind("Law", "Policy"): (25, 70, 25),
    }
    taken, enrolled = counts_of(people)
    counted = Counted(taken, enrolled, limit=LIMIT)
    # Nursing is the next smallest, but all of Health: Arts minus History would still be Dance.
    assert counted.hidden >= {("major", "Dance"), ("major", "History")}


def test_an_imported_group_does_not_give_the_major_it_copies_away() -> None:
    def kind(major: str, *groups: int) -> Kind:
        return Kind(("", major, "", "", ""), frozenset(groups))

    people = {
        kind("Dance"): (4, 50, 4),
        kind("Physics", 1): (12, 50, 12),
        kind("Law"): (40, 90, 40),
    }
    taken, enrolled = counts_of(people)
    counted = Counted(taken, enrolled, limit=LIMIT, group_names={"1": ("Cohort", "Physicists")})
    assert {("major", "Dance"), ("major", "Physics"), ("group", "1")} <= counted.hidden


@PATIENT
@given(
    st.dictionaries(
        st.integers(0, 30), st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=9
    ),
    st.integers(5, 20),
)
def test_the_hidden_of_one_table_are_two_and_many(
    people: dict[int, tuple[int, int]], limit: int
) -> None:
    counts = {
        ("major", str(key)): Count(people=taking, enrolled=taking + rest, rest=rest)
        for key, (taking, rest) in people.items()
    }
    out = hidden_cells(counts, [Link(frozenset(counts))], limit=limit)
    for cell, count in counts.items():
        assert cell in out or not any(0 < number < limit for number in count.measures)
    usable = {cell for cell, count in counts.items() if count.enrolled}
    if out and not usable <= out:
        assert len(out) >= 2
        for place in range(3):
            total = sum(counts[cell].measures[place] for cell in out)
            # Each alone might be at the limit or over it, the others being one each.
            assert total == 0 or total - (len(out) - 1) >= limit


def test_what_several_sums_solve_together_is_found() -> None:
    a, b, c, d = (("t", name) for name in "abcd")
    crossed = [Link(frozenset({a, b})), Link(frozenset({b, c})), Link(frozenset({a, c}))]
    assert solved(crossed, {a, b, c}) == {a, b, c}
    assert solved([Link(frozenset({a, b})), Link(frozenset({c, d}))], {a, b, c, d}) == set()
    assert solved([Link(frozenset({a}), frozenset({b}))], {a, b}) == set()


def test_sets_that_hang_together() -> None:
    a, b, x, y = ("l", "a"), ("l", "b"), ("r", "x"), ("r", "y")
    assert sorted(map(sorted, components([(a, x), (b, y)]))) == [[a, x], [b, y]]
    assert len(components([(a, x), (a, y), (b, y)])) == 1


# Shares


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [
        (60, 100, "60 %"),
        (62, 100, "60 %"),
        (63, 100, "65 %"),
        (97, 1000, "10 %"),
        (30, 1000, "< 5 %"),
        (970, 1000, "> 95 %"),
        (3, 100, "< 10 %"),
        (97, 100, "> 90 %"),
        (0, 100, "0 %"),
        (100, 100, "100 %"),
        (4, 9, ""),
        (1, 1, ""),
        (0, 9, ""),
        (9, 9, ""),
        (1, 0, ""),
    ],
)
def test_a_share_does_not_betray_few(part: int, whole: int, words: str) -> None:
    said = coded_share(part, whole, people=part, others=whole - part, limit=LIMIT)
    assert said == words


@PATIENT
@given(st.integers(20, 400), st.integers(5, 20), st.data())
def test_any_small_number_reads_like_any_other(whole: int, limit: int, data: st.DataObject) -> None:
    """Of one to just under the limit, in the part or in the rest, no two can be told apart."""
    few, other = (data.draw(st.integers(1, limit - 1)) for _each in range(2))

    def said(part: int) -> str:
        return coded_share(part, whole, people=part, others=whole - part, limit=limit)

    if whole >= 2 * limit:
        assert said(few) == said(other)
        assert said(whole - few) == said(whole - other)


def test_parts_of_a_whole_hide_each_other() -> None:
    # Remote 12, hybrid 11, on site 1: with two shares of 24 the third would be plain.
    assert shares_of_parts({1: 12, 2: 11, 4: 1}, [12, 11, 1], limit=LIMIT) == ["50 %", "", ""]
    assert shares_of_parts({1: 40}, [55, 0, 0], limit=LIMIT) == ["100 %", "0 %", "0 %"]
    # A person in two parts is one person: three and nine are not twelve.
    hidden = shares_of_parts({1: 40, 2: 6, 6: 3}, [40, 9, 3], limit=LIMIT)
    assert hidden == ["", "", ""]


# Stages


@PATIENT
@given(st.lists(st.integers(0, 80), min_size=5, max_size=5), st.integers(5, 20))
def test_no_two_stages_differ_by_few(numbers: list[int], limit: int) -> None:
    falling = sorted(numbers, reverse=True)
    names = ("applied", "shortlisted", "offered", "signed", "finished")
    shown = [
        number
        for _key, number, _share in stages_shown(dict(zip(names, falling, strict=True)), limit)
        if number is not None
    ]
    assert all(number == 0 or number >= limit for number in shown)
    assert all(a - b == 0 or a - b >= limit for a, b in pairwise(shown))


# Time


def test_hours_do_not_tell_of_one_experience_more() -> None:
    before = [rounded_hours(60 * hours) for hours in range(600, 20_000, 7)]
    assert all(hours % 50 == 0 for hours in before)
    steps = {b - a for a, b in pairwise(before)}
    assert steps <= {0, 50, 500}
    assert rounded_hours(60 * 320 + 30) == 320
