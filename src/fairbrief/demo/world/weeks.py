"""How people's weeks look: classes, office hours, a plan that has moved since it was made."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time

from fairbrief.audit.actors import person
from fairbrief.demo.world.cast import Cast
from fairbrief.demo.world.timeline import AFTERNOON, EVENING, MORNING
from fairbrief.planning.actions import add_weekly, keep_all_up, make_plan, save_office_hours

#: Weekday, from, to, kind, name.
CLASSES: dict[str, tuple[tuple[int, time, time, str, str], ...]] = {
    "trang": (
        (0, time(10, 0), time(11, 15), "class", "ENGL 342, The essay"),
        (2, time(10, 0), time(11, 15), "class", "ENGL 342, The essay"),
        (1, time(13, 0), time(14, 15), "class", "FILM 210, Documentary"),
        (3, time(13, 0), time(14, 15), "class", "FILM 210, Documentary"),
        (4, time(16, 0), time(20, 0), "work", "Library desk"),
    ),
    "yusuf": (
        (1, time(9, 30), time(10, 45), "class", "HIST 305"),
        (3, time(9, 30), time(10, 45), "class", "HIST 305"),
        (2, time(18, 0), time(20, 30), "class", "Seminar"),
    ),
}
OFFICE = [(weekday, time(9, 30), time(16, 0)) for weekday in (0, 1, 3)]


def plan_weeks(cast: Cast) -> None:
    """Adds every story of this module."""
    for key in CLASSES:
        cast.timeline.add(_a_student_s(cast, key))
    cast.timeline.add(_a_producer_s(cast))


def _a_student_s(cast: Cast, key: str) -> Iterator[datetime]:
    yield cast.day(-40, EVENING)
    student = cast.students[key]
    me = person(student.user)
    for weekday, starts, ends, kind, title in CLASSES[key]:
        add_weekly(
            student,
            kind=kind,
            title=title,
            weekday=weekday,
            starts=starts,
            ends=ends,
            from_on=None,
            until_on=None,
            actor=me,
            at=cast.now,
        )
    yield cast.day(-5, EVENING)
    make_plan(student, actor=me, at=cast.now)
    for day in (-4, -3, -2, -1):
        yield cast.day(day, AFTERNOON)
        keep_all_up(at=cast.now)
    yield cast.timeline.ago(hours=1)
    keep_all_up(at=cast.now)


def _a_producer_s(cast: Cast) -> Iterator[datetime]:
    yield cast.day(-30, MORNING)
    member = cast.members["delgado"]
    save_office_hours(
        member,
        hours=OFFICE,
        zone=member.user.time_zone if member.user else "UTC",
        actor=cast.member("delgado"),
        at=cast.now,
    )
