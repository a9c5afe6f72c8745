"""Reads of the plan: its blocks, what moved, what is still to be placed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet

from fairbrief.engagements.models import Engagement, HoursEntry
from fairbrief.kernel.clock import day_in, zone_named
from fairbrief.kernel.written import written_once
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


def blocks_since(student: Student, since: datetime) -> list[PlanBlock]:
    """Blocks that are not over by then, with their work. One query."""
    rows = PlanBlock.objects.filter(student=student, removed_at=None, ends_at__gt=since)
    return list(rows.select_related("engagement"))


def worked_lately(
    student: Student, *, at: datetime, blocks: Iterable[PlanBlock] | None = None
) -> Counter[int]:
    """Minutes of each work that were planned in the last day and are not logged yet: taken as
    worked. `blocks` are those since then, if they are read already. Two queries at most."""
    since = at - GRACE
    done: Counter[int] = Counter()
    for block in blocks_since(student, since) if blocks is None else blocks:
        if since < block.ends_at <= at:
            done[block.engagement_id] += block.minutes
    if done:
        day = day_in(student.user.time_zone, since)
        for work_id, minutes in HoursEntry.objects.filter(
            engagement_id__in=list(done), removed_at=None, day__gte=day
        ).values_list("engagement_id", "minutes"):
            done[work_id] -= minutes
    return Counter({key: minutes for key, minutes in done.items() if minutes > 0})


def outlook_of(
    student: Student, *, at: datetime, blocks: Sequence[PlanBlock] | None = None
) -> Outlook:
    """What is left of each work and how much of it is planned. Four queries at most."""
    zone = zone_named(student.user.time_zone)
    works = open_work(student, week=monday(at.astimezone(zone).date()))
    found = blocks_since(student, at - GRACE) if blocks is None else blocks
    done = worked_lately(student, at=at, blocks=found)
    planned: Counter[int] = Counter()
    for block in found:
        if block.ends_at > at:
            planned[block.engagement_id] += block.minutes
    rows = (
        Placed(
            work,
            job_of(work, zone=zone, at=at, done=done[work.pk]).minutes,
            planned[work.pk],
        )
        for work in works
    )
    return Outlook(at=at, rows=tuple(rows), is_planned=bool(found) or has_plan(student))


def is_told(student: Student) -> bool:
    """Whether the student has said anything of when they are busy."""
    return BusyTime.objects.filter(student=student, removed_at=None).exists()


def has_plan(student: Student) -> bool:
    """Whether the student has asked for a plan; one that was made is kept up."""
    return PlanBlock.objects.filter(student=student).exists()


def unseen_replanning(student: Student) -> list[Replanning]:
    """What moved without the student, the newest first."""
    return _unseen_replanning(student.pk)


@written_once
def _unseen_replanning(student: int) -> QuerySet[Replanning]:
    return Replanning.objects.filter(student=student, seen_at=None)


@dataclass(frozen=True)
class Moved:
    """What is different since the student last looked: the reasons, and the changes by time."""

    since: datetime
    whys: tuple[str, ...]
    changes: tuple[dict[str, Any], ...]


def moved_of(student: Student) -> Moved | None:
    """All that moved since the student last looked, in one: what came and went again is left out.

    One query.
    """
    rows = list(reversed(unseen_replanning(student)))
    if not rows:
        return None
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for row in rows:
        for change in row.changes:
            key = change["title"], change["starts_at"]
            before = found.pop(key, None)
            added, removed = (
                before is not None and before["what"] == what for what in ("added", "removed")
            )
            if change["what"] == "removed" and added:
                continue
            if change["what"] == "added" and removed and before:
                if before["ends_at"] != change["ends_at"]:
                    found[key] = {**change, "what": "cut"}
                continue
            found[key] = {**change, "what": "added"} if added else change
    changes = sorted(
        (
            {
                **each,
                "starts_at": datetime.fromisoformat(each["starts_at"]),
                "ends_at": datetime.fromisoformat(each["ends_at"]),
            }
            for each in found.values()
        ),
        key=lambda each: each["starts_at"],
    )
    whys = dict.fromkeys(row.get_why_display() for row in rows)
    return Moved(rows[0].at, tuple(whys), tuple(changes))
