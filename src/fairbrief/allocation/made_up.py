"""Made-up instances, the same for a seed: for measuring and for tests."""

from __future__ import annotations

import random
from collections.abc import Sequence

from fairbrief.allocation.instance import Entry, Instance, lot


def made_up(
    students: int, *, seed: int | str = 0, choices: int = 10, ties: float = 0.0, spare: float = 0.0
) -> Instance:
    """Six projects for ten students, eight a supervisor, one to three places each.

    One project in five is asked for twice as often as the rest. Supervisors take four in five of
    their places' number. `ties` is how likely a name shares its rank with the one before, `spare`
    how likely a supervisor leaves a student out.
    """
    draw = lot(f"made up {seed}")
    projects = max(1, students * 6 // 10)
    bosses = max(1, projects // 8)
    supervisor_of = [draw.randrange(bosses) for _ in range(projects)]
    places = draw.choices((1, 2, 3), weights=(3, 4, 3), k=projects)
    room = [0] * bosses
    for project, boss in enumerate(supervisor_of):
        room[boss] += places[project]
    pool = [*range(projects), *range(projects // 5)]
    wanted: list[Sequence[int]] = []
    seekers: list[set[int]] = [set() for _ in range(bosses)]
    for student in range(students):
        row = list(dict.fromkeys(draw.sample(pool, min(choices, len(pool)))))
        wanted.append(row)
        for project in row:
            seekers[supervisor_of[project]].add(student)
    rankings = []
    for each in seekers:
        ranked = [student for student in sorted(each) if draw.random() >= spare]
        draw.shuffle(ranked)
        rankings.append(_tied(ranked, ties, draw))
    return Instance(
        choices=[_tied(row, ties, draw) for row in wanted],
        places=places,
        supervisor_of=supervisor_of,
        limits=[max(1, each * 4 // 5) if each else 0 for each in room],
        rankings=rankings,
    )


def _tied(row: Sequence[int], ties: float, draw: random.Random) -> Sequence[Entry]:
    if not ties:
        return row
    groups: list[list[int]] = []
    for each in row:
        if groups and draw.random() < ties:
            groups[-1].append(each)
        else:
            groups.append([each])
    return [group[0] if len(group) == 1 else tuple(group) for group in groups]
