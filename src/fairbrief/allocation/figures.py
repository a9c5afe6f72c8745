"""What a matching is worth, and whether it holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from fairbrief.allocation.instance import Instance, Matching, levels


@dataclass(frozen=True, slots=True)
class Figures:
    """What two ways of sharing out are compared by. `mean_rank` is None when nobody is matched."""

    students: int
    matched: int
    first_choices: int
    mean_rank: float | None
    blocking_pairs: int
    over_capacity: int


def figures_of(instance: Instance, got: Matching) -> Figures:
    """Students who ranked nothing are not counted."""
    ranks = [
        levels(instance.choices[student])[project]
        for student, project in enumerate(got)
        if project >= 0
    ]
    return Figures(
        students=sum(1 for row in instance.choices if row),
        matched=len(ranks),
        first_choices=ranks.count(1),
        mean_rank=round(sum(ranks) / len(ranks), 3) if ranks else None,
        blocking_pairs=sum(1 for _pair in blocking_pairs(instance, got)),
        over_capacity=over_capacity(instance, got),
    )


def over_capacity(instance: Instance, got: Matching) -> int:
    """How many students are where there is no place for them: by project, and by supervisor."""
    in_project = Counter(project for project in got if project >= 0)
    of_boss = Counter(instance.supervisor_of[project] for project in got if project >= 0)
    return sum(max(0, number - instance.places[each]) for each, number in in_project.items()) + sum(
        max(0, number - instance.limits[each]) for each, number in of_boss.items()
    )


def blocking_pairs(instance: Instance, got: Matching) -> Iterator[tuple[int, int]]:
    """Each student and project that would both rather have each other than what they got.

    The student must strictly prefer the project. It must have room and so must its supervisor; or
    the supervisor is full and holds this student elsewhere, or somebody strictly worse; or the
    project is full and holds somebody strictly worse.
    """
    level_of = [levels(row) for row in instance.rankings]
    standing = _Standing(instance, got, level_of)
    for student, row in enumerate(instance.choices):
        mine = got[student]
        for entry in row:
            group = entry if isinstance(entry, tuple) else (entry,)
            if mine in group:
                break
            for project in group:
                level = level_of[instance.supervisor_of[project]].get(student)
                if level is not None and standing.would_take(project, level, mine):
                    yield student, project


class _Standing:
    """How full everything is, and how high the worst of each stands."""

    def __init__(self, instance: Instance, got: Matching, level_of: list[dict[int, int]]) -> None:
        self.supervisor_of = instance.supervisor_of
        self.left = list(instance.places)
        self.left_of_boss = list(instance.limits)
        self.worst = [0] * len(instance.places)
        self.worst_of_boss = [0] * len(instance.limits)
        for student, project in enumerate(got):
            if project < 0:
                continue
            boss = self.supervisor_of[project]
            level = level_of[boss][student]
            self.left[project] -= 1
            self.left_of_boss[boss] -= 1
            self.worst[project] = max(self.worst[project], level)
            self.worst_of_boss[boss] = max(self.worst_of_boss[boss], level)

    def would_take(self, project: int, level: int, mine: int) -> bool:
        boss = self.supervisor_of[project]
        if self.left[project] <= 0:
            return level < self.worst[project]
        if self.left_of_boss[boss] > 0:
            return True
        is_theirs = mine >= 0 and self.supervisor_of[mine] == boss
        return is_theirs or level < self.worst_of_boss[boss]
