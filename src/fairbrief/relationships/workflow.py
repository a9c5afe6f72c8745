"""The two clocks that run after the pay. Feedback and the next step have no states of their own."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from fairbrief.clocks.models import Clock
from fairbrief.clocks.rules import ClockRule, business_days
from fairbrief.engagements.models import Engagement
from fairbrief.notices.telling import tell
from fairbrief.relationships.models import NextStep
from fairbrief.relationships.queries import FEEDBACK_DAYS

DAY = timedelta(days=1)


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


def _days_before_end(start: datetime, due: datetime) -> list[datetime]:
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
    then="fairbrief.relationships.actions.close_after_feedback",
    remind=_days_before_end,
    reminder=_remind_both,
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
    remind=lambda start, due: [due - 2 * DAY],
    reminder=_remind_employer,
)
