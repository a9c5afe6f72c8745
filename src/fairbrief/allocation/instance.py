"""What is to be shared out: who ranked what, and how many places there are."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

#: One entry of a list: a number, or several of equal rank.
type Entry = int | tuple[int, ...]
#: The project of each student, -1 for none.
type Matching = list[int]


class UnsoundError(ValueError):
    """The lists name something that is not there, or name it twice."""


@dataclass(frozen=True, slots=True)
class Instance:
    """Students, projects and supervisors by their numbers, each counted from 0.

    A project has one supervisor. A student can get a project only if both named each other: it
    stands in the student's `choices`, and the student in the `rankings` of its supervisor.
    """

    #: Of each student, the projects, best first.
    choices: Sequence[Sequence[Entry]]
    #: Of each project, how many it takes.
    places: Sequence[int]
    #: Of each project, its supervisor.
    supervisor_of: Sequence[int]
    #: Of each supervisor, how many students over all their projects.
    limits: Sequence[int]
    #: Of each supervisor, the students, best first.
    rankings: Sequence[Sequence[Entry]]

    def check(self) -> None:
        """Raises UnsoundError with what is wrong."""
        if len(self.places) != len(self.supervisor_of) or len(self.limits) != len(self.rankings):
            raise UnsoundError("Every project needs places and a supervisor, a supervisor a limit.")
        if any(each < 0 for each in (*self.places, *self.limits)):
            raise UnsoundError("Nobody has less than no place.")
        if any(not 0 <= each < len(self.limits) for each in self.supervisor_of):
            raise UnsoundError("A project names a supervisor who is not there.")
        for lists, most in ((self.choices, len(self.places)), (self.rankings, len(self.choices))):
            for row in lists:
                flat = flattened(row)
                if len(set(flat)) != len(flat):
                    raise UnsoundError("A list names the same one twice.")
                if flat and not 0 <= min(flat) <= max(flat) < most:
                    raise UnsoundError("A list names one that is not there.")


def flattened(row: Sequence[Entry]) -> Sequence[int]:
    """The list without its groups, in the order they are written in."""
    if tuple not in set(map(type, row)):
        return row  # type: ignore[return-value]
    flat: list[int] = []
    for entry in row:
        if isinstance(entry, tuple):
            flat.extend(entry)
        else:
            flat.append(entry)
    return flat


def levels(row: Sequence[Entry]) -> dict[int, int]:
    """How high each stands in a list, the best 1; equals stand equally high."""
    if tuple not in set(map(type, row)):
        return dict(zip(row, range(1, len(row) + 1), strict=True))  # type: ignore[arg-type]
    found: dict[int, int] = {}
    for level, entry in enumerate(row, start=1):
        if isinstance(entry, tuple):
            found.update(dict.fromkeys(entry, level))
        else:
            found[entry] = level
    return found


def untied(row: Sequence[Entry], draw: random.Random) -> Sequence[int]:
    """The list with the order inside each group drawn by lot."""
    if tuple not in set(map(type, row)):
        return row  # type: ignore[return-value]
    flat: list[int] = []
    for entry in row:
        if isinstance(entry, tuple):
            flat.extend(draw.sample(entry, len(entry)))
        else:
            flat.append(entry)
    return flat


def lot(seed: int | str) -> random.Random:
    """The lots drawn with a seed: the same seed draws the same lots on every machine."""
    return random.Random(f"fairbrief:{seed}")  # noqa: S311 - lots that anyone can draw again
