"""Small groups are not shown, and cannot be worked out from what is shown.

Primary suppression hides every group with a figure about fewer people than the campus's limit: of
those who take part, of those enrolled, or of those enrolled who do not take part. Complementary
suppression then hides more groups until nothing hidden can be had by subtracting: in every set of
groups whose sum a reader may know, no group is hidden, or at least two whose people are so many
that each of them alone might be over the limit.

The sums a reader may know are not only the totals: where the majors of one college are only its
own, they add up to it. `links` between the tables name all such sums.
Source: the practice of state data portals (California LaunchBoard), limits from 5 to 20; the
condition on sums is the classical one of complementary cell suppression.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

type Cell = tuple[str, str]
type Side = frozenset[Cell]


@dataclass(frozen=True)
class Count:
    """People of one group: who takes part, who is enrolled, who of them does not take part."""

    people: int
    enrolled: int = 0
    rest: int = 0

    @property
    def measures(self) -> tuple[int, int, int]:
        return (self.people, self.enrolled, self.rest)


@dataclass(frozen=True)
class Link:
    """Two sets of groups with the same people: their sums are equal. An empty `right` stands for a
    sum that is printed by itself."""

    left: Side
    right: Side = frozenset()


def is_small(number: int, limit: int) -> bool:
    """Whether a number of people must not be shown. Nobody is nobody: it may be."""
    return 0 < number < limit


def hidden_cells(
    counts: Mapping[Cell, Count],
    links: Sequence[Link],
    *,
    limit: int,
    also: Iterable[Cell] = (),
    kinds: Sequence[frozenset[Cell]] = (),
) -> frozenset[Cell]:
    """The groups not to show, of all tables at once. `also` names some to hide in any case.

    `kinds` are the sets of groups that people who are alike stand in. Where they are given, no
    group of few follows from any sums and differences of what is shown, over all tables at once,
    even for a reader who knows which kinds of people there are.
    """
    hidden = {
        cell
        for cell, count in counts.items()
        if any(is_small(number, limit) for number in count.measures)
    } | set(also)
    while True:
        more = _more_by_sums(counts, links, hidden, limit) or _more_by_solving(
            counts, links, hidden
        )
        more = more or _more_by_kinds(counts, kinds, hidden, limit)
        if not more:
            return frozenset(hidden)
        hidden |= more


def _more_by_sums(
    counts: Mapping[Cell, Count], links: Sequence[Link], hidden: set[Cell], limit: int
) -> set[Cell]:
    """One more group to hide where a sum would give the hidden ones away."""
    for link in links:
        for side, other in ((link.left, link.right), (link.right, link.left)):
            bare = hidden & side
            if not bare or _is_safe([counts[cell] for cell in bare], limit):
                continue
            found = _next(counts, side - hidden)
            if found is None and not other & hidden:
                found = _next(counts, other)
            if found is not None:
                return {found}
    return set()


def _is_safe(bare: Sequence[Count], limit: int) -> bool:
    """Whether each of the hidden may be anything from one to the limit, for all a sum tells."""
    if len(bare) < 2:
        return False
    sums = [sum(each) for each in zip(*(count.measures for count in bare), strict=True)]
    return all(total == 0 or total - (len(bare) - 1) >= limit for total in sums)


def _next(counts: Mapping[Cell, Count], cells: Iterable[Cell]) -> Cell | None:
    """The group that is missed least: the smallest of those with people to hide behind."""
    usable = [cell for cell in cells if counts[cell].people or counts[cell].enrolled]
    return min(
        usable,
        key=lambda cell: (
            not counts[cell].people,
            counts[cell].people,
            counts[cell].enrolled,
            cell,
        ),
        default=None,
    )


def _more_by_solving(
    counts: Mapping[Cell, Count], links: Sequence[Link], hidden: set[Cell]
) -> set[Cell]:
    """One more group to hide where several sums together would solve for a hidden one."""
    for cell in sorted(solved(links, hidden)):
        table = {each for each in counts if each[0] == cell[0]}
        found = _next(counts, table - hidden)
        if found is not None:
            return {found}
    return set()


#: Elimination is done modulo this prime: exact but for one chance in a billion billions.
_PRIME = 2**61 - 1


def _more_by_kinds(
    counts: Mapping[Cell, Count],
    kinds: Sequence[frozenset[Cell]],
    hidden: set[Cell],
    limit: int,
) -> set[Cell]:
    """One more group to hide where everything that is shown together solves for one of few."""
    if not kinds or not hidden:
        return set()
    few = {
        cell for cell in hidden if any(is_small(number, limit) for number in counts[cell].measures)
    }
    shown = [cell for cell in counts if cell not in hidden]
    for place in (0, 1):
        # Kinds in a shown group of nobody have nobody: a reader leaves them out.
        empty = {cell for cell in shown if not counts[cell].measures[place]}
        live = [kind for kind in kinds if not kind & empty]
        basis = _Basis()
        basis.add([1] * len(live))
        for cell in shown:
            basis.add([int(cell in kind) for kind in live])
        for cell in sorted(few):
            row = [int(cell in kind) for kind in live]
            if any(row) and basis.has(row):
                table = _next(counts, [each for each in shown if each[0] == cell[0]])
                found = table or _next(counts, shown)
                if found is not None:
                    return {found}
    return set()


class _Basis:
    """What follows from rows by adding and subtracting."""

    def __init__(self) -> None:
        self._rows: list[tuple[int, list[int]]] = []

    def add(self, row: list[int]) -> None:
        left = self._left(row)
        lead = next((place for place, value in enumerate(left) if value), None)
        if lead is not None:
            times = pow(left[lead], -1, _PRIME)
            self._rows.append((lead, [value * times % _PRIME for value in left]))

    def has(self, row: list[int]) -> bool:
        return not any(self._left(row))

    def _left(self, row: list[int]) -> list[int]:
        for lead, other in self._rows:
            times = row[lead]
            if times:
                row = [(a - times * b) % _PRIME for a, b in zip(row, other, strict=True)]
        return row


def solved(links: Iterable[Link], hidden: Iterable[Cell]) -> set[Cell]:
    """The hidden groups that the sums determine: exact elimination over the rationals."""
    unknown = set(hidden)
    rows: list[dict[Cell, Fraction]] = []
    for link in links:
        row: dict[Cell, Fraction] = {}
        for side, sign in ((link.left, 1), (link.right, -1)):
            for cell in side & unknown:
                row[cell] = row.get(cell, Fraction(0)) + sign
        if row:
            rows.append({cell: value for cell, value in row.items() if value})
    reduced: list[tuple[Cell, dict[Cell, Fraction]]] = []
    for row in rows:
        for lead, earlier in reduced:
            if lead in row:
                _subtract(row, earlier, row[lead])
        if not row:
            continue
        lead = min(row)
        scale = row[lead]
        row = {cell: value / scale for cell, value in row.items()}
        for _lead, earlier in reduced:
            if lead in earlier:
                _subtract(earlier, row, earlier[lead])
        reduced.append((lead, row))
    return {lead for lead, row in reduced if len(row) == 1}


def _subtract(row: dict[Cell, Fraction], other: Mapping[Cell, Fraction], times: Fraction) -> None:
    for cell, value in other.items():
        left = row.get(cell, Fraction(0)) - times * value
        if left:
            row[cell] = left
        else:
            row.pop(cell, None)


def coded_share(part: int, whole: int, *, people: int, others: int, limit: int) -> str:
    """A share of `whole` in words that betray nobody: steps of 5 %, and open at the ends.

    `people` are behind the part, `others` behind what is not in it. Where either are fewer than
    the limit, only that is said: "< 20 %" or "> 80 %"; nothing where both are. Nobody is nobody:
    "0 %" and "100 %" are said as they are, but not of so few in all that they tell of each.
    """
    if not whole or people + others < limit:
        return ""
    if not people or not others:
        return "100 %" if people else "0 %"
    few, most = people < limit, others < limit
    if few and most:
        return ""
    edge = min(5 * ceil(100 * limit / (people + others) / 5), 100) if few or most else 5
    percent = 100 * part / whole
    if few:
        above = edge if percent < edge else 5 * (floor(percent / 5) + 1)
        return f"< {above} %" if above < 100 else ""
    if most:
        below = 100 - edge if percent > 100 - edge else 5 * (ceil(percent / 5) - 1)
        return f"> {below} %" if below > 0 else ""
    if percent > 95:
        return "> 95 %"
    if percent < 5:
        return "< 5 %"
    return f"{5 * floor(percent / 5 + 0.5)} %"


def shares_of_parts(
    people_by_mask: Mapping[int, int], numbers: Sequence[int], *, limit: int
) -> list[str]:
    """The share of each part of a whole, where a person may stand in several parts.

    `people_by_mask` counts persons by the parts they stand in (bit 0 the first part), `numbers`
    what is in each part. Hidden are the parts with few people, and the next smallest until those
    hidden are two and have people enough together; then they read "".
    """
    bits = range(len(numbers))
    people = [sum(n for mask, n in people_by_mask.items() if mask >> bit & 1) for bit in bits]
    filled = [bit for bit in bits if people[bit]]
    hidden = {bit for bit in filled if people[bit] < limit}
    left = sorted((bit for bit in filled if bit not in hidden), key=lambda bit: (people[bit], bit))
    while hidden and left and not _hide_each_other(hidden, people_by_mask, limit):
        hidden.add(left.pop(0))
    whole = sum(numbers)
    said = []
    for bit in bits:
        others = sum(n for mask, n in people_by_mask.items() if mask & ~(1 << bit))
        if bit in hidden or not whole:
            said.append("")
        elif not people[bit]:
            said.append("0 %")
        elif len(filled) == 1:
            said.append("100 %")
        else:
            said.append(
                coded_share(numbers[bit], whole, people=people[bit], others=others, limit=limit)
            )
    return said


def _hide_each_other(hidden: set[int], people_by_mask: Mapping[int, int], limit: int) -> bool:
    if len(hidden) < 2:
        return False
    behind = sum(n for mask, n in people_by_mask.items() if any(mask >> bit & 1 for bit in hidden))
    return behind - (len(hidden) - 1) >= limit


def keep_hiding(parts: Sequence[int], limit: int) -> bool:
    """Whether hidden parts of a whole stay hidden when their sum is told: there are none, or none
    of few, or they are two at least and enough together. People stand in one part each."""
    if not any(is_small(people, limit) for people in parts):
        return True
    return len(parts) > 1 and sum(parts) - (len(parts) - 1) >= limit


def numbers_apart(numbers: Sequence[int], *, limit: int) -> list[int | None]:
    """The numbers of sets that lie within each other, the first shown in any case: each of the
    others only where neither it nor its difference from one shown is few. None is "not shown"."""
    shown: list[int | None] = list(numbers[:1])
    for number in numbers[1:]:
        near = [abs(number - other) for other in shown if other is not None]
        few = any(is_small(each, limit) for each in (number, *near))
        shown.append(None if few else number)
    return shown


def rounded_hours(minutes: int) -> int:
    """Hours in steps so wide that one micro-internship more or less is not read off: of 10 below
    500 hours, of 50 below 10,000, of 500 above."""
    hours = minutes / 60
    step = 10 if hours < 500 else 50 if hours < 10_000 else 500
    return step * floor(hours / step + 0.5)
