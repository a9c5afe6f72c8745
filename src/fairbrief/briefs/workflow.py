"""The life of a brief: the one table of what may become of it, by whom."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fairbrief.audit.workflow import Need, Transition, Workflow
from fairbrief.briefs.access import CLOCK, INSTALLATION, MEMBER, OFFICER, roles_of
from fairbrief.briefs.states import LIVE_STATES as LIVE
from fairbrief.briefs.states import BriefState as S
from fairbrief.briefs.states import QuestionState as Q
from fairbrief.clocks.rules import ClockRule, starts, stops
from fairbrief.kernel.clock import end_of
from fairbrief.notices.telling import tells

APPLY_BY = ClockRule(
    kind="brief.apply_by",
    owner="student",
    due=lambda brief, start: end_of(brief.apply_by or brief.due_on, zone=brief.time_zone),
    otherwise=_("it closes for new applications"),
    then="fairbrief.briefs.actions.expire_brief",
    is_dated=True,
)

WORKFLOW = Workflow(
    "briefs.brief",
    roles_of=roles_of,
    transitions=[
        Transition(
            name="send_for_review",
            sources=(S.DRAFT, S.CHANGES_ASKED),
            target=S.IN_REVIEW,
            who=(MEMBER,),
            stamp="sent_at",
            needs=(
                Need(
                    holds=lambda brief: brief.offerings.exists(),
                    message=_("Choose at least one campus to offer this brief to."),
                ),
            ),
        ),
        Transition(
            name="take_back",
            sources=(S.IN_REVIEW,),
            target=S.DRAFT,
            who=(MEMBER,),
        ),
        Transition(
            name="ask_for_changes",
            sources=(S.IN_REVIEW,),
            target=S.CHANGES_ASKED,
            who=(OFFICER,),
        ),
        Transition(
            name="open",
            sources=(S.IN_REVIEW,),
            target=S.OPEN,
            # The installation where a campus's policy approves without a person.
            who=(OFFICER, INSTALLATION),
            stamp="opened_at",
            effects=(starts(APPLY_BY),),
        ),
        Transition(
            name="decline",
            sources=(S.IN_REVIEW,),
            target=S.DECLINED,
            who=(OFFICER,),
            stamp="ended_at",
        ),
        Transition(name="pause", sources=(S.OPEN, S.FULL), target=S.PAUSED, who=(MEMBER,)),
        Transition(name="resume", sources=(S.PAUSED,), target=S.OPEN, who=(MEMBER,)),
        # 25 applications for a place are enough: more would waste students' evenings.
        Transition(name="mark_full", sources=(S.OPEN,), target=S.FULL, who=(INSTALLATION,)),
        # Applications were answered, or a place came free again.
        Transition(
            name="reopen",
            sources=(S.FULL, S.FILLED),
            target=S.OPEN,
            who=(INSTALLATION, MEMBER),
            needs=(
                Need(
                    holds=lambda brief: brief.seats_taken < brief.seats,
                    message=_("Every place is taken. Repeat the brief to offer more."),
                ),
            ),
            effects=(starts(APPLY_BY),),
        ),
        Transition(
            name="fill",
            sources=(*LIVE, S.EXPIRED),
            target=S.FILLED,
            who=(INSTALLATION,),
            effects=(stops(APPLY_BY),),
        ),
        Transition(
            name="close",
            sources=(*LIVE, S.FILLED, S.EXPIRED),
            target=S.CLOSED,
            who=(MEMBER, INSTALLATION),
            stamp="ended_at",
            effects=(stops(),),
        ),
        Transition(
            name="expire",
            sources=LIVE,
            target=S.EXPIRED,
            who=(CLOCK,),
            effects=(tells("brief.expired"),),
        ),
        Transition(
            name="cancel",
            sources=(S.DRAFT, S.CHANGES_ASKED, S.IN_REVIEW, *LIVE),
            target=S.CANCELLED,
            who=(MEMBER,),
            stamp="ended_at",
            effects=(stops(),),
        ),
    ],
)

ANSWER_BY = ClockRule(
    kind="question.answer",
    owner="employer",
    due=lambda question, start: question.due_at,
    otherwise=_("the brief says that it was not answered"),
    told={"employer": _("your brief says that it was not answered")},
    then="fairbrief.briefs.actions.mark_dodged",
)

QUESTIONS = Workflow(
    "briefs.question",
    roles_of=lambda actor, question: roles_of(actor, question.brief),
    transitions=[
        Transition(
            name="answer",
            sources=(Q.ASKED, Q.DODGED),
            target=Q.ANSWERED,
            who=(MEMBER,),
            stamp="answered_at",
            effects=(stops(ANSWER_BY), tells("question.answered")),
        ),
        Transition(
            name="dodge",
            sources=(Q.ASKED,),
            target=Q.DODGED,
            who=(CLOCK,),
            effects=(tells("question.dodged"), tells("question.unanswered")),
        ),
    ],
)
