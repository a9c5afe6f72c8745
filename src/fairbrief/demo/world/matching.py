"""Two matching days: one on which students rank now, one that waits to be published."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import cast as typed

from fairbrief.accounts.models import User
from fairbrief.audit.actors import person
from fairbrief.briefs.models import Brief
from fairbrief.demo.world.cast import Cast
from fairbrief.demo.world.timeline import AFTERNOON, MORNING
from fairbrief.kernel.errors import FairbriefError
from fairbrief.matchdays.actions import (
    Wish,
    add_brief,
    close_looking,
    close_ranking,
    confirm_places,
    open_matchday,
    plan_matchday,
    rank_briefs,
    rank_students,
)
from fairbrief.matchdays.models import Choice, Matchday, Seat
from fairbrief.matchdays.queries import briefs_to_add
from fairbrief.organizations.models import Campus, Member
from fairbrief.students.models import Student

#: Whom the demo shows from inside: they have not ranked yet.
SHOWN = ("trang", "yusuf", "chidinma")
BRIEFS, STUDENTS = 4, 9
WHY = (
    "I keep the archive of our student paper and would like to do it for others.",
    "My seminar reads exactly such sources, and I take notes that others can use.",
    "I have not done this before, and this is the piece I would learn most from.",
    "The hours fit beside my classes, and the result is something I can show.",
)


def hold_matching_days(cast: Cast) -> None:
    """Adds both stories."""
    cast.timeline.add(_ranking_now(cast))
    cast.timeline.add(_to_be_published(cast))


def _ranking_now(cast: Cast) -> Iterator[datetime]:
    yield cast.day(-2, MORNING)
    campus = cast.campuses["lakeshore"]
    row = _planned(cast, campus, "Humanities at work, spring", ranks_by=6, looks_by=12)
    seats = _opened(cast, row)
    yield cast.day(-1, AFTERNOON)
    _confirm(cast, seats[:-1])
    _rank(cast, row, seats, 5)


def _to_be_published(cast: Cast) -> Iterator[datetime]:
    yield cast.day(-3, MORNING)
    campus = cast.campuses["calloway"]
    row = _planned(cast, campus, "First project week", ranks_by=-2, looks_by=-1)
    seats = _opened(cast, row)
    yield cast.day(-3, AFTERNOON)
    _confirm(cast, seats)
    _rank(cast, row, seats, STUDENTS)
    yield cast.day(-2, MORNING)
    close_ranking(row, actor=cast.officer_of(campus.slug), at=cast.now)
    yield cast.day(-2, AFTERNOON)
    for seat in seats:
        _look(cast, row, seat.brief)
    yield cast.day(-1, AFTERNOON)
    close_looking(row, actor=cast.officer_of(campus.slug), at=cast.now)


def _planned(cast: Cast, campus: Campus, name: str, *, ranks_by: int, looks_by: int) -> Matchday:
    return plan_matchday(
        campus,
        name=name,
        intro="Rank up to ten briefs. A sentence on each is enough; nobody sees your order.",
        audience="campus",
        group=None,
        mode="stable",
        ranks_by=cast.date(ranks_by),
        looks_by=cast.date(looks_by),
        actor=cast.officer_of(campus.slug),
        at=cast.now,
    )


def _opened(cast: Cast, row: Matchday) -> list[Seat]:
    officer = cast.officer_of(row.campus.slug)
    briefs = list(briefs_to_add(row))[:BRIEFS]
    seats = [
        add_brief(row, brief=brief, places=brief.seats, actor=officer, at=cast.now)
        for brief in briefs
    ]
    open_matchday(row, actor=officer, at=cast.now)
    return seats


def _owner(brief: Brief) -> User:
    member = brief.employer.members.filter(
        role=Member.Role.OWNER, user__isnull=False, left_at=None
    ).select_related("user")[0]
    return typed("User", member.user)


def _confirm(cast: Cast, seats: list[Seat]) -> None:
    for seat in seats:
        confirm_places(seat, places=seat.places, actor=person(_owner(seat.brief)), at=cast.now)


def _rank(cast: Cast, row: Matchday, seats: list[Seat], number: int) -> None:
    shown = [cast.students[key].pk for key in SHOWN if key in cast.students]
    students = Student.objects.filter(campus=row.campus, onboarded_at__isnull=False)
    for student in students.exclude(pk__in=shown).select_related("user").order_by("pk")[:number]:
        mine = cast.dice.sample(seats, min(3, len(seats)))
        wishes = [
            Wish(seat=seat, rank=rank, why=cast.pick(WHY)) for rank, seat in enumerate(mine, 1)
        ]
        try:
            rank_briefs(
                row,
                student=student,
                wishes=wishes,
                hours_a_week=6,
                actor=person(student.user),
                at=cast.now,
            )
        except FairbriefError:
            continue


def _look(cast: Cast, row: Matchday, brief: Brief) -> None:
    supervisor = typed("Member", brief.supervisor)
    choices = Choice.objects.filter(seat__matchday=row, seat__brief__supervisor=supervisor)
    seekers = sorted(set(choices.values_list("student_id", flat=True)))
    cast.dice.shuffle(seekers)
    rank_students(
        row,
        supervisor=supervisor,
        ranks=dict(zip(seekers, range(1, len(seekers)), strict=False)),
        most=None,
        actor=person(_owner(brief)),
        at=cast.now,
    )
