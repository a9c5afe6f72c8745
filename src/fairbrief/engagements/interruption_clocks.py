"""The clocks of absences, of taking work up again, and of naming another supervisor."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from fairbrief.clocks.rules import ClockRule
from fairbrief.engagements.access import EMPLOYER, STUDENT
from fairbrief.engagements.clocks import day_before, reminds, side_days
from fairbrief.kernel.clock import end_of

_HERE = "fairbrief.engagements.actions"
#: Days after the end in which ended work can be taken up again.
REINSTATE_DAYS = 14


def _work_of(row: Any) -> Any:
    return row.engagement


def _answer_absence(side: str) -> ClockRule:
    return ClockRule(
        kind=f"absence.{side}_answers",
        owner=side,
        due=lambda absence, start: side_days(absence.engagement, side, start, 2),
        otherwise=_("it counts as agreed"),
        then=f"{_HERE}.agree_by_silence",
        remind=day_before,
        reminder=reminds(f"absence.{side}_soon", _work_of if side == EMPLOYER else None),
    )


#: Who has to answer, by side.
ANSWER_ABSENCE_BY = {side: _answer_absence(side) for side in (STUDENT, EMPLOYER)}


def _answer_reinstatement(side: str) -> ClockRule:
    def due(row: Any, start: datetime) -> datetime:
        """Five business days, while the work can be taken up and its new day is still to come."""
        last: datetime = row.engagement.ended_at + timedelta(days=REINSTATE_DAYS)
        zone = row.engagement.student.user.time_zone
        eve = end_of(row.due_on - timedelta(days=1), zone=zone)
        return max(min(side_days(row.engagement, side, start, 5), last, eve), start)

    return ClockRule(
        kind=f"reinstatement.{side}_answers",
        owner=side,
        due=due,
        otherwise=_("it stays ended"),
        then=f"{_HERE}.let_reinstatement_lapse",
        remind=day_before,
        reminder=reminds(f"reinstatement.{side}_soon", _work_of if side == EMPLOYER else None),
    )


ANSWER_REINSTATEMENT_BY = {side: _answer_reinstatement(side) for side in (STUDENT, EMPLOYER)}

SUPERVISOR_BY = ClockRule(
    kind="engagement.supervisor",
    owner="employer",
    due=lambda work, start: side_days(work, EMPLOYER, start, 2),
    otherwise=_("who stands in takes over, or else an owner does"),
    then=f"{_HERE}.take_over",
    remind=day_before,
    reminder=reminds("engagement.supervisor_soon"),
)
