"""From kept counts to what may be shown of them: which groups are hidden, in all tables at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from fairbrief.reports.counting import DIMENSIONS, EVERYONE, MOST_KINDS
from fairbrief.reports.suppression import Cell, Count, Link, Side, hidden_cells, is_small
from fairbrief.roster.classes import order_of

#: The line of everyone, in no table of groups.
ALL: Cell = ("", "")

_BITS = (16, 8, 4, 2, 1)


@dataclass(frozen=True, kw_only=True)
class Line:
    """One group: what was counted of it. Only what is not hidden is made into one."""

    cell: Cell
    name: str
    enrolled: int
    people: int
    enrolled_people: int
    found: Mapping[str, Any]
    cuts: tuple[float, float, float] | None = None

    def __getitem__(self, key: str) -> int:
        return int(self.found.get(key) or 0)

    @property
    def rest(self) -> int:
        """Enrolled, and not taking part."""
        return max(self.enrolled - self.enrolled_people, 0)

    @property
    def count(self) -> Count:
        return Count(people=self.people, enrolled=self.enrolled, rest=self.rest)


def cells_of(row: Mapping[str, Any]) -> tuple[Cell, ...]:
    """The group, or the two groups, a counted row is about."""
    return tuple(
        (dimension, str(row[dimension]))
        for dimension, bit in zip(DIMENSIONS, _BITS, strict=True)
        if not row["g"] & bit
    )


def group_cell(row: Mapping[str, Any]) -> Cell:
    return ("group", str(row["group"]))


class Counted:
    """The counts of one period, read; `limit` is the campus's."""

    def __init__(
        self,
        taken: Mapping[str, Any],
        enrolled: Mapping[str, Any],
        *,
        limit: int,
        group_names: Mapping[str, tuple[str, str]] | None = None,
        by_roster: bool = False,
        hidden: Mapping[str, Any] | None = None,
    ) -> None:
        self.taken = taken
        self.enrolled = enrolled
        self.limit = limit
        self.group_names = group_names or {}
        self.by_roster = by_roster
        self._found_hidden = hidden or {}

    @cached_property
    def lines(self) -> dict[Cell, Line]:
        """Every group by its cell, everyone's line included."""
        found = {_cell(row): row for row in self.taken.get("lines") or ()}
        whole = {_cell(row): row for row in self.enrolled.get("lines") or ()}
        cuts = {_cell(row): row["cuts"] for row in self.taken.get("cuts") or ()}
        for row in self.taken.get("groups") or ():
            if row["g"] == EVERYONE:
                found[group_cell(row)] = row
        for row in self.enrolled.get("groups") or ():
            if row["g"] == EVERYONE:
                whole[group_cell(row)] = row
        for row in self.taken.get("group_cuts") or ():
            cuts[group_cell(row)] = row["cuts"]
        return {
            cell: _line(cell, found.get(cell, {}), whole.get(cell, {}), cuts.get(cell), self)
            for cell in found.keys() | whole.keys()
        }

    @property
    def total(self) -> Line:
        return self.lines.get(ALL) or _line(ALL, {}, {}, None, self)

    @cached_property
    def counts(self) -> dict[Cell, Count]:
        return {cell: line.count for cell, line in self.lines.items() if cell != ALL}

    @cached_property
    def links(self) -> list[Link]:
        return [*self._totals(), *self._between_tables(), *self._of_groups()]

    @cached_property
    def hidden(self) -> frozenset[Cell]:
        """The groups no form may show; as found when it was counted, if by the same limit."""
        if self._found_hidden.get("limit") == self.limit:
            return frozenset((cell[0], cell[1]) for cell in self._found_hidden["cells"])
        total = self.total
        outside = [
            cell
            for cell, count in self.counts.items()
            if cell[0] == "group"
            and (
                is_small(total.people - count.people, self.limit)
                or is_small(total.enrolled - count.enrolled, self.limit)
            )
        ]
        return hidden_cells(
            self.counts, self.links, limit=self.limit, also=outside, kinds=self._kinds()
        )

    @property
    def shows_enrolled(self) -> bool:
        """Whether those enrolled may be told at all: not where all but a few take part."""
        total = self.total
        return total.enrolled >= self.limit and not is_small(total.rest, self.limit)

    def table(self, dimension: str) -> tuple[list[Line], int]:
        """The groups that may be shown, by name (classes as students pass through them) with "not
        said" last, and how many may not."""
        cells = [cell for cell in self.counts if cell[0] == dimension]
        return self._shown(cells)

    def kinds(self) -> list[str]:
        """The kinds of group there are."""
        return sorted({kind for kind, _name in self.group_names.values() if kind})

    def group_table(self, kind: str) -> tuple[list[Line], int]:
        return self._shown([cell for cell in self.counts if self._kind(cell) == kind])

    def _kinds(self) -> list[frozenset[Cell]]:
        """The sets of groups that people stand in; none where they are too many to solve for, and
        to be known."""
        rows = [*(self.taken.get("kinds") or ()), *(self.enrolled.get("kinds") or ())]
        found = {
            frozenset(
                [
                    *((name, str(row[name])) for name in DIMENSIONS),
                    *(("group", str(group)) for group in row["groups"] or ()),
                ]
            )
            for row in rows
        }
        return list(found) if len(found) <= MOST_KINDS else []

    def _shown(self, cells: list[Cell]) -> tuple[list[Line], int]:
        lines = [self.lines[cell] for cell in cells if cell not in self.hidden]
        return sorted(lines, key=_place), len(cells) - len(lines)

    def _kind(self, cell: Cell) -> str:
        return self.group_names.get(cell[1], ("", ""))[0] if cell[0] == "group" else ""

    def _totals(self) -> Iterable[Link]:
        tables: dict[str, set[Cell]] = defaultdict(set)
        for cell in self.counts:
            kind = self._kind(cell)
            tables[f"group {kind}" if kind else cell[0]].add(cell)
        return [Link(frozenset(cells)) for cells in tables.values()]

    def _between_tables(self) -> Iterable[Link]:
        """What the groups of one table tell of those of another: where a set of the one and a set
        of the other have the same people, whoever they are."""
        pairs: dict[tuple[str, str], set[tuple[Cell, Cell]]] = defaultdict(set)
        for row in [*(self.taken.get("pairs") or ()), *(self.enrolled.get("pairs") or ())]:
            one, other = cells_of(row)
            pairs[one[0], other[0]].add((one, other))
        for (left, right), joined in pairs.items():
            parts = components(joined)
            if len(parts) > 1:
                for part in parts:
                    yield Link(
                        frozenset(cell for cell in part if cell[0] == left),
                        frozenset(cell for cell in part if cell[0] == right),
                    )

    def _of_groups(self) -> Iterable[Link]:
        """Imported groups that are exactly some groups of another table, or another such group."""
        within: dict[Cell, dict[Cell, list[int]]] = defaultdict(lambda: defaultdict(lambda: [0, 0]))
        for place, source, key in ((0, self.taken, "people"), (1, self.enrolled, "enrolled")):
            for row in source.get("groups") or ():
                for cell in cells_of(row):
                    within[group_cell(row)][cell][place] = row[key]
            for row in source.get("both") or ():
                one, other = ("group", str(row["a"])), ("group", str(row["b"]))
                within[one][other][place] = within[other][one][place] = row["n"]
        for group, inside in within.items():
            by_table: dict[str, dict[Cell, list[int]]] = defaultdict(dict)
            for cell, numbers in inside.items():
                by_table[cell[0]][cell] = numbers
            for dimension, cells in by_table.items():
                if dimension == "group":
                    yield from self._same_groups(group, cells)
                elif all(self._is_whole(cell, numbers) for cell, numbers in cells.items()):
                    own = frozenset(cells)
                    table = frozenset(cell for cell in self.counts if cell[0] == dimension)
                    yield Link(frozenset({group}), own)
                    yield Link(table - own, frozenset({group}))

    def _same_groups(self, group: Cell, others: Mapping[Cell, list[int]]) -> Iterable[Link]:
        for other, numbers in others.items():
            if self._is_whole(group, numbers) and self._is_whole(other, numbers):
                yield Link(frozenset({group}), frozenset({other}))

    def _is_whole(self, cell: Cell, numbers: list[int]) -> bool:
        count = self.counts.get(cell, Count(0))
        return [count.people, count.enrolled] == numbers


