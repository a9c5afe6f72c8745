"""The clocks that run after the pay, and what becomes of a question to the career office.

Feedback and the next step have no states of their own.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from fairbrief.audit.workflow import Transition, Workflow
from fairbrief.clocks.models import Clock
from fairbrief.clocks.rules import ClockRule, business_days, stops
from fairbrief.engagements.models import Engagement
from fairbrief.notices.telling import tell, tells
from fairbrief.relationships.access import OFFICER, roles_in_advice
from fairbrief.relationships.advice import Advice, AdviceState
from fairbrief.relationships.models import NextStep
from fairbrief.relationships.queries import FEEDBACK_DAYS

DAY = timedelta(days=1)
#: What both clocks' notices name.
_NAMED = ("student__user", "employer", "supervisor__user", "brief", "campus")


def _remind_both(engagement: Engagement, clock: Clock) -> None:
    """Both sides get the same reminder, whether they have spoken or not: it tells nothing."""
    tell(
        "feedback.reminder",
        engagement,
        at=clock.next_at,
        once=f"feedback:{engagement.pk}:{clock.reminders_sent}",
    )


def _remind_employer(step: NextStep, clock: Clock) -> None:
    tell(
        "next.reminder",
        step,
        at=clock.next_at,
        once=f"next:{step.pk}:{clock.reminders_sent}",
    )


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
    then="fairbrief.relationships.giving.close_after_feedback",
    remind=_days_before_end,
    reminder=_remind_both,
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
    then="fairbrief.relationships.actions.report_silence",
    remind=lambda subject, start, due: [due - 2 * DAY],
    reminder=_remind_employer,
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
