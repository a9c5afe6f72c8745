"""The life of an agreement: both sign the same text, or nobody is bound."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from fairbrief.agreements.access import CLOCK, EMPLOYER, INSTALLATION, STUDENT, roles_of
from fairbrief.agreements.states import AgreementState as S
from fairbrief.agreements.states import ProposalState as P
from fairbrief.audit.workflow import Need, Transition, Workflow
from fairbrief.clocks.rules import ClockRule, business_days, stops
from fairbrief.notices.telling import tells


def _student_zone(agreement: Any) -> str:
    return str(agreement.application.student.user.time_zone)


def _employer_zone(agreement: Any) -> str:
    return str(agreement.application.brief.time_zone)


def _student_place(agreement: Any) -> tuple[str, str]:
    student = agreement.application.student
    return student.campus.country, student.work_state or student.campus.state


def _employer_place(agreement: Any) -> tuple[str, str]:
    employer = agreement.application.brief.employer
    return employer.country, employer.state


STUDENT_SIGNS_BY = ClockRule(
    kind="agreement.student_signs",
    owner="student",
    due=business_days(5, zone=_student_zone, place=_student_place),
    otherwise=_("it lapses and the place goes to someone else"),
    told={"student": _("it lapses and your place goes to someone else")},
    then="fairbrief.agreements.actions.let_lapse",
)
EMPLOYER_SIGNS_BY = ClockRule(
    kind="agreement.employer_signs",
    owner="employer",
    due=business_days(5, zone=_employer_zone, place=_employer_place),
    otherwise=_("it lapses, and stands on the employer’s record"),
    told={"employer": _("it lapses, and stands on your record")},
    then="fairbrief.agreements.actions.let_lapse",
)
#: While one side's proposed changes wait, nobody signs: the other answers them first.
_STAYS = _("the proposed changes count as declined, and the text stays as it is")
STUDENT_ANSWERS_BY = ClockRule(
    kind="agreement.student_answers",
    owner="student",
    due=business_days(3, zone=_student_zone, place=_student_place),
    otherwise=_STAYS,
    then="fairbrief.agreements.actions.let_student_be_silent",
)
EMPLOYER_ANSWERS_BY = ClockRule(
    kind="agreement.employer_answers",
    owner="employer",
    due=business_days(3, zone=_employer_zone, place=_employer_place),
    otherwise=_STAYS,
    then="fairbrief.agreements.actions.let_employer_be_silent",
)

#: Whom an operator stopped binds nobody and is bound to nobody until that is over.
_IS_NOT_HELD = Need(
    holds=lambda agreement: not agreement.application.brief.employer.is_held,
    message=_("The employer is on hold, so nothing is signed with it for now."),
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
            needs=(_IS_NOT_HELD,),
            effects=(tells("agreement.half_signed"),),
        ),
        Transition(
            name="sign_second",
            sources=(S.HALF_SIGNED,),
            target=S.SIGNED,
            who=(STUDENT, EMPLOYER),
            needs=(_IS_NOT_HELD,),
            stamp="signed_at",
            effects=(stops(), tells("agreement.signed")),
        ),
        # Accepted changes make another text, which nobody has signed.
        Transition(
            name="revise",
            sources=(S.PROPOSED, S.HALF_SIGNED),
            target=S.PROPOSED,
            who=(STUDENT, EMPLOYER),
            effects=(stops(), tells("agreement.revised")),
        ),
        # In what capacity the student works stands in the text: stating it makes another one.
        Transition(
            name="state_capacity",
            sources=(S.PROPOSED, S.HALF_SIGNED),
            target=S.PROPOSED,
            who=(EMPLOYER,),
            effects=(stops(), tells("agreement.capacity")),
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
#: Which clock runs while a side has proposed changes to answer.
ANSWERS = {STUDENT: STUDENT_ANSWERS_BY, EMPLOYER: EMPLOYER_ANSWERS_BY}


def _roles_in_proposal(actor: Any, proposal: Any) -> frozenset[str]:
    """The roles in the agreement; the side that did not propose is also `other`."""
    roles = roles_of(actor, proposal.agreement)
    sides = roles & {STUDENT, EMPLOYER}
    return roles | {"other" if side != proposal.side else "proposer" for side in sides}


PROPOSALS = Workflow(
    "agreements.proposal",
    roles_of=_roles_in_proposal,
    transitions=[
        Transition(
            name="accept",
            sources=(P.PROPOSED,),
            target=P.ACCEPTED,
            who=("other",),
            stamp="ended_at",
        ),
        Transition(
            name="decline",
            sources=(P.PROPOSED,),
            target=P.DECLINED,
            who=("other", CLOCK),
            stamp="ended_at",
        ),
        Transition(
            name="withdraw",
            sources=(P.PROPOSED,),
            target=P.WITHDRAWN,
            who=("proposer", INSTALLATION),
            stamp="ended_at",
        ),
    ],
)
