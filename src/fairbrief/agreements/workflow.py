"""The life of an agreement: both sign the same text, or nobody is bound."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from fairbrief.agreements.access import CLOCK, EMPLOYER, STUDENT, roles_of
from fairbrief.agreements.states import AgreementState as S
from fairbrief.audit.workflow import Need, Transition, Workflow
from fairbrief.clocks.rules import ClockRule, business_days, stops
from fairbrief.notices.telling import tells


def _student_zone(agreement: Any) -> str:
    return str(agreement.application.student.user.time_zone)


def _employer_zone(agreement: Any) -> str:
    return str(agreement.application.brief.time_zone)


STUDENT_SIGNS_BY = ClockRule(
    kind="agreement.student_signs",
    owner="student",
    due=business_days(5, zone=_student_zone),
    otherwise=_("it lapses and the place goes to someone else"),
    told={"student": _("it lapses and your place goes to someone else")},
    then="fairbrief.agreements.actions.let_lapse",
)
EMPLOYER_SIGNS_BY = ClockRule(
    kind="agreement.employer_signs",
    owner="employer",
    due=business_days(5, zone=_employer_zone),
    otherwise=_("it lapses, and stands on the employer’s record"),
    told={"employer": _("it lapses, and stands on your record")},
    then="fairbrief.agreements.actions.let_lapse",
)

WORKFLOW = Workflow(
    "agreements.agreement",
    roles_of=roles_of,
    transitions=[
        Transition(
            name="sign_first",
            sources=(S.PROPOSED,),
            target=S.HALF_SIGNED,
            who=(STUDENT, EMPLOYER),
            effects=(tells("agreement.half_signed"),),
        ),
        Transition(
            name="sign_second",
            sources=(S.HALF_SIGNED,),
            target=S.SIGNED,
            who=(STUDENT, EMPLOYER),
            stamp="signed_at",
            effects=(stops(), tells("agreement.signed")),
        ),
        Transition(
            name="decline",
            sources=(S.PROPOSED, S.HALF_SIGNED),
            target=S.DECLINED,
            who=(STUDENT, EMPLOYER),
            stamp="ended_at",
            needs=(
                Need(
                    holds=lambda agreement: bool(agreement.reason.strip()),
                    message=_("Give a reason; the other side reads it."),
                ),
            ),
            effects=(stops(), tells("agreement.declined")),
        ),
        Transition(
            name="lapse",
            sources=(S.PROPOSED, S.HALF_SIGNED),
            target=S.LAPSED,
            who=(CLOCK,),
            stamp="ended_at",
            effects=(stops(), tells("agreement.lapsed")),
        ),
    ],
)

#: Which clock a side's signature stops, by side.
TURNS = {STUDENT: STUDENT_SIGNS_BY, EMPLOYER: EMPLOYER_SIGNS_BY}
