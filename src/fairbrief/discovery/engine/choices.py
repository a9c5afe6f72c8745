"""What the choices of each filter are: where they stand in the index, and what a choice holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from fairbrief.discovery.engine.facts import HOURS, PAY, WEEKS
from fairbrief.discovery.engine.packing import ANSWERS, CREDIT, ENDORSED, FIRST_TIME, NEW_EMPLOYER

#: Filters by what a brief has or not, each by its bit.
TRAIT_OF = {
    "answers": ANSWERS,
    "new_employers": NEW_EMPLOYER,
    "credit": CREDIT,
    "first_times": FIRST_TIME,
    # For whoever asks of any campus; which campus it was stands in no column.
    "endorsed": ENDORSED,
}
#: Filters of which a brief has a value, or many, in a field of that name.
NAMED = ("place", "work", "skill")


@dataclass(frozen=True)
class Amount:
    """A filter by bands of an amount: the field it stands in, and where each stretch between two
    bands begins there. `is_least`: a band holds what is above it, else what is not."""

    field: str
    bands: tuple[int, ...]
    starts: tuple[int, ...]
    is_least: bool = False

    def counted(self, stretches: Sequence[int]) -> dict[int, int]:
        """How many are in each band, from how many are in each stretch."""
        found = (
            reversed([*accumulate(reversed(stretches))]) if self.is_least else accumulate(stretches)
        )
        return dict(zip(self.bands, found, strict=False))


def _at_most(field: str, bands: tuple[int, ...]) -> Amount:
    """Nothing said is 0, which is in no band."""
    return Amount(field, bands, (1, *(band + 1 for band in bands)))


AMOUNTS = {
    "hours_max": _at_most("hours", HOURS),
    "weeks_max": _at_most("weeks", WEEKS),
    "pay_min": Amount("rate", PAY, tuple(dollars * 100 for dollars in PAY), is_least=True),
}
#: A choice of one of these is counted as if it stood for what is chosen.
INSTEAD = frozenset({*NAMED, *AMOUNTS, *TRAIT_OF})
#: Filters whose choices can be counted.
FACETS = frozenset({*INSTEAD, "paid_by"})

#: How many there are, by filter and by value.
type Numbers = dict[str, dict[int, int]]


@dataclass(frozen=True)
class Counts:
    """By filter and by value. `is_about` where they are an estimate from a part."""

    by_filter: Mapping[str, Mapping[int, int]] = field(default_factory=dict)
    is_about: bool = False
