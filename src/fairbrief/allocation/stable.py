"""The stable way: nobody and no project would both rather have each other than what they got.

Students propose in the order of their lists and are kept for as long as nobody better comes
(deferred acceptance with the capacities of projects and supervisors, SPA-S). Among all stable
matchings this gives every student the best they have in any of them, so nobody gains by hiding
what they want most.
"""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heappop, heappush, heapreplace

from fairbrief.allocation.instance import Instance, Matching, lot, untied


def stable(instance: Instance, *, seed: int | str = 0) -> Matching:
    """The student-optimal stable matching; equals are put in order by lots drawn with the seed."""
    draw = lot(seed)
    choices = [untied(row, draw) for row in instance.choices]
    rankings = [untied(row, draw) for row in instance.rankings]
    return _proposed(instance, choices, rankings)


def _proposed(
    instance: Instance, choices: list[Sequence[int]], rankings: list[Sequence[int]]
) -> Matching:
    # One loop, on lists of numbers: it runs some five times a student, for a hundred thousand.
    places, boss_of, limits = instance.places, instance.supervisor_of, instance.limits
    ranks = [dict(zip(row, range(len(row)), strict=True)).get for row in rankings]
    rank_in = [ranks[boss] for boss in boss_of]
    is_tight = _tight(instance)
    # Ranks of those kept, negative: the smallest is the worst. A supervisor's heap is kept only
    # where the limit can matter, and may hold students who have gone: they are skipped.
    kept: list[list[int]] = [[] for _ in places]
    held: list[list[int]] = [[] for _ in limits]
    left = list(limits)
    # The lowest rank a project or supervisor may still take; once full it only ever rises.
    most = len(choices)
    bar = [most if each and limits[boss_of[at]] else -1 for at, each in enumerate(places)]
    boss_bar = [most] * len(limits)
    got = [-1] * len(choices)
    asks = [iter(row) for row in choices]
    for first in range(len(choices)):
        student = first
        while student >= 0:
            loser = -1
            for project in asks[student]:
                rank = rank_in[project](student)
                if rank is None or rank > bar[project]:
                    continue
                boss = boss_of[project]
                if rank > boss_bar[boss]:
                    continue
                heap = kept[project]
                if len(heap) == places[project]:
                    loser = rankings[boss][-heapreplace(heap, -rank)]
                    bar[project] = -heap[0]
                else:
                    if left[boss]:
                        left[boss] -= 1
                    else:
                        worst = _worst(held[boss], rankings[boss], got, boss_of, boss)
                        boss_bar[boss] = worst
                        if rank > worst:
                            continue
                        loser = rankings[boss][worst]
                        heappop(held[boss])
                        # Worst of all the supervisor's students, so worst in the project too.
                        heappop(kept[got[loser]])
                    heappush(heap, -rank)
                    if len(heap) == places[project]:
                        bar[project] = -heap[0]
                if is_tight[boss]:
                    heappush(held[boss], -rank)
                if loser >= 0:
                    got[loser] = -1
                got[student] = project
                break
            student = loser
    return got


def _tight(instance: Instance) -> list[bool]:
    """Of each supervisor, whether the limit is lower than all places of their projects."""
    room = [0] * len(instance.limits)
    for places, boss in zip(instance.places, instance.supervisor_of, strict=True):
        room[boss] += places
    return [limit < all_places for limit, all_places in zip(instance.limits, room, strict=True)]


def _worst(
    heap: list[int], ranking: Sequence[int], got: Matching, boss_of: Sequence[int], boss: int
) -> int:
    """The rank of the worst student a full supervisor holds, at the top of the heap."""
    while True:
        project = got[ranking[-heap[0]]]
        if project >= 0 and boss_of[project] == boss:
            return -heap[0]
        heappop(heap)
