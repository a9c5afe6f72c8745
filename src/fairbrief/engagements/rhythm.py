"""The clocks of what recurs or may be forgotten: timers, check-ins, what follows a hours mark."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from fairbrief.clocks.models import Clock
from fairbrief.clocks.rules import ClockRule
from fairbrief.engagements.access import EMPLOYER
from fairbrief.engagements.clocks import side_days
from fairbrief.engagements.models import Timer
from fairbrief.notices.telling import tell

#: After so long on one thing the student is asked whether it moves.
TWO_HOURS = timedelta(hours=2)


def _ask_whether_it_moves(timer: Any, clock: Clock) -> None:
    tell("timer.two_hours", timer, at=clock.next_at, once=f"timer:{timer.pk}")


TIMER_RUNS_OUT = ClockRule(
    kind="timer.runs_out",
    owner="student",
    due=lambda timer, start: timer.started_at + Timer.LONGEST,
    otherwise=_("the timer stops, and the student is asked how long it really took"),
    told={"student": _("the timer stops, and you are asked how long it really took")},
    then="fairbrief.engagements.actions.run_out_timer",
    remind=lambda subject, start, due: [start + TWO_HOURS],
    reminder=_ask_whether_it_moves,
    is_dated=True,
)


def _remind_to_write(check_in: Any, clock: Clock) -> None:
    tell("checkin.soon", check_in, at=clock.next_at, once=f"checkin:{check_in.pk}")


CHECK_IN_BY = ClockRule(
    kind="checkin.write",
    owner="student",
    due=lambda check_in, start: check_in.due_at,
    otherwise=_("it counts as missed, and both see it"),
    then="fairbrief.engagements.actions.let_check_in_pass",
    remind=lambda subject, start, due: [due - timedelta(days=1)],
    reminder=_remind_to_write,
)
ANSWER_CHECK_IN_BY = ClockRule(
    kind="checkin.answer",
    owner="employer",
    due=lambda check_in, start: side_days(check_in.engagement, EMPLOYER, start, 2),
    otherwise=_("it stays without an answer, and both see it"),
    then="fairbrief.engagements.actions.note_unanswered_check_in",
)
FOLLOW_GUARD_BY = ClockRule(
    kind="guard.follow",
    owner="both",
    due=lambda guard, start: side_days(guard.engagement, EMPLOYER, start, 3),
    otherwise=_("the career office is told that nothing followed"),
    told={
        "student": _("your career office is told that nothing followed"),
        "campus": _("you are told that nothing followed"),
    },
    then="fairbrief.engagements.actions.tell_of_unfollowed_guard",
)
