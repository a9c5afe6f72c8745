"""The clocks of a milestone: handed in by the student, looked at by the supervisor."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from fairbrief.clocks.models import Clock
from fairbrief.clocks.rules import ClockRule
from fairbrief.engagements.access import EMPLOYER, STUDENT
from fairbrief.engagements.clocks import day_before, reminds, reviewer_days, side_days
from fairbrief.kernel.clock import end_of

_HERE = "fairbrief.engagements.actions"


def _its_day(milestone: Any, start: datetime) -> datetime:
    """Its day where the student is; what was sent back has five business days at least."""
    work = milestone.engagement
    day = end_of(milestone.due_on, zone=work.student.user.time_zone)
    if milestone.rounds:
        return max(day, side_days(work, STUDENT, start, 5))
    return max(day, start)


def _remind_student(milestone: Any, clock: Clock) -> None:
    reminds("milestone.due_soon")(milestone, clock)


HAND_IN_MILESTONE_BY = ClockRule(
    kind="milestone.hand_in",
    owner="student",
    due=_its_day,
    otherwise=_("the supervisor is told that the first milestone is late"),
    told={
        "student": _("your supervisor is told that the first milestone is late"),
        "employer": _("you are told that the first milestone is late"),
    },
    then=f"{_HERE}.tell_of_late_milestone",
    remind=day_before,
    reminder=_remind_student,
)
REVIEW_MILESTONE_BY = ClockRule(
    kind="milestone.review",
    owner="employer",
    due=lambda milestone, start: side_days(milestone.engagement, EMPLOYER, start, 5),
    otherwise=_("it counts as accepted, and its part of the fee is released"),
    then=f"{_HERE}.accept_milestone_by_clock",
    remind=reviewer_days,
    reminder=reminds("milestone.review_soon", lambda milestone: milestone.engagement),
)
