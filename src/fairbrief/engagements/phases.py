"""How far a work is in its own time: its first week, its middle."""

from __future__ import annotations

from datetime import date, timedelta

from fairbrief.engagements.models import Engagement
from fairbrief.engagements.queries import is_running
from fairbrief.kernel.clock import day_in

#: Days that count as the first week, and those before and after the middle that count as it.
FIRST_DAYS = 7
AROUND = timedelta(days=3)


def in_first_week(work: Engagement, *, today: date) -> bool:
    """Whether the work runs since less than a week, or is about to."""
    if work.started_at is None or not is_running(work):
        return False
    begun = day_in(work.student.user.time_zone, work.started_at)
    return today < max(work.starts_on, begun) + timedelta(days=FIRST_DAYS)


def is_at_midpoint(work: Engagement, *, today: date) -> bool:
    """Whether half of the time is about over, and the first week with it."""
    if not is_running(work) or in_first_week(work, today=today):
        return False
    half = work.starts_on + (work.due_on - work.starts_on) / 2
    return half - AROUND <= today <= half + AROUND