def _place(line: Line) -> tuple[Any, ...]:
    dimension, value = line.cell
    name = line.name.casefold()
    return (not value, order_of(value) if dimension == "class" else (0, name), name, value)


def _cell(row: Mapping[str, Any]) -> Cell:
    found = cells_of(row)
    return found[0] if found else ALL


def _line(
    cell: Cell,
    found: Mapping[str, Any],
    whole: Mapping[str, Any],
    cuts: Any,
    counted: Counted,
) -> Line:
    return Line(
        cell=cell,
        name=counted.group_names.get(cell[1], ("", ""))[1] if cell[0] == "group" else cell[1],
        enrolled=int(whole.get("enrolled") or 0),
        people=int(found.get("people") or 0),
        enrolled_people=int(found.get("enrolled") or 0),
        found=found,
        cuts=tuple(cuts) if cuts and cuts[0] is not None else None,
    )


def components(pairs: Iterable[tuple[Cell, Cell]]) -> list[Side]:
    """The sets that hang together, of cells joined in pairs."""
    above: dict[Cell, Cell] = {}

    def top(cell: Cell) -> Cell:
        above.setdefault(cell, cell)
        while above[cell] != cell:
            above[cell] = above[above[cell]]
            cell = above[cell]
        return cell

    for one, other in pairs:
        above[top(one)] = top(other)
    sets: dict[Cell, set[Cell]] = defaultdict(set)
    for cell in list(above):
        sets[top(cell)].add(cell)
    return [frozenset(each) for each in sets.values()]
