"""The life of an application: everyone gets an answer and a reason, by people or by the clock."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from fairbrief.applications.access import CLOCK, INSTALLATION, MEMBER, STUDENT, roles_of
from fairbrief.applications.states import ApplicationState as A
from fairbrief.audit.workflow import Need, Transition, Workflow
from fairbrief.clocks.rules import ClockRule, business_days, starts, stops
from fairbrief.notices.telling import tells


def _where(application: Any) -> tuple[str, str]:
    return application.brief.employer.country, application.brief.employer.state


def _where_the_student_is(application: Any) -> tuple[str, str]:
    student = application.student
    return student.campus.country, student.work_state or student.campus.state


def _employer_zone(application: Any) -> str:
    return str(application.brief.time_zone)


REPLY_BY = ClockRule(
    kind="application.first_reply",
    owner="employer",
    due=business_days(3, zone=_employer_zone, place=_where),
    otherwise=_("it counts as a late reply on the employer’s record"),
    told={"employer": _("it counts as a late reply on your record")},
    then="fairbrief.applications.actions.note_late_reply",
)
DECIDE_BY = ClockRule(
    kind="application.decide",
    owner="employer",
    due=business_days(10, zone=_employer_zone, place=_where),
    otherwise=_("it returns to the student without an answer"),
    told={"student": _("it comes back to you without an answer")},
    then="fairbrief.applications.actions.return_unanswered",
)
#: An offer was withdrawn: who had it does not wait as long once more.
DECIDE_AGAIN_BY = ClockRule(
    kind="application.decide_again",
    owner="employer",
    due=business_days(3, zone=_employer_zone, place=_where),
    otherwise=_("it returns to the student without an answer"),
    told={"student": _("it comes back to you without an answer")},
    then="fairbrief.applications.actions.return_unanswered",
)
ANSWER_OFFER_BY = ClockRule(
    kind="application.answer_offer",
    owner="student",
    due=business_days(
        3,
        zone=lambda application: str(application.student.user.time_zone),
        place=_where_the_student_is,
    ),
    otherwise=_("the offer lapses and the place goes to someone else"),
    then="fairbrief.applications.actions.let_offer_lapse",
)

UNDER_CONSIDERATION = (A.SUBMITTED, A.SEEN, A.SHORTLISTED, A.ALTERNATE)
_HAS_REASON = Need(
    holds=lambda application: bool(application.reason.strip()),
    message=_("Give a reason; the student reads it."),
)

WORKFLOW = Workflow(
    "applications.application",
    roles_of=roles_of,
    transitions=[
        Transition(
            name="submit",
            sources=(A.DRAFT,),
            target=A.SUBMITTED,
            who=(STUDENT,),
            stamp="submitted_at",
            effects=(
                starts(REPLY_BY),
                starts(DECIDE_BY),
                tells("application.submitted"),
                tells("application.submitted_supervisor"),
            ),
        ),
        Transition(
            name="see",
            sources=(A.SUBMITTED,),
            target=A.SEEN,
            who=(MEMBER,),
            stamp="seen_at",
            effects=(stops(REPLY_BY),),
        ),
        Transition(
            name="shortlist",
            sources=(A.SUBMITTED, A.SEEN, A.ALTERNATE),
            target=A.SHORTLISTED,
            who=(MEMBER,),
            effects=(stops(REPLY_BY), tells("application.shortlisted")),
        ),
        Transition(
            name="keep_as_alternate",
            sources=(A.SUBMITTED, A.SEEN, A.SHORTLISTED),
            target=A.ALTERNATE,
            who=(MEMBER,),
            stamp="alternate_at",
            effects=(stops(REPLY_BY), tells("application.alternate")),
        ),
        # An offer lapsed or was declined: whoever waits longest is next, by itself.
        Transition(
            name="move_up",
            sources=(A.ALTERNATE,),
            target=A.OFFERED,
            who=(INSTALLATION,),
            stamp="offered_at",
            effects=(
                stops(REPLY_BY, DECIDE_BY, DECIDE_AGAIN_BY),
                starts(ANSWER_OFFER_BY),
                tells("application.moved_up"),
                tells("application.moved_up_employer"),
            ),
        ),
        Transition(
            name="offer",
            sources=UNDER_CONSIDERATION,
            target=A.OFFERED,
            who=(MEMBER,),
            stamp="offered_at",
            effects=(
                stops(REPLY_BY, DECIDE_BY, DECIDE_AGAIN_BY),
                starts(ANSWER_OFFER_BY),
                tells("application.offered"),
            ),
        ),
        # Both sides ranked each other on a matching day of a campus.
        Transition(
            name="match",
            sources=(A.DRAFT, *UNDER_CONSIDERATION),
            target=A.OFFERED,
            who=(INSTALLATION,),
            stamp="offered_at",
            effects=(
                stops(REPLY_BY, DECIDE_BY, DECIDE_AGAIN_BY),
                starts(ANSWER_OFFER_BY),
                tells("application.matched"),
            ),
        ),
        Transition(
            name="accept_offer",
            sources=(A.OFFERED,),
            target=A.ACCEPTED,
            who=(STUDENT,),
            stamp="ended_at",
            needs=(
                Need(
                    holds=lambda application: not application.brief.employer.is_held,
                    message=_(
                        "This employer is on hold, so nothing new is begun with it. "
                        "Your career office knows more."
                    ),
                ),
            ),
            effects=(stops(),),
        ),
        Transition(
            name="decline_offer",
            sources=(A.OFFERED,),
            target=A.WITHDRAWN,
            who=(STUDENT,),
            stamp="ended_at",
            needs=(_HAS_REASON,),
            effects=(stops(), tells("application.offer_declined")),
        ),
        # By a mistake, or because the work has fallen away: the place is free again, and who had
        # the offer is on the shortlist as before. Nobody moves up by it; the employer chooses.
        Transition(
            name="withdraw_offer",
            sources=(A.OFFERED,),
            target=A.SHORTLISTED,
            who=(MEMBER,),
            needs=(
                Need(
                    holds=lambda application: bool(application.offer_withdrawn_because.strip()),
                    message=_("Give a reason; the student reads it."),
                ),
            ),
            effects=(
                stops(ANSWER_OFFER_BY),
                starts(DECIDE_AGAIN_BY),
                tells("application.offer_withdrawn"),
            ),
        ),
        Transition(
            name="lapse",
            sources=(A.OFFERED,),
            target=A.RETURNED,
            who=(CLOCK,),
            stamp="ended_at",
            effects=(stops(), tells("application.lapsed")),
        ),
        Transition(
            name="withdraw",
            sources=(A.DRAFT, *UNDER_CONSIDERATION),
            target=A.WITHDRAWN,
            who=(STUDENT,),
            stamp="ended_at",
            effects=(stops(), tells("application.withdrawn")),
        ),
        Transition(
            name="decline",
            sources=UNDER_CONSIDERATION,
            target=A.DECLINED,
            who=(MEMBER,),
            stamp="ended_at",
            needs=(_HAS_REASON,),
            effects=(stops(), tells("application.declined")),
        ),
        Transition(
            name="return_unanswered",
            sources=UNDER_CONSIDERATION,
            target=A.RETURNED,
            who=(CLOCK,),
            stamp="ended_at",
            effects=(stops(), tells("application.returned")),
        ),
    ],
)
