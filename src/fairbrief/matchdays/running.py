"""From ranks to a matching: the lists are frozen, run, and put into words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fairbrief.allocation import (
    Entry,
    Full,
    Instance,
    Matching,
    best_ranks,
    figures_of,
    stable,
    turned_down,
)
from fairbrief.applications.queries import can_be_matched
from fairbrief.matchdays.models import Choice, Desk, Matchday, Outcome, Seat
from fairbrief.matchdays.states import Mode

WAYS = {Mode.STABLE: stable, Mode.RANKS: best_ranks}


def freeze(matchday: Matchday) -> dict[str, Any]:
    """The lists as they stand, by keys alone: nothing in them names or describes anybody.

    Only places an employer has confirmed and that are still free count, and only applications
    that can still lead to an offer.
    """
    seats = [
        seat
        for seat in Seat.objects.filter(matchday=matchday, confirmed_at__isnull=False)
        .select_related("brief")
        .order_by("pk")
        if seat.brief.supervisor_id and seat.brief.seats > seat.brief.seats_taken
    ]
    rows = [
        row
        for row in Choice.objects.filter(seat__in=seats)
        .select_related("application")
        .order_by("student_id", "rank", "seat_id")
        if can_be_matched(row.application)
    ]
    places = [min(each.places, each.brief.seats - each.brief.seats_taken) for each in seats]
    bosses = sorted({each.brief.supervisor_id for each in seats if each.brief.supervisor_id})
    boss_of = [bosses.index(each.brief.supervisor_id or 0) for each in seats]
    at_seat = {each.pk: number for number, each in enumerate(seats)}
    students = sorted({row.student_id for row in rows})
    choices = {
        student: _grouped([(row.rank, at_seat[row.seat_id]) for row in mine])
        for student, mine in groupby(rows, key=lambda row: row.student_id)
    }
    desks = {
        desk.supervisor_id: desk
        for desk in Desk.objects.filter(matchday=matchday).prefetch_related("estimates")
    }
    seekers: list[set[int]] = [set() for _boss in bosses]
    for row in rows:
        seekers[boss_of[at_seat[row.seat_id]]].add(row.student_id)
    room = [0] * len(bosses)
    for number, boss in enumerate(boss_of):
        room[boss] += places[number]
    number_of = {student: number for number, student in enumerate(students)}
    return {
        "seed": matchday.code,
        "students": students,
        "seats": [each.pk for each in seats],
        "supervisors": bosses,
        "choices": [choices[each] for each in students],
        "places": places,
        "supervisor_of": boss_of,
        "limits": [_limit(desks.get(boss), room[number]) for number, boss in enumerate(bosses)],
        "rankings": [
            _ranking(desks.get(boss), seekers[number], number_of)
            for number, boss in enumerate(bosses)
        ],
    }


def _limit(desk: Desk | None, room: int) -> int:
    return room if desk is None or desk.most is None else min(desk.most, room)


def _ranking(
    desk: Desk | None, seekers: set[int], number_of: Mapping[int, int]
) -> list[int | list[int]]:
    """As ranked; whoever was not ranked after them, all equal; without those who were ruled out."""
    put = {each.student_id: each.rank for each in desk.estimates.all()} if desk else {}
    last = max((rank for rank in put.values() if rank is not None), default=0) + 1
    pairs = [
        (rank, number_of[student])
        for student in seekers
        if (rank := put.get(student, last)) is not None
    ]
    return _grouped(sorted(pairs))


def _grouped(pairs: Sequence[tuple[int, int]]) -> list[int | list[int]]:
    groups = [
        [number for _rank, number in group] for _rank, group in groupby(pairs, lambda each: each[0])
    ]
    return [group[0] if len(group) == 1 else group for group in groups]


def instance_of(inputs: Mapping[str, Any]) -> Instance:
    """The frozen lists as the library takes them."""

    def entries(row: Sequence[Any]) -> list[Entry]:
        return [tuple(each) if isinstance(each, list) else each for each in row]

    found = Instance(
        choices=[entries(row) for row in inputs["choices"]],
        places=inputs["places"],
        supervisor_of=inputs["supervisor_of"],
        limits=inputs["limits"],
        rankings=[entries(row) for row in inputs["rankings"]],
    )
    found.check()
    return found


def matched(inputs: Mapping[str, Any], mode: str) -> Matching:
    """What the frozen lists give: the same whenever and wherever it is run."""
    return WAYS[Mode(mode)](instance_of(inputs), seed=inputs["seed"])


def figures_by_mode(inputs: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """What each way of sharing out would give."""
    instance = instance_of(inputs)
    return {
        str(mode): asdict(figures_of(instance, way(instance, seed=inputs["seed"])))
        for mode, way in WAYS.items()
    }


def facts_of(inputs: Mapping[str, Any], got: Matching) -> list[list[dict[str, Any]]]:
    """Of each student, why each higher choice was not theirs; to be kept with the outcome."""
    instance = instance_of(inputs)
    return [
        [
            {**asdict(each), "seat": inputs["seats"][each.project]}
            for each in turned_down(instance, got, student)
        ]
        for student in range(len(got))
    ]


def explained(outcome: Outcome) -> list[str]:
    """Why each higher choice was not the student's, in sentences."""
    titles = dict(
        Seat.objects.filter(pk__in=[each["seat"] for each in outcome.turned]).values_list(
            "pk", "brief__title"
        )
    )
    return [_sentence(each, titles.get(each["seat"], "")) for each in outcome.turned]


def _sentence(fact: Mapping[str, Any], title: str) -> str:
    said = {"choice": fact["choice"], "title": title, "places": fact["places"]}
    why = Full(fact["why"])
    if why is Full.UNRANKED:
        return _("Choice %(choice)d, “%(title)s”: the supervisor chose not to rank you.") % said
    if why is Full.OVERALL:
        return (
            _("Choice %(choice)d, “%(title)s”: a place stayed free, to spare others a worse one.")
            % said
        )
    if why is Full.SUPERVISOR:
        opening = ngettext(
            "Choice %(choice)d, “%(title)s”: the supervisor takes %(places)d student in all.",
            "Choice %(choice)d, “%(title)s”: the supervisor takes %(places)d students in all.",
            fact["places"],
        )
    else:
        opening = ngettext(
            "Choice %(choice)d, “%(title)s”: it had %(places)d place.",
            "Choice %(choice)d, “%(title)s”: it had %(places)d places.",
            fact["places"],
        )
    return " ".join([opening % said, *_who_got_it(fact)])


def _who_got_it(fact: Mapping[str, Any]) -> list[str]:
    said = []
    if fact["above"]:
        said.append(
            ngettext(
                "%(count)d who got one was ranked above you.",
                "%(count)d who got one were ranked above you.",
                fact["above"],
            )
            % {"count": fact["above"]}
        )
    if fact["equal"]:
        said.append(
            ngettext(
                "%(count)d was ranked like you; lots drawn from the day’s code decided.",
                "%(count)d were ranked like you; lots drawn from the day’s code decided.",
                fact["equal"],
            )
            % {"count": fact["equal"]}
        )
    if fact["below"]:
        said.append(
            ngettext(
                "%(count)d was ranked below you: so somebody was spared a choice further down.",
                "%(count)d were ranked below you: so somebody was spared a choice further down.",
                fact["below"],
            )
            % {"count": fact["below"]}
        )
    return said
