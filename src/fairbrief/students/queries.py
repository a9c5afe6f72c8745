"""Reads of students."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING, Any

from django.db.models import F, QuerySet, TimeField, Value

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


@dataclass(frozen=True)
class Profile:
    """What a student said of themselves that briefs are held against: skills, and when they are
    free, as weekday, beginning and end of each stretch in order."""

    skills: Skills
    free: list[tuple[int, time, time]]


#: What a row of a profile tells.
_FREE, _HAS, _WANTS = range(3)


@written_once
def _profile_of(student: int) -> QuerySet[Any, tuple[int, int, str, time, time]]:
    # First what has times: by its columns the database knows what is missing in the others.
    free = FreeTime.objects.filter(student=student).order_by()
    no_time = Value(None, TimeField())
    has, wants = (
        tied._base_manager.filter(student=student).annotate(
            kind=Value(kind), name=F("skill__name"), starts=no_time, ends=no_time
        )
        for tied, kind in (
            (Student.skills.through, _HAS),
            (Student.wants_to_learn.through, _WANTS),
        )
    )
    columns = ("kind", "name", "starts", "ends")
    found: QuerySet[Any, Any] = free.annotate(kind=Value(_FREE), name=Value("")).values_list(
        "weekday", *columns
    )
    return found.union(*(each.values_list("skill_id", *columns) for each in (has, wants)), all=True)


def profile_of(student: Student) -> Profile:
    """One query."""
    has: dict[int, str] = {}
    wants: dict[int, str] = {}
    free: list[tuple[int, time, time]] = []
    for number, kind, name, starts, ends in _profile_of(student.pk):
        if kind == _FREE:
            free.append((number, starts, ends))
        else:
            (has if kind == _HAS else wants)[number] = name
    skills = Skills(has, frozenset(wants.values()), frozenset(wants))
    return Profile(skills, sorted(free))


def skills() -> QuerySet[Skill]:
    """The curated list, by field and name."""
    return Skill.objects.order_by("field", "name")


def exams_between(campus: Campus, start: date, end: date) -> list[Term]:
    """Exam stretches that touch a range of days."""
    return list(
        Term.objects.filter(
            campus=campus, kind=Term.Kind.EXAMS, starts_on__lte=end, ends_on__gte=start
        )
    )
