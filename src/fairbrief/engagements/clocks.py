"""The clocks of the work: whose turn it is, until when, and what happens otherwise."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from fairbrief.clocks.models import Clock
from fairbrief.clocks.rules import ClockRule
from fairbrief.engagements.access import EMPLOYER, LEADER, STUDENT
from fairbrief.engagements.doors import supervisor_door
from fairbrief.engagements.states import AskState
from fairbrief.kernel.clock import after_business_days, end_of
from fairbrief.notices.telling import tell

#: Business days a pause lasts at most.
PAUSE_DAYS = 10


def _student_zone(engagement: Any) -> str:
    return str(engagement.student.user.time_zone)


def days_off(work: Any, side: str) -> list[tuple[date, date]]:
    """Absences of a side that were agreed. One query."""
    rows = work.absences.filter(side=side, state=AskState.AGREED)
    return list(rows.values_list("starts_on", "ends_on"))


def side_days(work: Any, side: str, start: datetime, days: int) -> datetime:
    """17:00 of the nth business day of a side: its zone, the holidays of where it is, and without
    the days on which both agreed that it is away."""
    off = days_off(work, side)
    if side == EMPLOYER:
        return after_business_days(
            start,
            days,
            zone=work.employer.time_zone,
            country=work.employer.country,
            subdivision=work.employer.state,
            off=off,
        )
    return after_business_days(
        start,
        days,
        zone=_student_zone(work),
        country=work.campus.country,
        subdivision=work.student.work_state or work.campus.state,
        off=off,
    )


def campus_days(campus: Any, start: datetime, days: int) -> datetime:
    """17:00 of the nth business day of a career office."""
    return after_business_days(
        start,
        days,
        zone=campus.time_zone,
        country=campus.country,
        subdivision=campus.state,
    )


def _side(side: str, days: int) -> Callable[[Any, datetime], datetime]:
    return lambda work, start: side_days(work, side, start, days)


def _office(days: int) -> Callable[[Any, datetime], datetime]:
    return lambda work, start: campus_days(work.campus, start, days)


def _due_day(engagement: Any, start: datetime) -> datetime:
    return max(end_of(engagement.due_on, zone=_student_zone(engagement)), start)


def _mend_day(engagement: Any, start: datetime) -> datetime:
    """Five business days, and never before the due date: handing in early costs nothing."""
    days = side_days(engagement, STUDENT, start, 5)
    return max(days, _due_day(engagement, start))


def longest_pause(work: Any, start: datetime) -> datetime:
    """When a pause that began then is over at the latest: ten business days of the student."""
    return side_days(work, STUDENT, start, PAUSE_DAYS)


def _pause_ends(work: Any, start: datetime) -> datetime:
    """The end of the last day of the pause that was named; the longest where none was."""
    if work.pause_until is None:
        return longest_pause(work, start)
    return max(end_of(work.pause_until, zone=_student_zone(work)), start)


def day_before(subject: Any, start: datetime, due: datetime) -> list[datetime]:
    return [due - timedelta(days=1)]


def _days_before(*days: int) -> Callable[[Any, datetime, datetime], list[datetime]]:
    return lambda subject, start, due: [due - timedelta(days=each) for each in days]


def reminds(notice: str, door: Callable[[Any], Any] | None = None) -> Callable[[Any, Clock], None]:
    """Tells the one whose turn it is, once a reminder; `door` gives the work whose supervisor
    without an account is told by link."""

    def remind(subject: Any, clock: Clock) -> None:
        once = f"{notice}:{clock.pk}:{clock.reminders_sent}"
        tell(notice, subject, at=clock.next_at, once=once)
        if door is not None:
            to = supervisor_door(door(subject), at=clock.next_at)
            tell(notice, subject, at=clock.next_at, once=once, to=to)

    return remind


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


def reviewer_days(row: Any, start: datetime, due: datetime) -> list[datetime]:
    """The first, third and fourth business day of the one who reviews, as its own clock counts
    them; `row` is the work or a milestone of it."""
    work = getattr(row, "engagement", row)
    return [side_days(work, EMPLOYER, start, days) for days in (1, 3, 4)]


_TOLD_LATE = {
    "student": _("your supervisor and your career office are told that it is late"),
    "employer": _("you and the career office are told that it is late"),
    "campus": _("you and the supervisor are told that it is late"),
}

AUTHORIZE_BY = ClockRule(
    kind="engagement.authorize",
    owner="campus",
    due=_office(3),
    otherwise=_("the career office is reminded; work cannot start before"),
    told={
        "student": _("your career office is reminded; do not start before"),
        "campus": _("you are reminded; work cannot start before"),
    },
    then="fairbrief.engagements.actions.tell_of_late_authorization",
    remind=day_before,
    reminder=reminds("engagement.to_authorize"),
)
START_ON = ClockRule(
    kind="engagement.start",
    owner="student",
    due=lambda engagement, start: max(
        end_of(engagement.starts_on, zone=_student_zone(engagement)), start
    ),
    otherwise=_("it starts by itself"),
    then="fairbrief.engagements.actions.start_on_the_day",
    remind=day_before,
    reminder=reminds("engagement.start_soon"),
    is_dated=True,
)
HAND_IN_BY = ClockRule(
    kind="engagement.hand_in",
    owner="student",
    due=_due_day,
    otherwise=_("the supervisor and the career office are told that it is late"),
    told=_TOLD_LATE,
    then="fairbrief.engagements.actions.tell_of_late_work",
    remind=_days_before(3, 1),
    reminder=reminds("engagement.due_soon"),
)
REVIEW_BY = ClockRule(
    kind="engagement.review",
    owner="employer",
    due=_side(EMPLOYER, 5),
    otherwise=_("it counts as accepted and is paid"),
    then="fairbrief.engagements.actions.approve_by_clock",
    remind=reviewer_days,
    reminder=_remind_reviewer,
)
MEND_BY = ClockRule(
    kind="engagement.mend",
    owner="student",
    due=_mend_day,
    otherwise=_("the supervisor and the career office are told that it is late"),
    told=_TOLD_LATE,
    then="fairbrief.engagements.actions.tell_of_late_work",
    remind=day_before,
    reminder=reminds("engagement.due_soon"),
)
#: Late work that nobody hands in, changes or ends has an owner, too.
LATE_WORK_BY = ClockRule(
    kind="engagement.late",
    owner="campus",
    due=_office(5),
    otherwise=_("everyone is told again, every five business days, until it is settled"),
    then="fairbrief.engagements.actions.tell_of_late_work_again",
    remind=day_before,
    reminder=reminds("engagement.late_soon"),
)
RESUME_BY = ClockRule(
    kind="engagement.resume",
    owner="both",
    due=_pause_ends,
    otherwise=_("it goes on by itself"),
    then="fairbrief.engagements.actions.resume_work",
    remind=day_before,
    reminder=reminds("engagement.resume_soon"),
    is_dated=True,
)
STUCK_BY = ClockRule(
    kind="stuck.answer",
    owner="employer",
    due=lambda call, start: side_days(call.engagement, EMPLOYER, start, 1),
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
    due=lambda guard, start: side_days(guard.engagement, EMPLOYER, start, 3),
    otherwise=_("the career office is told that it is not settled"),
    told={
        "student": _("your career office is told that it is not settled"),
        "campus": _("you are told that it is not settled"),
    },
    then="fairbrief.engagements.actions.tell_of_open_guard",
    remind=day_before,
    reminder=lambda guard, clock: reminds("engagement.guard_soon")(guard.engagement, clock),
)


def _work_of(row: Any) -> Any:
    return row.engagement


def _answer_change(side: str) -> ClockRule:
    return ClockRule(
        kind=f"change.{side}_answers",
        owner=side,
        due=lambda change, start: side_days(change.engagement, side, start, 3),
        otherwise=_("it is not agreed, and everything stays as signed"),
        then="fairbrief.engagements.actions.let_change_lapse",
        remind=day_before,
        reminder=reminds(f"change.{side}_soon", _work_of if side == EMPLOYER else None),
    )


#: Who has to answer a change, by side.
ANSWER_CHANGE_BY = {side: _answer_change(side) for side in (STUDENT, EMPLOYER)}

#: A senior person, or the student, is not met at shorter notice than this.
SHORTEST_NOTICE = timedelta(days=1)


def _meeting_day(side: str) -> Callable[[Any, datetime], datetime]:
    """Two business days, and two hours before the time itself: nobody comes to an empty room."""

    def due(meeting: Any, start: datetime) -> datetime:
        days = side_days(meeting.engagement, side, start, 2)
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
        is_dated=True,
    )


def _after_session(meeting: Any, start: datetime) -> datetime:
    """Its end, when the leader is asked for a few words; then three business days."""
    if meeting.feedback_asked_at is None:
        end: datetime = meeting.ends_at
        return max(end, start)
    return side_days(meeting.engagement, EMPLOYER, start, 3)


SESSION_FEEDBACK_BY = ClockRule(
    kind="meeting.feedback",
    owner=LEADER,
    due=_after_session,
    otherwise=_("it is asked for by mail, and three days later the student notes what was said"),
    told={
        "student": _("it is asked for by mail, and three days later you note what was said"),
    },
    then="fairbrief.engagements.actions.ask_for_feedback",
    is_dated=True,
)

#: Who has to say yes to the time of a senior session, by who is asked.
ANSWER_MEETING_BY = {side: _answer_meeting(side) for side in (LEADER, STUDENT)}
