"""A campus's decisions on briefs and employers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.workflow import Need, Transition, Workflow
from fairbrief.briefs.states import OFFICE_DAYS, PayKind
from fairbrief.clocks.rules import ClockRule, business_days, starts, stops
from fairbrief.kernel.clock import after_business_days, now, zone_named
from fairbrief.notices.telling import tell, tells
from fairbrief.organizations.models import Employer
from fairbrief.organizations.queries import day_at
from fairbrief.vetting.access import INSTALLATION, MEMBER, OFFICER, roles_of
from fairbrief.vetting.models import EmployerReview
from fairbrief.vetting.states import BriefReviewState as B
from fairbrief.vetting.states import Condition, Recheck
from fairbrief.vetting.states import EmployerReviewState as E

#: Business days an office has for a brief or an employer. An invitation to decide, never an
#: approval: when they are over people are told, every further business day, until one decides.
DECIDE_DAYS = OFFICE_DAYS


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
#: For an approved brief that breaks rules which have changed since.
LOOK_AGAIN_BY = ClockRule(
    kind="brief_review.recheck",
    owner="campus",
    due=business_days(DECIDE_DAYS, zone=_campus_zone, place=_where),
    otherwise=_("the director is reminded"),
    told={"campus": _("your director is reminded"), "director": _("you are reminded")},
    then_all="fairbrief.vetting.actions.tell_of_late_second_looks",
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
#: Business days an employer has for an answer, unless the office gives it more or fewer.
ANSWER_DAYS = 10


def _answer_due(vetting: Any, start: datetime) -> datetime:
    asked = vetting.inquiries.filter(answered_at=None, asked_at=start).last()
    if asked is not None:
        return asked.due_at  # type: ignore[no-any-return]
    return answer_due(vetting.employer, start, days=ANSWER_DAYS)


def answer_due(employer: Employer, start: datetime, *, days: int) -> datetime:
    """The end of the `days`-th business day where the employer is."""
    return after_business_days(
        start,
        days,
        zone=employer.time_zone,
        country=employer.country,
        subdivision=employer.state,
    )


def _tells_at(notice: str) -> Callable[[Any, Any], None]:
    def reminder(subject: Any, clock: Any) -> None:
        tell(notice, subject, at=clock.next_at)

    return reminder


ANSWER_BY = ClockRule(
    kind="employer_review.answer",
    owner="employer",
    due=_answer_due,
    otherwise=_("the career office decides on what it has"),
    told={"campus": _("you decide on what you have")},
    then="fairbrief.vetting.actions.give_up_waiting",
    remind=lambda subject, start, due: [due - timedelta(days=2)],
    reminder=_tells_at("employer.answer_soon"),
)


def _day_after(vetting: Any, start: datetime) -> datetime:
    """The first moment an approval does not hold any more."""
    zone = zone_named(_campus_zone(vetting))
    ends = datetime.combine(vetting.expires_on + timedelta(days=1), time.min, tzinfo=zone)
    return max(ends, start)


EXPIRES = ClockRule(
    kind="employer_review.expires",
    owner="campus",
    due=_day_after,
    otherwise=_("the employer is looked at again, and nothing new of it opens until then"),
    told={"employer": _("you are looked at again, and nothing new of yours opens until then")},
    then="fairbrief.vetting.actions.expire_approval",
    remind=lambda subject, start, due: [due - timedelta(days=14)],
    reminder=_tells_at("employer.expires_soon"),
    is_dated=True,
)
RECHECK_BY = ClockRule(
    kind="employer_review.recheck",
    owner="campus",
    due=business_days(10, zone=_campus_zone, place=_where),
    otherwise=_("the director is reminded"),
    told={"campus": _("your director is reminded"), "director": _("you are reminded")},
    then="fairbrief.vetting.actions.tell_of_late_recheck",
)


def employer_is_approved(review: Any) -> bool:
    """Whether the review's campus has approved the employer of the brief, and the approval has not
    run out: its last day is over when it is over there."""
    today = day_at(review.campus, now())
    return (
        EmployerReview.objects.filter(
            campus_id=review.campus_id, employer_id=review.brief.employer_id, state=E.APPROVED
        )
        .exclude(recheck_why=Recheck.EXPIRED)
        .filter(Q(expires_on=None) | Q(expires_on__gte=today))
        .exists()
    )


def _is_paid_where_it_must_be(review: Any) -> bool:
    if review.brief.pay_kind != PayKind.NONE:
        return True
    return not EmployerReview.objects.filter(
        campus_id=review.campus_id,
        employer_id=review.brief.employer_id,
        conditions__contains=[Condition.PAID_ONLY],
    ).exists()


def _brief_is_waited_for(review: Any) -> bool:
    """In review, or opened by another campus meanwhile: there is something to decide."""
    return review.brief.version == review.version and review.brief.ended_at is None


_STILL_THERE = Need(
    holds=_brief_is_waited_for,
    message=_("The employer has ended or changed this brief. There is nothing to decide."),
)
#: What an approval needs, a person's or the policy's.
_TO_APPROVE = (
    _STILL_THERE,
    Need(
        holds=lambda review: not review.brief.employer.is_held,
        message=_(
            "This employer is on hold at the whole installation. Until the hold is lifted, nothing "
            "of it opens."
        ),
    ),
    Need(
        holds=employer_is_approved,
        message=_(
            "Your campus has not approved this employer, or its approval has run out. Decide on "
            "the employer first; its page is linked beside this form."
        ),
    ),
    Need(
        holds=_is_paid_where_it_must_be,
        message=_(
            "Your campus has approved this employer for paid work only. Ask it for pay, or change "
            "the condition on the employer’s page."
        ),
    ),
)
_decided = stops(REVIEW_BY, LATE_REVIEW, LOOK_AGAIN_BY)

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
            effects=(_decided, starts(REVIEW_BY)),
        ),
        Transition(
            name="take_back",
            sources=(B.WAITING,),
            target=B.TAKEN_BACK,
            who=(INSTALLATION,),
            stamp="decided_at",
            effects=(_decided,),
        ),
        # Nobody of the office has read it: the campus's own policy lets it open.
        Transition(
            name="approve_by_policy",
            sources=(B.WAITING,),
            target=B.APPROVED,
            who=(INSTALLATION,),
            stamp="decided_at",
            needs=_TO_APPROVE,
            effects=(_decided, tells("review.approved")),
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
            needs=_TO_APPROVE,
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
        # Its students do not find it any more; what they have begun goes on.
        Transition(
            name="take_off",
            sources=(B.APPROVED,),
            target=B.TAKEN_OFF,
            who=(OFFICER,),
            stamp="taken_off_at",
            needs=(_STILL_THERE,),
            effects=(_decided, tells("review.taken_off")),
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
            # A second question may come while the first waits; one answer is to both.
            name="ask_for_more",
            sources=(E.WAITING, E.MORE_ASKED),
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
            effects=(stops(), tells("employer.declined")),
        ),
    ],
)
