"""The clocks that run after the pay, and what becomes of a question to the career office.

Feedback and the next step have no states of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from fairbrief.audit.workflow import Transition, Workflow
from fairbrief.clocks.models import Clock
from fairbrief.clocks.rules import ClockRule, business_days, stops
from fairbrief.notices.telling import Telling, tell_all, tells
from fairbrief.relationships.access import OFFICER, roles_in_advice
from fairbrief.relationships.advice import Advice, AdviceState
from fairbrief.relationships.models import NextStep
from fairbrief.relationships.queries import FEEDBACK_DAYS

DAY = timedelta(days=1)
#: What both clocks' notices name.
_NAMED = ("student__user", "employer", "supervisor__user", "brief", "campus")


def _reminds(name: str, once: str) -> Callable[[Sequence[tuple[Any, Clock]]], None]:
    """Each reminder is told once, under the name of its clock's subject and its number."""

    def remind_all(pairs: Sequence[tuple[Any, Clock]]) -> None:
        tellings = [
            Telling(
                subject=subject,
                at=clock.next_at,
                once=f"{once}:{subject.pk}:{clock.reminders_sent}",
            )
            for subject, clock in pairs
        ]
        tell_all(name, tellings, at=pairs[0][1].next_at)

    return remind_all


#: Both sides get the same reminder, whether they have spoken or not: it tells nothing.
_remind_both = _reminds("feedback.reminder", "feedback")
_remind_employer = _reminds("next.reminder", "next")


def _days_before_end(subject: Any, start: datetime, due: datetime) -> list[datetime]:
    return [due - 7 * DAY, due - 2 * DAY]


FEEDBACK = ClockRule(
    kind="relationships.feedback",
    owner="both",
    due=lambda engagement, start: start + timedelta(days=FEEDBACK_DAYS),
    otherwise=_("feedback closes, and both read what was said"),
    told={
        "student": _("feedback closes, and you both read what was said"),
        "employer": _("feedback closes, and you both read what was said"),
    },
    then_all="fairbrief.relationships.running_out.close_after_feedback",
    remind=_days_before_end,
    remind_all=_remind_both,
    reads=_NAMED,
)


def _where(step: NextStep) -> tuple[str, str]:
    """Where the employer is, for its public holidays."""
    employer = step.engagement.employer
    return employer.country, employer.state


ANSWER_NEXT = ClockRule(
    kind="relationships.next_step",
    owner="employer",
    due=business_days(5, zone=lambda step: step.engagement.employer.time_zone, place=_where),
    otherwise=_("the career office is told that there was no answer"),
    told={
        "student": _("your career office is told that there was no answer"),
        "campus": _("you are told that there was no answer"),
    },
    then_all="fairbrief.relationships.running_out.report_silence",
    remind=lambda subject, start, due: [due - 2 * DAY],
    remind_all=_remind_employer,
    reads=("engagement", *(f"engagement__{each}" for each in _NAMED)),
)


def _campus_zone(advice: Advice) -> str:
    return str(advice.campus.time_zone)


def _campus_place(advice: Advice) -> tuple[str, str]:
    return advice.campus.country, advice.campus.state


ADVISE_BY = ClockRule(
    kind="advice.answer",
    owner="campus",
    due=business_days(3, zone=_campus_zone, place=_campus_place),
    otherwise=_("the director is reminded"),
    told={"campus": _("your director is reminded"), "director": _("you are reminded")},
    then="fairbrief.relationships.asking.tell_of_late_advice",
)
LATE_ADVICE = ClockRule(
    kind="advice.late",
    owner="campus",
    due=business_days(1, zone=_campus_zone, place=_campus_place),
    otherwise=_("the director is reminded again"),
    told={"campus": _("your director is reminded again"), "director": _("you are reminded again")},
    then="fairbrief.relationships.asking.tell_of_late_advice",
)

ADVICE = Workflow(
    "relationships.advice",
    roles_of=roles_in_advice,
    transitions=[
        Transition(
            name="answer",
            sources=(AdviceState.ASKED,),
            target=AdviceState.ANSWERED,
            who=(OFFICER,),
            stamp="answered_at",
            effects=(stops(), tells("advice.answered")),
        ),
    ],
)
