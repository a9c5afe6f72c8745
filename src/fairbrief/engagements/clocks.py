"""The clocks of the work: whose turn it is, until when, and what happens otherwise."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from fairbrief.clocks.models import Clock
from fairbrief.clocks.rules import ClockRule, business_days
from fairbrief.engagements.access import EMPLOYER, LEADER, STUDENT
from fairbrief.engagements.doors import supervisor_door
from fairbrief.kernel.clock import after_business_days, end_of
from fairbrief.notices.telling import tell


def _employer_zone(engagement: Any) -> str:
    return str(engagement.employer.time_zone)


def _student_zone(engagement: Any) -> str:
    return str(engagement.student.user.time_zone)


def _campus_zone(engagement: Any) -> str:
    return str(engagement.campus.time_zone)


def _due_day(engagement: Any, start: datetime) -> datetime:
    return max(end_of(engagement.due_on, zone=_student_zone(engagement)), start)


def _mend_day(engagement: Any, start: datetime) -> datetime:
    """Five business days, and never before the due date: handing in early costs nothing."""
    days = after_business_days(start, 5, zone=_student_zone(engagement))
    return max(days, _due_day(engagement, start))


def _remind_reviewer(engagement: Any, clock: Clock) -> None:
    once = f"review:{clock.pk}:{clock.reminders_sent}"
    tell("engagement.review_soon", engagement, at=clock.next_at, once=once)
    tell(
        "engagement.review_soon",
        engagement,
        at=clock.next_at,
        once=once,
        to=supervisor_door(engagement, at=clock.next_at),
    )


def _on_days_1_3_4(start: datetime, due: datetime) -> list[datetime]:
    return [after_business_days(start, days) for days in (1, 3, 4)]


_TOLD_LATE = {
    "student": _("your supervisor and your career office are told that it is late"),
    "employer": _("you and the career office are told that it is late"),
    "campus": _("you and the supervisor are told that it is late"),
}

AUTHORIZE_BY = ClockRule(
    kind="engagement.authorize",
    owner="campus",
    due=business_days(3, zone=_campus_zone),
    otherwise=_("the career office is reminded; work cannot start before"),
    told={
        "student": _("your career office is reminded; do not start before"),
        "campus": _("you are reminded; work cannot start before"),
    },
    then="fairbrief.engagements.actions.tell_of_late_authorization",
)
START_ON = ClockRule(
    kind="engagement.start",
    owner="student",
    due=lambda engagement, start: max(
        end_of(engagement.starts_on, zone=_student_zone(engagement)), start
    ),
    otherwise=_("it starts by itself"),
    then="fairbrief.engagements.actions.start_on_the_day",
)
HAND_IN_BY = ClockRule(
    kind="engagement.hand_in",
    owner="student",
    due=_due_day,
    otherwise=_("the supervisor and the career office are told that it is late"),
    told=_TOLD_LATE,
    then="fairbrief.engagements.actions.tell_of_late_work",
)
REVIEW_BY = ClockRule(
    kind="engagement.review",
    owner="employer",
    due=business_days(5, zone=_employer_zone),
    otherwise=_("it counts as accepted and is paid"),
    then="fairbrief.engagements.actions.approve_by_clock",
    remind=_on_days_1_3_4,
    reminder=_remind_reviewer,
)
MEND_BY = ClockRule(
    kind="engagement.mend",
    owner="student",
    due=_mend_day,
    otherwise=_("the supervisor and the career office are told that it is late"),
    told=_TOLD_LATE,
    then="fairbrief.engagements.actions.tell_of_late_work",
)
RESUME_BY = ClockRule(
    kind="engagement.resume",
    owner="both",
    due=business_days(10, zone=_student_zone),
    otherwise=_("it goes on by itself"),
    then="fairbrief.engagements.actions.resume_work",
)
STUCK_BY = ClockRule(
    kind="stuck.answer",
    owner="employer",
    due=lambda call, start: after_business_days(start, 1, zone=_employer_zone(call.engagement)),
    otherwise=_("the stand-in is asked, and a day later the career office is told"),
    told={
        "student": _("the stand-in is asked, and a day later your career office is told"),
        "campus": _("the stand-in is asked, and a day later you are told"),
    },
    then="fairbrief.engagements.actions.escalate_stuck",
)
GUARD_BY = ClockRule(
    kind="guard.choose",
    owner="both",
    due=lambda guard, start: after_business_days(start, 3, zone=_employer_zone(guard.engagement)),
    otherwise=_("the career office is told that it is not settled"),
    told={
        "student": _("your career office is told that it is not settled"),
        "campus": _("you are told that it is not settled"),
    },
    then="fairbrief.engagements.actions.tell_of_open_guard",
)


def _zone_of_side(work: Any, side: str) -> str:
    return _student_zone(work) if side == STUDENT else _employer_zone(work)


def _answer_change(side: str) -> ClockRule:
    return ClockRule(
        kind=f"change.{side}_answers",
        owner=side,
        due=lambda change, start: after_business_days(
            start, 3, zone=_zone_of_side(change.engagement, side)
        ),
        otherwise=_("it is not agreed, and everything stays as signed"),
        then="fairbrief.engagements.actions.let_change_lapse",
    )


def _answer_dispute(side: str) -> ClockRule:
    return ClockRule(
        kind=f"dispute.{side}_answers",
        owner=side,
        due=lambda dispute, start: after_business_days(
            start, 5, zone=_zone_of_side(dispute.engagement, side)
        ),
        otherwise=_("the career office decides without that side’s view"),
        told={
            STUDENT: _("your career office decides without the employer’s view"),
            EMPLOYER: _("the career office decides without the student’s view"),
            "campus": _("you decide without that side’s view"),
            side: _("the career office decides without your view"),
        },
        then="fairbrief.engagements.actions.note_unanswered_dispute",
    )


#: Who has to answer a change, or a dispute, by side.
ANSWER_CHANGE_BY = {side: _answer_change(side) for side in (STUDENT, EMPLOYER)}
ANSWER_DISPUTE_BY = {side: _answer_dispute(side) for side in (STUDENT, EMPLOYER)}
DECIDE_DISPUTE_BY = ClockRule(
    kind="dispute.decide",
    owner="campus",
    due=lambda dispute, start: after_business_days(start, 5, zone=_campus_zone(dispute.engagement)),
    otherwise=_("the career office is reminded, and both sides are told that it is late"),
    told={
        "student": _("your career office is reminded, and you are told that it is late"),
        "employer": _("the career office is reminded, and you are told that it is late"),
        "campus": _("you are reminded, and both sides are told that it is late"),
    },
    then="fairbrief.engagements.actions.tell_of_late_decision",
)

#: A senior person, or the student, is not met at shorter notice than this.
SHORTEST_NOTICE = timedelta(days=1)


def _meeting_day(side: str) -> Callable[[Any, datetime], datetime]:
    """Two business days, and two hours before the time itself: nobody comes to an empty room."""

    def due(meeting: Any, start: datetime) -> datetime:
        days = after_business_days(start, 2, zone=_zone_of_side(meeting.engagement, side))
        before: datetime = meeting.at - timedelta(hours=2)
        return max(min(days, before), start)

    return due


def _answer_meeting(side: str) -> ClockRule:
    return ClockRule(
        kind=f"meeting.{side}_answers",
        owner=side,
        due=_meeting_day(side),
        otherwise=_("the proposal falls away, and another time has to be found"),
        then="fairbrief.engagements.actions.let_meeting_lapse",
    )


#: Who has to say yes to the time of a senior session, by who is asked.
ANSWER_MEETING_BY = {side: _answer_meeting(side) for side in (LEADER, STUDENT)}
