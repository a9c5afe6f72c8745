"""Best overall ranks: as many students as can be, and then the least sum of their ranks.

A flow from students over projects and supervisors, each with its capacity, a student's rank being
its cost. It is found in rounds: as far as the cheapest way from an unmatched student to a free
place goes (reduced by prices, so no cost is negative), and then all such ways at once. Costs are
small whole numbers, so there are few rounds. What supervisors rank decides only who may be given
what: a place can go to somebody they ranked lower.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from fairbrief.allocation.instance import Instance, Matching, levels, lot

_FAR = 1 << 60


def best_ranks(instance: Instance, *, seed: int | str = 0) -> Matching:
    """A matching of most students at the least sum of ranks; lots choose among equally good."""
    net = _Net(instance, seed)
    while net.price():
        net.push()
    got = [-1] * len(instance.choices)
    for arc in range(0, len(net.head), 2):
        student, project = net.head[arc ^ 1], net.head[arc] - net.first_project
        if student < len(got) and net.room[arc ^ 1]:
            got[student] = project
    return got


@dataclass(slots=True)
class _Net:
    """Arcs in pairs, there and back: arc `a` leads to `head[a]` and back is `a ^ 1`."""

    instance: Instance
    seed: int | str
    head: list[int] = field(default_factory=list)
    room: list[int] = field(default_factory=list)
    cost: list[int] = field(default_factory=list)
    arcs: list[list[int]] = field(default_factory=list)
    potential: list[int] = field(default_factory=list)
    free: list[int] = field(default_factory=list)
    first_project: int = 0
    sink: int = 0

    def __post_init__(self) -> None:
        instance = self.instance
        students, projects = len(instance.choices), len(instance.places)
        self.first_project = students
        first_boss = students + projects
        self.sink = first_boss + len(instance.limits)
        self.arcs = [[] for _ in range(self.sink + 1)]
        self.potential = [0] * (self.sink + 1)
        named = [set(levels(row)) for row in instance.rankings]
        draw = lot(self.seed)
        order = draw.sample(range(students), students)
        for student in order:
            options = [
                (level, project)
                for project, level in levels(instance.choices[student]).items()
                if student in named[instance.supervisor_of[project]]
            ]
            draw.shuffle(options)
            for level, project in options:
                self._join(student, students + project, 1, level)
        for project, places in enumerate(instance.places):
            self._join(students + project, first_boss + instance.supervisor_of[project], places, 0)
        for boss, limit in enumerate(instance.limits):
            self._join(first_boss + boss, self.sink, limit, 0)
        self.free = [student for student in order if self.arcs[student]]

    def _join(self, start: int, end: int, room: int, cost: int) -> None:
        self.arcs[start].append(len(self.head))
        self.arcs[end].append(len(self.head) + 1)
        self.head += (end, start)
        self.room += (room, 0)
        self.cost += (cost, -cost)

    def price(self) -> bool:
        """Prices from the distances of all nodes from the unmatched; False when no way is left."""
        head, room, cost, potential = self.head, self.room, self.cost, self.potential
        far = [_FAR] * len(self.arcs)
        # Distances are small whole numbers: a bucket for each instead of a heap. The price of the
        # unmatched stays 0, for nothing leads to them.
        buckets: list[list[int]] = [list(self.free)]
        for student in self.free:
            far[student] = 0
        here = 0
        while here < len(buckets) and here <= far[self.sink]:
            bucket = buckets[here]
            while bucket:
                node = bucket.pop()
                if far[node] != here:
                    continue
                for arc in self.arcs[node]:
                    if not room[arc]:
                        continue
                    end = head[arc]
                    there = here + cost[arc] + potential[node] - potential[end]
                    if there < far[end]:
                        far[end] = there
                        _into(buckets, there, end)
            here += 1
        reach = far[self.sink]
        if reach == _FAR:
            return False
        for node, distance in enumerate(far):
            potential[node] += min(distance, reach)
        return True

    def push(self) -> None:
        """Matches as many of the unmatched as ways without reduced cost lead to a place.

        From each a search in depth; a node without a way on is not entered again in this round,
        unless a way was found since that may have opened one through it.
        """
        found = True
        while found:
            found = False
            seen = bytearray(len(self.arcs))
            at_arc = [0] * len(self.arcs)
            left = []
            for student in self.free:
                if self._way(student, seen, at_arc):
                    found = True
                else:
                    left.append(student)
            self.free = left

    def _way(self, student: int, seen: bytearray, at_arc: list[int]) -> bool:
        head, room, cost, potential = self.head, self.room, self.cost, self.potential
        way: list[int] = []
        node = student
        seen[node] = 1
        while True:
            arcs = self.arcs[node]
            while at_arc[node] < len(arcs):
                arc = arcs[at_arc[node]]
                end = head[arc]
                if room[arc] and not seen[end] and cost[arc] + potential[node] == potential[end]:
                    break
                at_arc[node] += 1
            else:
                if not way:
                    return False
                node = head[way.pop() ^ 1]
                continue
            way.append(arc)
            if end == self.sink:
                break
            node = end
            seen[node] = 1
        for arc in way:
            room[arc] -= 1
            room[arc ^ 1] += 1
            seen[head[arc]] = 0
        return True


def _into(buckets: list[list[int]], distance: int, node: int) -> None:
    while len(buckets) <= distance:
        buckets.append([])
    buckets[distance].append(node)
