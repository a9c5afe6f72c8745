"""Reads of students."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import QuerySet, Value

from fairbrief.organizations.models import Term
from fairbrief.students.models import Skill, Student

if TYPE_CHECKING:
    from fairbrief.accounts.models import User
    from fairbrief.organizations.models import Campus


def student_of(user: User) -> Student | None:
    """The student a user is, with campus; None for everyone else."""
    return Student.objects.select_related("campus").filter(user=user).first()


@dataclass(frozen=True)
class Skills:
    """What a student can do, names by id, and what they would like to learn, by name and by id."""

    has: dict[int, str]
    wants: frozenset[str]
    wanted: frozenset[int] = frozenset()


def skills_of(student: Student) -> Skills:
    """One query."""
    has, wants = (
        rows.order_by().annotate(is_had=Value(is_had)).values_list("is_had", "pk", "name")
        for rows, is_had in ((student.skills, True), (student.wants_to_learn, False))
    )
    rows = list(has.union(wants, all=True))
    return Skills(
        {pk: name for is_had, pk, name in rows if is_had},
        frozenset(name for is_had, _pk, name in rows if not is_had),
        frozenset(pk for is_had, pk, _name in rows if not is_had),
    )


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
