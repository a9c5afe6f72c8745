"""A campus's decisions on briefs and employers."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from fairbrief.audit.workflow import Need, Transition, Workflow
from fairbrief.clocks.rules import ClockRule, business_days, starts, stops
from fairbrief.notices.telling import tells
from fairbrief.vetting.access import INSTALLATION, MEMBER, OFFICER, roles_of
from fairbrief.vetting.models import EmployerReview
from fairbrief.vetting.states import BriefReviewState as B
from fairbrief.vetting.states import EmployerReviewState as E


def _campus_zone(review: Any) -> str:
    return str(review.campus.time_zone)


REVIEW_BY = ClockRule(
    kind="brief_review.decide",
    owner="campus",
    due=business_days(3, zone=_campus_zone),
    otherwise=_("then the director is reminded and the employer is told that it is late"),
    then="fairbrief.vetting.actions.tell_of_late_review",
)
VET_BY = ClockRule(
    kind="employer_review.decide",
    owner="campus",
    due=business_days(3, zone=_campus_zone),
    otherwise=_("then the director is reminded"),
    then="fairbrief.vetting.actions.tell_of_late_vetting",
)
ANSWER_BY = ClockRule(
    kind="employer_review.answer",
    owner="employer",
    due=business_days(10, zone=_campus_zone),
    otherwise=_("then the office decides on what it has"),
    then="fairbrief.vetting.actions.give_up_waiting",
)


def employer_is_approved(review: Any) -> bool:
    """Whether the review's campus has approved the employer of the brief."""
    return EmployerReview.objects.filter(
        campus_id=review.campus_id,
        employer_id=review.brief.employer_id,
        state=E.APPROVED,
    ).exists()


DECIDED = (B.CHANGES_ASKED, B.APPROVED, B.DECLINED)

BRIEF_REVIEWS = Workflow(
    "vetting.briefreview",
    roles_of=roles_of,
    transitions=[
        Transition(
            name="ask_again",
            sources=DECIDED,
            target=B.WAITING,
            who=(INSTALLATION,),
            stamp="asked_at",
            effects=(starts(REVIEW_BY),),
        ),
        Transition(
            name="approve",
            sources=(B.WAITING,),
            target=B.APPROVED,
            who=(OFFICER,),
            stamp="decided_at",
            needs=(
                Need(
                    holds=employer_is_approved,
                    message=_("Approve the employer first; its page is linked above."),
                ),
                Need(
                    holds=lambda review: not review.brief.employer.is_held,
                    message=_("This employer is on hold. The operator can say why."),
                ),
            ),
            effects=(stops(REVIEW_BY),),
        ),
        Transition(
            name="ask_for_changes",
            sources=(B.WAITING,),
            target=B.CHANGES_ASKED,
            who=(OFFICER,),
            stamp="decided_at",
            effects=(stops(REVIEW_BY),),
        ),
        Transition(
            name="decline",
            sources=(B.WAITING,),
            target=B.DECLINED,
            who=(OFFICER,),
            stamp="decided_at",
            effects=(stops(REVIEW_BY),),
        ),
    ],
)

EMPLOYER_REVIEWS = Workflow(
    "vetting.employerreview",
    roles_of=roles_of,
    transitions=[
        Transition(
            name="approve",
            sources=(E.WAITING, E.MORE_ASKED, E.DECLINED),
            target=E.APPROVED,
            who=(OFFICER,),
            stamp="decided_at",
            effects=(stops(VET_BY, ANSWER_BY), tells("employer.approved")),
        ),
        Transition(
            name="ask_for_more",
            sources=(E.WAITING,),
            target=E.MORE_ASKED,
            who=(OFFICER,),
            stamp="decided_at",
            effects=(stops(VET_BY), starts(ANSWER_BY), tells("employer.more_asked")),
        ),
        Transition(
            name="answer",
            sources=(E.MORE_ASKED,),
            target=E.WAITING,
            who=(MEMBER, INSTALLATION),
            stamp="asked_at",
            effects=(stops(ANSWER_BY), starts(VET_BY), tells("employer.answered")),
        ),
        Transition(
            name="decline",
            sources=(E.WAITING, E.MORE_ASKED, E.APPROVED),
            target=E.DECLINED,
            who=(OFFICER,),
            stamp="decided_at",
            effects=(stops(VET_BY, ANSWER_BY), tells("employer.declined")),
        ),
    ],
)
