"""A student with classes and work, written directly: the starting point of these tests."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from fairbrief.audit.actors import Actor
from fairbrief.engagements.models import Engagement
from fairbrief.organizations.models import Term
from fairbrief.planning.actions import add_weekly
from fairbrief.planning.models import PlanBlock
from fairbrief.students.models import Student
from tests.builders import NOW, a_campus, a_student, acting, in_days
from tests.engaged import an_engagement

NEW_YORK = ZoneInfo("America/New_York")


def a_busy_student(**columns: Any) -> Student:
    """A student in New York with a class on Mondays and Wednesdays from ten to half past eleven."""
    columns.setdefault("hours_a_week", 10)
    student = a_student(columns.pop("campus", None) or a_campus(), **columns)
    for weekday in (0, 2):
        a_class(student, weekday, time(10), time(11, 30))
    return student


def a_class(student: Student, weekday: int, starts: time, ends: time, **columns: Any) -> Any:
    return add_weekly(
        student,
        kind="class",
        title=columns.pop("title", "HIST 310"),
        weekday=weekday,
        starts=starts,
        ends=ends,
        from_on=columns.pop("from_on", None),
        until_on=columns.pop("until_on", None),
        actor=acting(student.user),
        at=NOW,
    )


def some_work(student: Student, **columns: Any) -> Engagement:
    """Eighteen hours of work under way, due in four weeks."""
    columns.setdefault("starts_on", in_days(-1))
    columns.setdefault("due_on", in_days(28))
    return an_engagement("active", student=student, campus=student.campus, **columns)


def me(student: Student) -> Actor:
    return acting(student.user)


def live(student: Student) -> list[PlanBlock]:
    return list(PlanBlock.objects.filter(student=student, removed_at=None).order_by("starts_at"))


def minutes(student: Student) -> int:
    return sum(each.minutes for each in live(student))


def here(at: datetime) -> str:
    """A moment on the student's wall: "Mon 15 Feb 10:00"."""
    return f"{at.astimezone(NEW_YORK):%a %-d %b %H:%M}"


def a_term(student: Student, kind: str, starts_on: date, ends_on: date) -> Term:
    return Term.objects.create(
        campus=student.campus, kind=kind, name=kind, starts_on=starts_on, ends_on=ends_on
    )
