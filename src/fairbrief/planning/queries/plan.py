"""Reads of the plan: its blocks, what moved, what is still to be placed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet

from fairbrief.engagements.models import Engagement, HoursEntry
from fairbrief.kernel.clock import zone_named
from fairbrief.planning.models import BusyTime, PlanBlock, Replanning
from fairbrief.planning.queries.horizon import job_of, monday, open_work
from fairbrief.planning.spans import quarters_up
from fairbrief.students.models import Student

#: A planned stretch that ended so lately counts as worked, though nobody has logged it yet.
GRACE = timedelta(hours=24)


@dataclass(frozen=True)
class Placed:
    """A work with what is left of it, and how much of that is planned; in minutes."""

    work: Engagement
    left_minutes: int
    planned_minutes: int

    @property
    def unplaced_minutes(self) -> int:
        return max(quarters_up(self.left_minutes) - self.planned_minutes, 0)


@dataclass(frozen=True)
class Outlook:
    """A student's work and plan, from now on."""

    at: datetime
    rows: tuple[Placed, ...]
    is_planned: bool
    is_told: bool

    @property
    def works(self) -> tuple[Engagement, ...]:
        return tuple(row.work for row in self.rows)

    @property
    def left_minutes(self) -> int:
        return sum(row.left_minutes for row in self.rows)

    @property
    def unplaced(self) -> list[tuple[Engagement, int]]:
        """What a plan that was made found no room for."""
        if not self.is_planned:
            return []
        return [(row.work, row.unplaced_minutes) for row in self.rows if row.unplaced_minutes]


def worked_lately(student: Student, *, at: datetime) -> Counter[int]:
    """Minutes of each work that were planned in the last day and are not logged yet: taken as
    worked. Two queries at most."""
    since = at - GRACE
    done: Counter[int] = Counter()
    for block in PlanBlock.objects.filter(
        student=student, removed_at=None, ends_at__gt=since, ends_at__lte=at
    ):
        done[block.engagement_id] += block.minutes
    if done:
        day = since.astimezone(zone_named(student.user.time_zone)).date()
        for work_id, minutes in HoursEntry.objects.filter(
            engagement_id__in=list(done), removed_at=None, day__gte=day
        ).values_list("engagement_id", "minutes"):
            done[work_id] -= minutes
    return Counter({key: minutes for key, minutes in done.items() if minutes > 0})


def outlook_of(student: Student, *, at: datetime) -> Outlook:
    """What is left of each work and how much of it is planned. Six queries at most."""
    zone = zone_named(student.user.time_zone)
    works = open_work(student, week=monday(at.astimezone(zone).date()))
    done = worked_lately(student, at=at)
    planned: Counter[int] = Counter()
    for block in PlanBlock.objects.filter(student=student, removed_at=None, ends_at__gt=at):
        planned[block.engagement_id] += block.minutes
    rows = (
        Placed(
            work,
            job_of(work, zone=zone, at=at, done=done[work.pk]).minutes,
            planned[work.pk],
        )
        for work in works
    )
    return Outlook(
        at=at,
        rows=tuple(rows),
        is_planned=bool(planned or done) or has_plan(student),
        is_told=BusyTime.objects.filter(student=student, removed_at=None).exists(),
    )


def blocks_between(student: Student, start: datetime, end: datetime) -> QuerySet[PlanBlock]:
    """Blocks that touch a stretch of time, with their work."""
    return PlanBlock.objects.filter(
        student=student, removed_at=None, starts_at__lt=end, ends_at__gt=start
    ).select_related("engagement")


def has_plan(student: Student) -> bool:
    """Whether the student has asked for a plan; one that was made is kept up."""
    return PlanBlock.objects.filter(student=student).exists()


def unseen_replanning(student: Student) -> list[Replanning]:
    """What moved without the student, the newest first."""
    return list(Replanning.objects.filter(student=student, seen_at=None))
