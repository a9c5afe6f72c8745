"""Whom a brief is shown to, for its employer: how many, never who."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Value

from fairbrief.briefs.models import Brief, Offering
from fairbrief.kernel.written import written_once
from fairbrief.students.models import Student

#: Fewer than this are not told: they could be known.
FEWEST_TOLD = 5


@dataclass(frozen=True)
class Audience:
    """Students of campuses that list the brief, and of those who can or would learn what it names;
    None where they are too few to be told."""

    students: int
    fitting: int | None


def audience_of(brief: Brief) -> Audience | None:
    """None where no campus lists it. One query."""
    students, fitting = _counted.first(brief.pk) or (0, 0)
    if not students:
        return None
    return Audience(students, fitting if fitting >= FEWEST_TOLD else None)


@written_once
def _counted(brief: int) -> QuerySet[Student, tuple[int, int]]:
    """How many there are, and how many of them it fits."""
    named = Brief.skills.through._base_manager.filter(brief=brief).values("skill")
    can, would = (
        through._base_manager.filter(student=OuterRef("pk"), skill__in=named)
        for through in (Student.skills.through, Student.wants_to_learn.through)
    )
    fits = Q(Exists(can)) | Q(Exists(would))
    listed = Offering.objects.filter(brief=brief, listed_at__isnull=False).values("campus")
    there = Student.objects.filter(campus__in=listed).order_by().annotate(one=Value(1))
    return (
        there.values("one")
        .annotate(students=Count("pk"), fitting=Count("pk", filter=fits))
        .values_list("students", "fitting")
    )
