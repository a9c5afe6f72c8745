"""Reads of students."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet, Value

from fairbrief.kernel.written import written_once
from fairbrief.organizations.models import Term
from fairbrief.students.models import FreeTime, Skill, Student

if TYPE_CHECKING:
    from fairbrief.accounts.models import User
    from fairbrief.organizations.models import Campus


def is_student(student_id: int, user_id: int) -> bool:
    """Whether that student is that person. Asked before nearly every act."""
    return _student_who_is.first(student_id, user_id) is not None


@written_once
def _student_who_is(student: int, user: int) -> QuerySet[Student, tuple[int]]:
    return Student.objects.filter(pk=student, user_id=user).values_list("pk")


def student_of(user: User) -> Student | None:
    """The student a user is, with campus; None for everyone else."""
    return Student.objects.select_related("campus").filter(user=user).first()


@dataclass(frozen=True)
class Skills:
    """What a student can do, names by id, and what they would like to learn, by name and by id."""

    has: dict[int, str]
    wants: frozenset[str]
    wanted: frozenset[int] = frozenset()


@written_once
def _skills_of(student: int) -> QuerySet[Any, tuple[bool, int, str]]:
    ways: tuple[tuple[Any, bool], ...] = (
        (Student.skills.through, True),
        (Student.wants_to_learn.through, False),
    )
    has, wants = (
        tied._base_manager.filter(student=student)
        .annotate(is_had=Value(is_had))
        .values_list("is_had", "skill_id", "skill__name")
        for tied, is_had in ways
    )
    found: QuerySet[Any, tuple[bool, int, str]] = has.union(wants, all=True)
    return found


def skills_of(student: Student) -> Skills:
    """One query."""
    rows = _skills_of(student.pk)
    return Skills(
        {pk: name for is_had, pk, name in rows if is_had},
        frozenset(name for is_had, _pk, name in rows if not is_had),
        frozenset(pk for is_had, pk, _name in rows if not is_had),
    )


@written_once
def _free_times_of(student: int) -> QuerySet[FreeTime, tuple[int, time, time]]:
    rows = FreeTime.objects.filter(student=student)
    return rows.values_list("weekday", "starts", "ends")


def free_times_of(student: Student) -> list[tuple[int, time, time]]:
    """The weekday, the beginning and the end of each stretch, in order. One query."""
    return _free_times_of(student.pk)


def skills() -> QuerySet[Skill]:
    """The curated list, by field and name."""
    return Skill.objects.order_by("field", "name")


def term_on(campus: Campus, day: date) -> Term | None:
    """The term, break or exams of the campus on a day; exams win where two overlap."""
    rows = Term.objects.filter(campus=campus, starts_on__lte=day, ends_on__gte=day)
    return max(rows, key=lambda term: term.kind == Term.Kind.EXAMS, default=None)


def exams_between(campus: Campus, start: date, end: date) -> list[Term]:
    """Exam stretches that touch a range of days."""
    return list(
        Term.objects.filter(
            campus=campus, kind=Term.Kind.EXAMS, starts_on__lte=end, ends_on__gte=start
        )
    )
