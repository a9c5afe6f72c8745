"""The life of an engagement's money: due, secured, released or returned.

A raised fee makes it due again while the work goes on; what is already secured stays secured.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

# The pay's last step has a table of its own; what follows the room's workflow finds it here.
import fairbrief.payments.payout_workflow  # noqa: F401
from fairbrief.audit.workflow import Need, Transition, Workflow
from fairbrief.clocks.models import Clock
from fairbrief.clocks.rules import ClockRule, business_days, starts, stops
from fairbrief.engagements.states import BEFORE_STATES
from fairbrief.notices.telling import tell, tells
from fairbrief.payments.access import INSTALLATION, MEMBER, roles_of
from fairbrief.payments.queries import is_second_due
from fairbrief.payments.states import FundingState as S


def _reminds(notice: str) -> Callable[[Any, Clock], None]:
    def reminder(funding: Any, clock: Clock) -> None:
        once = f"funds.soon:{clock.pk}:{clock.reminders_sent}"
        said = "funds.rest_due" if notice == "funds.more_due" and is_second_due(funding) else notice
        tell(said, funding, at=clock.next_at, once=once)

    return reminder


def _where(funding: Any) -> tuple[str, str]:
    employer = funding.engagement.employer
    return employer.country, employer.state


def _secure_by(kind: str, notice: str, otherwise: Any, *, student: Any, campus: Any) -> ClockRule:
    return ClockRule(
        kind=kind,
        owner="employer",
        due=business_days(
            3, zone=lambda funding: funding.engagement.employer.time_zone, place=_where
        ),
        otherwise=otherwise,
        told={"student": student, "campus": campus},
        then="fairbrief.payments.actions.report_late_funds",
        remind=lambda subject, start, due: [due - timedelta(days=1)],
        reminder=_reminds(notice),
    )


FUND_BY = _secure_by(
    "payments.fund_by",
    "funds.due",
    _("the student and the career office are told that work cannot start"),
    student=_("you and your career office are told that work cannot start"),
    campus=_("you and the student are told that work cannot start"),
)
#: Work runs already: a change has raised the pay, or the second milestone comes next.
FUND_MORE_BY = _secure_by(
    "payments.fund_more_by",
    "funds.more_due",
    _("the student and the career office are told that the part it pays for should not start"),
    student=_("you and your career office are told that the part it pays for should not start"),
    campus=_("you and the student are told that the part it pays for should not start"),
)
#: The work is over; more is owed than was secured.
FUND_OWED_BY = _secure_by(
    "payments.fund_owed_by",
    "funds.owed_due",
    _("the student and the career office are told that the pay is late"),
    student=_("you and your career office are told that the pay is late"),
    campus=_("you and the student are told that the pay is late"),
)
#: Pay that comes later than this after its day is proposed for the employer's record.
LATE_FOR_THE_RECORD = timedelta(days=8)

SECURING = (FUND_BY, FUND_MORE_BY, FUND_OWED_BY)


def secure_rule(funding: Any, *, state_of_work: str) -> ClockRule:
    """The clock under which the employer secures what is due now: it says what would follow."""
    if funding.payable_at is not None:
        return FUND_OWED_BY
    return FUND_BY if state_of_work in BEFORE_STATES else FUND_MORE_BY


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
            effects=(stops(*SECURING), tells("funds.secured")),
        ),
        Transition(
            name="need_more",
            sources=(S.SECURED,),
            target=S.DUE,
            who=(INSTALLATION,),
            effects=(starts(FUND_MORE_BY), tells("funds.more_due")),
        ),
        # The first of two milestones is handed in: the second's part is due.
        Transition(
            name="ask_rest",
            sources=(S.SECURED,),
            target=S.DUE,
            who=(INSTALLATION,),
            effects=(starts(FUND_MORE_BY), tells("funds.rest_due")),
        ),
        # The work is over, and more is owed than was to be secured until now.
        Transition(
            name="owe_more",
            sources=(S.SECURED,),
            target=S.DUE,
            who=(INSTALLATION,),
            effects=(starts(FUND_OWED_BY), tells("funds.owed_due")),
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
            effects=(stops(*SECURING), tells("funds.released")),
        ),
        Transition(
            name="give_back",
            sources=(S.SECURED, S.DUE),
            target=S.RETURNED,
            who=(INSTALLATION,),
            stamp="returned_at",
            effects=(stops(*SECURING), tells("funds.returned")),
        ),
    ],
)
