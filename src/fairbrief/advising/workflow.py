"""The life of a hold, and of a student's wish to see the record."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from fairbrief.advising.access import CLOCK, OFFICER, roles_of
from fairbrief.advising.states import HoldState, RequestState
from fairbrief.audit.workflow import Transition, Workflow
from fairbrief.clocks.models import Clock
from fairbrief.clocks.rules import ClockRule, stops
from fairbrief.kernel.clock import zone_named
from fairbrief.notices.telling import tell, tells

#: A school shows education records within 45 days of the wish (34 CFR 99.10(b)).
SHOWN_WITHIN = timedelta(days=45)


def _end_of_last_day(hold: Any, start: datetime) -> datetime:
    zone = zone_named(hold.entry.campus.time_zone)
    day = hold.until + timedelta(days=1)
    return max(datetime.combine(day, time(0), tzinfo=zone), start)


def _reminds(notice: str) -> Any:
    def remind(subject: Any, clock: Clock) -> None:
        once = f"{notice}:{clock.pk}:{clock.reminders_sent}"
        tell(notice, subject, at=clock.next_at, once=once)

    return remind


HOLD_ENDS = ClockRule(
    kind="hold.end",
    owner="campus",
    due=_end_of_last_day,
    otherwise=_("the hold ends by itself"),
    then="fairbrief.advising.actions.expire_hold",
    remind=lambda subject, start, due: [due - timedelta(days=3)],
    reminder=_reminds("hold.ends_soon"),
    is_dated=True,
)
SHOW_BY = ClockRule(
    kind="record.show",
    owner="campus",
    due=lambda request, start: start + SHOWN_WITHIN,
    otherwise=_("the office’s notes are shown to the student as they are"),
    told={
        "student": _("your office’s notes are shown to you as they are"),
        "campus": _("your office’s notes are shown to the student as they are"),
    },
    then="fairbrief.advising.actions.show_record",
    remind=lambda subject, start, due: [due - timedelta(days=15), due - timedelta(days=3)],
    reminder=_reminds("record.asked"),
)

HOLDS = Workflow(
    "advising.hold",
    roles_of=roles_of,
    transitions=[
        Transition(
            name="lift",
            sources=(HoldState.STANDING,),
            target=HoldState.LIFTED,
            who=(OFFICER,),
            stamp="ended_at",
            effects=(stops(), tells("hold.over")),
        ),
        Transition(
            name="expire",
            sources=(HoldState.STANDING,),
            target=HoldState.EXPIRED,
            who=(CLOCK,),
            stamp="ended_at",
            effects=(stops(), tells("hold.over")),
        ),
    ],
)
REQUESTS = Workflow(
    "advising.recordrequest",
    roles_of=roles_of,
    transitions=[
        Transition(
            name="show",
            sources=(RequestState.ASKED,),
            target=RequestState.SHOWN,
            who=(OFFICER, CLOCK),
            stamp="shown_at",
            effects=(stops(), tells("record.shown")),
        ),
    ],
)
