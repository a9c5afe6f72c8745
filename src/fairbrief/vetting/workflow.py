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

#: Business days an office has for a brief or an employer. An invitation to decide, never an
#: approval: when they are over people are told, every further business day, until one decides.
DECIDE_DAYS = 3


def _where(review: Any) -> tuple[str, str]:
    return review.campus.country, review.campus.state


def _campus_zone(review: Any) -> str:
    return str(review.campus.time_zone)


_REMINDED_AGAIN = {
    "campus": _("your director is reminded again"),
    "director": _("you are reminded again"),
}

REVIEW_BY = ClockRule(
    kind="brief_review.decide",
    owner="campus",
    due=business_days(DECIDE_DAYS, zone=_campus_zone, place=_where),
    otherwise=_("the director is reminded and the employer is told that it is late"),
    told={
        "employer": _("the director is reminded and you are told that it is late"),
        "campus": _("your director is reminded and the employer is told that it is late"),
        "director": _("you are reminded and the employer is told that it is late"),
    },
    then="fairbrief.vetting.actions.tell_of_late_review",
)
LATE_REVIEW = ClockRule(
    kind="brief_review.late",
    owner="campus",
    due=business_days(1, zone=_campus_zone, place=_where),
    otherwise=_("the director is reminded again"),
    told=_REMINDED_AGAIN,
    then="fairbrief.vetting.actions.remind_of_late_review",
)
VET_BY = ClockRule(
    kind="employer_review.decide",
    owner="campus",
    due=business_days(DECIDE_DAYS, zone=_campus_zone, place=_where),
    otherwise=_("the director is reminded"),
    told={"campus": _("your director is reminded"), "director": _("you are reminded")},
    then="fairbrief.vetting.actions.tell_of_late_vetting",
)
LATE_VETTING = ClockRule(
    kind="employer_review.late",
    owner="campus",
    due=business_days(1, zone=_campus_zone, place=_where),
    otherwise=_("the director is reminded again"),
    told=_REMINDED_AGAIN,
    then="fairbrief.vetting.actions.tell_of_late_vetting",
)
ANSWER_BY = ClockRule(
    kind="employer_review.answer",
    owner="employer",
    due=business_days(
        10,
        zone=lambda vetting: vetting.employer.time_zone,
        place=lambda vetting: (vetting.employer.country, vetting.employer.state),
    ),
    otherwise=_("the career office decides on what it has"),
    told={"campus": _("you decide on what you have")},
    then="fairbrief.vetting.actions.give_up_waiting",
)


def employer_is_approved(review: Any) -> bool:
    """Whether the review's campus has approved the employer of the brief."""
    return EmployerReview.objects.filter(
        campus_id=review.campus_id,
        employer_id=review.brief.employer_id,
        state=E.APPROVED,
    ).exists()


def _brief_is_waited_for(review: Any) -> bool:
    """In review, or opened by another campus meanwhile: there is something to decide."""
    return review.brief.version == review.version and review.brief.ended_at is None


_STILL_THERE = Need(
    holds=_brief_is_waited_for,
    message=_("The employer has ended or changed this brief. There is nothing to decide."),
)
_decided = stops(REVIEW_BY, LATE_REVIEW)

BRIEF_REVIEWS = Workflow(
    "vetting.briefreview",
    roles_of=roles_of,
    transitions=[
        # Waiting is a source too: the same brief may come again in a newer version.
        Transition(
            name="ask_again",
            sources=(B.CHANGES_ASKED, B.APPROVED, B.TAKEN_BACK, B.WAITING),
            target=B.WAITING,
            who=(INSTALLATION,),
            stamp="asked_at",
            effects=(_decided, starts(REVIEW_BY), tells("review.waiting")),
        ),
        Transition(
            name="take_back",
            sources=(B.WAITING,),
            target=B.TAKEN_BACK,
            who=(INSTALLATION,),
            stamp="decided_at",
            effects=(_decided,),
        ),
        # The employer leaves it to the other campuses.
        Transition(
            name="leave",
            sources=(B.CHANGES_ASKED,),
            target=B.TAKEN_BACK,
            who=(MEMBER,),
            needs=(
                Need(
                    holds=lambda review: review.brief.opened_at is not None,
                    message=_("No other campus has approved it yet: change it, or cancel it."),
                ),
            ),
        ),
        Transition(
            name="approve",
            sources=(B.WAITING,),
            target=B.APPROVED,
            who=(OFFICER,),
            stamp="decided_at",
            needs=(
                _STILL_THERE,
                Need(
                    holds=lambda review: not review.brief.employer.is_held,
                    message=_(
                        "This employer is on hold at the whole installation. Until the hold is "
                        "lifted, nothing of it opens."
                    ),
                ),
                Need(
                    holds=employer_is_approved,
                    message=_(
                        "Your campus has not approved this employer yet. Decide on the employer "
                        "first; its page is linked beside this form."
                    ),
                ),
            ),
            effects=(_decided, tells("review.approved")),
        ),
        Transition(
            name="ask_for_changes",
            sources=(B.WAITING,),
            target=B.CHANGES_ASKED,
            who=(OFFICER,),
            stamp="decided_at",
            needs=(_STILL_THERE,),
            effects=(_decided, tells("review.changes_asked")),
        ),
        Transition(
            name="decline",
            sources=(B.WAITING,),
            target=B.DECLINED,
            who=(OFFICER,),
            stamp="decided_at",
            needs=(_STILL_THERE,),
            effects=(_decided, tells("review.declined")),
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
            effects=(stops(VET_BY, LATE_VETTING, ANSWER_BY), tells("employer.approved")),
        ),
        Transition(
            name="ask_for_more",
            sources=(E.WAITING,),
            target=E.MORE_ASKED,
            who=(OFFICER,),
            stamp="decided_at",
            effects=(stops(VET_BY, LATE_VETTING), starts(ANSWER_BY), tells("employer.more_asked")),
        ),
        Transition(
            name="answer",
            sources=(E.MORE_ASKED,),
            target=E.WAITING,
            who=(MEMBER,),
            stamp="asked_at",
            effects=(stops(ANSWER_BY), starts(VET_BY), tells("employer.answered")),
        ),
        Transition(
            name="give_up_waiting",
            sources=(E.MORE_ASKED,),
            target=E.WAITING,
            who=(INSTALLATION,),
            effects=(starts(VET_BY), tells("employer.silent")),
        ),
        Transition(
            name="decline",
            sources=(E.WAITING, E.MORE_ASKED, E.APPROVED),
            target=E.DECLINED,
            who=(OFFICER,),
            stamp="decided_at",
            effects=(stops(VET_BY, LATE_VETTING, ANSWER_BY), tells("employer.declined")),
        ),
    ],
)
