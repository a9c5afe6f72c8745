"""What is promised a week: in work that runs or is to come, each spread over its own weeks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from django.db.models import QuerySet

from fairbrief.engagements.models import Engagement
from fairbrief.engagements.states import EngagementState
from fairbrief.kernel.written import written_once
from fairbrief.students.models import Student

#: What says how much time a work takes in a week.
PROMISING = ("state", "hours", "starts_on", "due_on", "approved_at", "ended_at")
_WEEK = timedelta(days=6)


class _Promise(NamedTuple):
    """A work, as far as PROMISING says."""

    state: str
    hours: int
    starts_on: date
    due_on: date
    approved_at: datetime | None
    ended_at: datetime | None


type Promise = Engagement | _Promise


@dataclass(frozen=True)
class Promises:
    """What one student has promised, so that any weeks can be asked about.

    What was promised for a week does not grow as the end comes nearer, and what is over before
    other work begins takes no time from it.
    """

    works: tuple[Promise, ...]
    hours_a_week: int
    today: date

    @property
    def minutes_this_week(self) -> int:
        return self.minutes_in(self.today, self.today + _WEEK)

    def hours_left(self, first: date, last: date) -> int:
        """Whole hours a week the student still has, from one day to another."""
        return max(self.hours_a_week - self.minutes_in(first, last) // 60, 0)

    def hours_left_in(self, days: int) -> int:
        """The same in the week that is so many days away."""
        first = self.today + timedelta(days=days)
        return self.hours_left(first, first + _WEEK)

    def minutes_in(self, first: date, last: date) -> int:
        """Minutes a week where they are most, from one day to another; what has passed is past."""
        first = max(first, self.today)
        begins = {first, *(work.starts_on for work in self.works if first < work.starts_on <= last)}
        return max(self._minutes_on(day) for day in begins)

    def _minutes_on(self, day: date) -> int:
        return sum(
            _minutes_a_week(work) for work in self.works if work.starts_on <= day <= work.due_on
        )


def promises_in(works: Iterable[Promise], *, student: Student, today: date) -> Promises:
    """Of the works of a student, those that promise something from today on."""
    live = tuple(work for work in works if _is_live(work, today))
    return Promises(live, student.hours_a_week, today)


@written_once
def _promises_of(student: int) -> QuerySet[Engagement, tuple[Any, ...]]:
    return Engagement.objects.filter(student=student).order_by().values_list(*PROMISING)


def promises_of(student: Student, *, today: date) -> Promises:
    """What the student has promised. One query."""
    works = [_Promise(*row) for row in _promises_of(student.pk)]
    return promises_in(works, student=student, today=today)


def asked_a_week(works: Iterable[Engagement], *, today: date) -> int:
    """Minutes a week that live work asks for, each spread over its own weeks.

    As the office's list, its page of a student and its alert about the weekly cap say it: nothing
    that is a week away, over or disputed.
    """
    soon = today + timedelta(days=7)
    return sum(
        _minutes_a_week(work) for work in works if work.starts_on <= soon and _is_live(work, today)
    )


def _minutes_a_week(work: Promise) -> int:
    return int(work.hours * 60 / max((work.due_on - work.starts_on).days / 7, 1))


def _is_live(work: Promise, today: date) -> bool:
    is_over = work.ended_at or work.approved_at or work.due_on < today
    return not is_over and work.state != EngagementState.DISPUTED
