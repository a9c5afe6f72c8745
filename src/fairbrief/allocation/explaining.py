"""Why somebody did not get a choice, as facts that can be put into words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from fairbrief.allocation.instance import Instance, Matching, levels


class Full(StrEnum):
    """What stood in the way of a choice."""

    #: The supervisor did not rank the student.
    UNRANKED = "unranked"
    #: All places of the project went to others.
    PROJECT = "project"
    #: The supervisor takes no more students, whatever the project.
    SUPERVISOR = "supervisor"
    #: There was a place. Best overall ranks alone can leave one so, to spare others a worse one.
    OVERALL = "overall"


@dataclass(frozen=True, slots=True)
class Turned:
    """A choice higher than what the student got.

    `places` are those of what was full; `above`, `equal` and `below` how many of those who got
    them the supervisor ranked higher than, like, and lower than this student.
    """

    project: int
    choice: int
    why: Full
    places: int = 0
    above: int = 0
    equal: int = 0
    below: int = 0


def turned_down(instance: Instance, got: Matching, student: int) -> list[Turned]:
    """Every choice above the one the student got, highest first; all of them without a match."""
    mine = got[student]
    found = []
    for choice, entry in enumerate(instance.choices[student], start=1):
        group = entry if isinstance(entry, tuple) else (entry,)
        if mine in group:
            break
        found += [_turned(instance, got, student, project, choice) for project in group]
    return found


def _turned(instance: Instance, got: Matching, student: int, project: int, choice: int) -> Turned:
    boss = instance.supervisor_of[project]
    level_of = levels(instance.rankings[boss])
    level = level_of.get(student)
    if level is None:
        return Turned(project, choice, Full.UNRANKED)
    why, places = Full.PROJECT, instance.places[project]
    holders = [other for other, theirs in enumerate(got) if theirs == project]
    if len(holders) < places:
        why, places = Full.SUPERVISOR, instance.limits[boss]
        holders = [
            other
            for other, theirs in enumerate(got)
            if theirs >= 0 and instance.supervisor_of[theirs] == boss
        ]
        if len(holders) < places or student in holders:
            return Turned(project, choice, Full.OVERALL)
    heights = [level_of[other] for other in holders]
    return Turned(
        project,
        choice,
        why,
        places,
        above=sum(each < level for each in heights),
        equal=sum(each == level for each in heights),
        below=sum(each > level for each in heights),
    )
