"""The life of an engagement's money: due, secured, released or returned.

A raised fee makes it due again while the work goes on; what is already secured stays secured.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from fairbrief.audit.workflow import Need, Transition, Workflow
from fairbrief.clocks.models import Clock
from fairbrief.clocks.rules import ClockRule, business_days, starts, stops
from fairbrief.notices.telling import tell, tells
from fairbrief.payments.access import INSTALLATION, MEMBER, roles_of
from fairbrief.payments.states import FundingState as S


def _remind(funding: Any, clock: Clock) -> None:
    once = f"funds.soon:{clock.pk}:{clock.reminders_sent}"
    tell("funds.due", funding, at=clock.next_at, once=once)


def _where(funding: Any) -> tuple[str, str]:
    employer = funding.engagement.employer
    return employer.country, employer.state


FUND_BY = ClockRule(
    kind="payments.fund_by",
    owner="employer",
    due=business_days(3, zone=lambda funding: funding.engagement.employer.time_zone, place=_where),
    otherwise=_("the student and the career office are told that work cannot start"),
    told={
        "student": _("you and your career office are told that work cannot start"),
        "campus": _("you and the student are told that work cannot start"),
    },
    then="fairbrief.payments.actions.report_late_funds",
    remind=lambda subject, start, due: [due - timedelta(days=1)],
    reminder=_remind,
)

WORKFLOW = Workflow(
    "payments.funding",
    roles_of=roles_of,
    transitions=[
        Transition(
            name="secure",
            sources=(S.DUE,),
            target=S.SECURED,
            who=(MEMBER, INSTALLATION),
            stamp="secured_at",
            needs=(
                Need(
                    holds=lambda funding: funding.missing_minor == 0,
                    message=_("The whole amount must be secured at once."),
                ),
            ),
            effects=(stops(FUND_BY), tells("funds.secured")),
        ),
        Transition(
            name="need_more",
            sources=(S.SECURED,),
            target=S.DUE,
            who=(INSTALLATION,),
            effects=(starts(FUND_BY), tells("funds.more_due")),
        ),
        # The first of two milestones is handed in: the second's part is due.
        Transition(
            name="ask_rest",
            sources=(S.SECURED,),
            target=S.DUE,
            who=(INSTALLATION,),
            effects=(starts(FUND_BY), tells("funds.rest_due")),
        ),
        # The work is over, and more is owed than was to be secured until now.
        Transition(
            name="owe_more",
            sources=(S.SECURED,),
            target=S.DUE,
            who=(INSTALLATION,),
            effects=(starts(FUND_BY), tells("funds.owed_due")),
        ),
        # The two have taken ended work up again: what was paid counts towards the fee.
        Transition(
            name="reopen",
            sources=(S.RELEASED, S.RETURNED),
            target=S.DUE,
            who=(INSTALLATION,),
            effects=(starts(FUND_BY), tells("funds.due")),
        ),
        Transition(
            name="release",
            sources=(S.SECURED, S.DUE),
            target=S.RELEASED,
            who=(INSTALLATION,),
            stamp="released_at",
            effects=(stops(FUND_BY), tells("funds.released")),
        ),
        Transition(
            name="give_back",
            sources=(S.SECURED, S.DUE),
            target=S.RETURNED,
            who=(INSTALLATION,),
            stamp="returned_at",
            effects=(stops(FUND_BY), tells("funds.returned")),
        ),
    ],
)
