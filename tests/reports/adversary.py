"""A population, what a report prints of it, and a reader who solves for what is hidden.

The reader knows every number that is printed, the rules, and which kinds of people there are at
all (such as that all of Nursing are in Health): more than anyone learns from the report.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from fairbrief.reports.counting import DIMENSIONS
from fairbrief.reports.lines import Counted
from fairbrief.reports.suppression import Cell

BITS = dict(zip(DIMENSIONS, (16, 8, 4, 2, 1), strict=True))


@dataclass(frozen=True)
class Kind:
    """People who are alike in everything a report counts by."""

    values: tuple[str, ...]
    groups: frozenset[int] = frozenset()


def counts_of(people: dict[Kind, tuple[int, int, int]]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The kept counts of takers, enrolled, and takers who are enrolled, by kind: as the database
    gives them."""
    return _counts(people, "taken"), _counts(people, "enrolled")


def _counts(people: dict[Kind, tuple[int, int, int]], which: str) -> dict[str, Any]:
    lines: dict[tuple[Any, ...], dict[str, int]] = defaultdict(lambda: defaultdict(int))
    groups: dict[tuple[Any, ...], dict[str, int]] = defaultdict(lambda: defaultdict(int))
    pairs: dict[tuple[Any, ...], dict[str, int]] = defaultdict(lambda: defaultdict(int))
    both: dict[tuple[int, int], int] = defaultdict(int)
    for kind, (takers, enrolled, enrolled_takers) in people.items():
        number = takers if which == "taken" else enrolled
        if not number:
            continue
        sums = (
            {"people": takers, "enrolled": enrolled_takers, "n": takers, "minutes": 600 * takers}
            if which == "taken"
            else {"enrolled": enrolled}
        )
        one_way = [(), *((name,) for name in DIMENSIONS)]
        two_way = [(a, b) for i, a in enumerate(DIMENSIONS) for b in DIMENSIONS[i + 1 :]]
        for names in one_way:
            _add(lines, kind, names, sums)
            for group in kind.groups:
                _add(groups, kind, names, sums, group)
        for names in two_way:
            _add(pairs, kind, names, {"n": number})
        for a in kind.groups:
            for b in kind.groups:
                if a < b:
                    both[a, b] += number
    return {
        "lines": [_row(key, sums) for key, sums in lines.items()],
        "groups": [{"group": key[0], **_row(key[1:], sums)} for key, sums in groups.items()],
        "pairs": [_row(key, sums) for key, sums in pairs.items()],
        "kinds": [
            {**dict(zip(DIMENSIONS, kind.values, strict=True)), "groups": sorted(kind.groups)}
            for kind, (takers, enrolled, _both) in people.items()
            if (takers if which == "taken" else enrolled)
        ],
        "both": [{"a": a, "b": b, "n": n} for (a, b), n in both.items()],
    }


def _add(
    into: dict[tuple[Any, ...], dict[str, int]],
    kind: Kind,
    names: tuple[str, ...],
    sums: dict[str, int],
    *first: int,
) -> None:
    values = dict(zip(DIMENSIONS, kind.values, strict=True))
    key = (*first, *(values[name] if name in names else None for name in DIMENSIONS))
    for name, number in sums.items():
        into[key][name] += number


def _row(key: tuple[Any, ...], sums: dict[str, int]) -> dict[str, Any]:
    g = sum(BITS[name] for name, value in zip(DIMENSIONS, key, strict=True) if value is None)
    return {"g": g, **dict(zip(DIMENSIONS, key, strict=True)), **sums}


def is_in(kind: Kind, cell: Cell) -> bool:
    if cell[0] == "group":
        return int(cell[1]) in kind.groups
    return kind.values[DIMENSIONS.index(cell[0])] == cell[1]


def solved_cells(kinds: list[Kind], counted: Counted) -> set[Cell]:
    """The hidden groups that follow from the printed ones: those whose people are a sum and
    difference of printed groups, whoever the people are. Exact elimination over the rationals.

    A kind that stands in a printed group of nobody has nobody: the reader leaves it out.
    """
    shown = [cell for cell in counted.counts if cell not in counted.hidden]
    empty = [cell for cell in shown if not counted.counts[cell].people]
    live = [kind for kind in kinds if not any(is_in(kind, cell) for cell in empty)]
    basis: list[tuple[int, list[Fraction]]] = []
    rows = [[Fraction(1)] * len(live)]
    rows += [[Fraction(is_in(kind, cell)) for kind in live] for cell in shown]
    for row in rows:
        left = _left(row, basis)
        lead = next((place for place, value in enumerate(left) if value), None)
        if lead is not None:
            basis.append((lead, [value / left[lead] for value in left]))
    return {
        cell
        for cell in counted.hidden
        if any(is_in(kind, cell) for kind in live)
        and not any(_left([Fraction(is_in(kind, cell)) for kind in live], basis))
    }


def _left(row: list[Fraction], basis: list[tuple[int, list[Fraction]]]) -> list[Fraction]:
    left = list(row)
    for lead, other in basis:
        if left[lead]:
            times = left[lead]
            left = [value - times * part for value, part in zip(left, other, strict=True)]
    return left
