"""Whom a brief is shown to, for its employer: how many, never who."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q

from fairbrief.briefs.models import Brief
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
    named = brief.skills.order_by().values("pk")
    can, would = (
        through._base_manager.filter(student=OuterRef("pk"), skill__in=named)
        for through in (Student.skills.through, Student.wants_to_learn.through)
    )
    fits = Q(Exists(can)) | Q(Exists(would))
    listed = brief.offerings.filter(listed_at__isnull=False).values("campus")
    found = Student.objects.filter(campus__in=listed).aggregate(
        students=Count("pk"), fitting=Count("pk", filter=fits)
    )
    if not found["students"]:
        return None
    fitting = found["fitting"]
    return Audience(found["students"], fitting if fitting >= FEWEST_TOLD else None)
