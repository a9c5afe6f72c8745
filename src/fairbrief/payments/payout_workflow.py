"""The last step of the pay: sent, as the employer says; received, as the student says.

Fairbrief moves no money, so both words are asked for, each under a clock.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from fairbrief.audit.workflow import Need, Transition, Workflow
from fairbrief.clocks.models import Clock
from fairbrief.clocks.rules import ClockRule, business_days, starts, stops
from fairbrief.kernel.clock import END_OF_DAY, zone_named
from fairbrief.notices.telling import tell, tells
from fairbrief.payments.access import CLOCK, MEMBER, STUDENT, roles_of
from fairbrief.payments.states import PayoutState as S

if TYPE_CHECKING:
    from fairbrief.payments.models import Payout

_MORNING = time(9, 0)
#: So long a student who let the employer's word stand may still say that nothing arrived.
STILL_MISSING = timedelta(days=90)
#: So long one who said that they have it may say that they were wrong: a slip of the thumb, a
#: transfer that was called back.
STILL_A_SLIP = timedelta(days=7)


def _where(payout: Any) -> tuple[str, str]:
    return payout.engagement.employer.country, payout.engagement.employer.state


def _zone(payout: Any) -> str:
    return str(payout.engagement.employer.time_zone)


def _where_the_student_is(payout: Any) -> tuple[str, str]:
    student = payout.engagement.student
    return student.campus.country, student.work_state or student.campus.state


_three_days = business_days(3, zone=_zone, place=_where)


def _send_by(payout: Any, start: datetime) -> datetime:
    """The end of the day that was signed; once it is over, three business days more each time, and
    no less for what the student says has not arrived, however near that day is."""
    signed = datetime.combine(payout.due_on, END_OF_DAY, zone_named(_zone(payout)))
    if payout.is_missing:
        return max(signed, _three_days(payout, start))
    return signed if signed > start else _three_days(payout, start)


def _before_and_on_the_day(payout: Any, start: datetime, due: datetime) -> list[datetime]:
    morning = datetime.combine(payout.due_on, _MORNING, zone_named(_zone(payout)))
    return [morning - timedelta(days=2), morning]


def _remind(payout: Any, clock: Clock) -> None:
    once = f"payout.soon:{clock.pk}:{clock.reminders_sent}"
    tell("payout.due", payout, at=clock.next_at, once=once)


def _ask(payout: Any, clock: Clock) -> None:
    tell("payout.sent", payout, at=clock.next_at, once=f"payout.asked:{clock.pk}")


SEND_BY = ClockRule(
    kind="payments.send_by",
    owner="employer",
    due=_send_by,
    otherwise=_("the student and the career office are told that the pay is late"),
    told={
        "student": _("you and your career office are told that the pay is late"),
        "campus": _("you and the student are told that the pay is late"),
    },
    then="fairbrief.payments.actions.report_late_pay",
    remind=_before_and_on_the_day,
    reminder=_remind,
)
CONFIRM_BY = ClockRule(
    kind="payments.confirm_by",
    owner="student",
    due=business_days(
        10,
        zone=lambda payout: str(payout.engagement.student.user.time_zone),
        place=_where_the_student_is,
    ),
    otherwise=_("it counts as received"),
    then="fairbrief.payments.actions.let_it_stand",
    remind=lambda subject, start, due: [due - timedelta(days=5)],
    reminder=_ask,
)


def may_be_missing_until(payout: Payout) -> datetime | None:
    """Until when the student may say of what counts as received that it has not arrived: longer
    where they said nothing; where they said so themselves only once, for else the two words could
    follow each other for good. None where it does not count as received, or never."""
    if not payout.is_received or payout.received_at is None:
        return None
    if payout.received_by_clock:
        return payout.received_at + STILL_MISSING
    return payout.received_at + STILL_A_SLIP if payout.missing_at is None else None


def may_be_missing(payout: Payout, *, at: datetime) -> bool:
    """Whether the student may say that nothing has arrived."""
    until = may_be_missing_until(payout)
    return payout.is_sent or (until is not None and at <= until)


PAYOUTS = Workflow(
    "payments.payout",
    roles_of=roles_of,
    transitions=[
        Transition(
            name="say_sent",
            sources=(S.DUE, S.MISSING),
            target=S.SENT,
            who=(MEMBER,),
            stamp="said_at",
            needs=(
                Need(
                    holds=lambda payout: payout.sent_on is not None and bool(payout.how),
                    message=_("Say on which day and how it was sent."),
                ),
            ),
            effects=(stops(SEND_BY), starts(CONFIRM_BY), tells("payout.sent")),
        ),
        # Until when it may be said, and who is told of what, the act knows.
        Transition(
            name="say_missing",
            sources=(S.SENT, S.RECEIVED),
            target=S.MISSING,
            who=(STUDENT,),
            stamp="missing_at",
            effects=(stops(CONFIRM_BY), starts(SEND_BY)),
        ),
        # The student may be the first to say it.
        Transition(
            name="say_received",
            sources=(S.DUE, S.SENT, S.MISSING),
            target=S.RECEIVED,
            who=(STUDENT,),
            stamp="received_at",
            effects=(stops(), tells("payout.received")),
        ),
        Transition(
            name="let_stand",
            sources=(S.SENT,),
            target=S.RECEIVED,
            who=(CLOCK,),
            stamp="received_at",
            effects=(stops(),),
        ),
    ],
)
