"""Who is told what about hours: timers, what an hour is worth, what did not follow a choice."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from fairbrief.accounts.models import User
from fairbrief.engagements.models import Engagement, Timer
from fairbrief.engagements.notices.people import everyone, facts, page
from fairbrief.engagements.queries import hours_of
from fairbrief.notices.telling import NoticeKind

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise


def _rate(work: Engagement) -> Mapping[str, object]:
    return {**facts(work), "rate": hours_of(work).real_rate or work.fee}


def _of_work(name: str, subject: _StrOrPromise, body: _StrOrPromise) -> None:
    NoticeKind(
        name=f"engagement.{name}", subject=subject, body=body, to=everyone, path=page, facts=_rate
    )


_of_work(
    "under_floor",
    _("An hour is worth too little: {title}"),
    _(
        "Dear {name},\n\nMore hours were worked on “{title}” ({student} with {employer}) than "
        "agreed. An hour is now worth {rate}, which is under the campus’s floor. Agree on a "
        "change with more pay or less to do, or stop here; hours worked are paid."
    ),
)
_of_work(
    "guard_unfollowed",
    _("Nothing followed what both chose: {title}"),
    _(
        "Dear {name},\n\nOn “{title}” ({student} with {employer}) both sides chose how to go on "
        "with the hours, but three business days later no change is proposed and the work has not "
        "ended."
    ),
)


def _its_student(timer: Timer) -> list[User]:
    return [timer.student.user]


def _about(timer: Timer) -> Mapping[str, object]:
    return {**facts(timer.engagement), "started": timer.started_at}


def _of_timer(name: str, subject: _StrOrPromise, body: _StrOrPromise) -> None:
    NoticeKind(
        name=f"timer.{name}",
        subject=subject,
        body=body,
        to=_its_student,
        path=lambda timer: page(timer.engagement),
        facts=_about,
    )


_of_timer(
    "two_hours",
    _("Two hours in: does it move? {title}"),
    _(
        "Dear {name},\n\nYour timer on “{title}” has run for two hours. If it goes well, go on. If "
        "you are stuck, ask now: the page has a question drafted for you."
    ),
)
_of_timer(
    "ran_out",
    _("Your timer has stopped: {title}"),
    _(
        "Dear {name},\n\nThe timer you started on “{title}” on {started} has run for four hours "
        "and stopped. Nothing is logged yet: say how long you really worked."
    ),
)
