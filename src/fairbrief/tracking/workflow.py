"""The life of an experience in the ledger."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.workflow import Need, Transition, Workflow
from fairbrief.clocks.models import Clock
from fairbrief.clocks.rules import ClockRule, business_days, starts, stops
from fairbrief.notices.telling import tells
from fairbrief.tracking.access import (
    APPROVER,
    CLOCK,
    INSTALLATION,
    OFFICER,
    STUDENT,
    SUPERVISOR,
    approval_roles,
    import_roles,
    roles_of,
)
from fairbrief.tracking.models import Approval, Experience
from fairbrief.tracking.states import ApprovalState as A
from fairbrief.tracking.states import ExperienceState as S
from fairbrief.tracking.states import ImportState as F


def _remind(experience: Experience, clock: Clock) -> None:
    # By name, as consequences are: reminding mints a link, and acts stand above this table.
    import_string("fairbrief.tracking.actions.remind_supervisor")(experience, at=clock.next_at)


def _campus_days(days: int) -> Callable[[Any, datetime], datetime]:
    """Where an outside supervisor works nobody has said; the campus's calendar counts."""
    return business_days(
        days,
        zone=lambda experience: experience.campus.time_zone,
        place=lambda experience: (experience.campus.country, experience.campus.state),
    )


def _after_a_week(experience: Any, start: datetime, due: datetime) -> list[datetime]:
    return [_campus_days(5)(experience, start)]


CONFIRM_BY = ClockRule(
    kind="tracking.confirm_by",
    owner="supervisor",
    due=_campus_days(10),
    otherwise=_("the career office looks at it without the supervisor"),
    told={
        "student": _("your career office looks at it without the supervisor"),
        "campus": _("you look at it without the supervisor"),
    },
    then="fairbrief.tracking.actions.report_unconfirmed",
    remind=_after_a_week,
    reminder=_remind,
)

HAS_REASON = Need(
    holds=lambda experience: bool(experience.refused_reason),
    message=_("Give the reason; the student reads it."),
)

WORKFLOW = Workflow(
    "tracking.experience",
    roles_of=roles_of,
    transitions=[
        Transition(
            name="confirm",
            sources=(S.LOGGED,),
            target=S.CONFIRMED,
            who=(SUPERVISOR, INSTALLATION),
            stamp="confirmed_at",
            effects=(stops(CONFIRM_BY), tells("experience.confirmed")),
        ),
        Transition(
            name="deny",
            sources=(S.LOGGED,),
            target=S.REFUSED,
            who=(SUPERVISOR,),
            needs=(HAS_REASON,),
            effects=(stops(CONFIRM_BY), tells("experience.refused")),
        ),
        Transition(
            name="verify",
            sources=(S.LOGGED, S.CONFIRMED),
            target=S.VERIFIED,
            who=(OFFICER, INSTALLATION),
            stamp="verified_at",
            effects=(stops(CONFIRM_BY), tells("experience.verified")),
        ),
        Transition(
            name="refuse",
            sources=(S.LOGGED, S.CONFIRMED),
            target=S.REFUSED,
            who=(OFFICER,),
            needs=(HAS_REASON,),
            effects=(stops(CONFIRM_BY), tells("experience.refused")),
        ),
        # Also while nobody has answered yet: a mistyped address would wait in vain.
        # What ended early and was refused may be taken up again, and be finished and paid.
        Transition(
            name="correct",
            sources=(S.LOGGED, S.REFUSED),
            target=S.LOGGED,
            who=(STUDENT, INSTALLATION),
        ),
    ],
)


def _remind_approver(approval: Approval, clock: Clock) -> None:
    import_string("fairbrief.tracking.actions.remind_approver")(approval, at=clock.next_at)


#: Its time is the day the office chose; one reminder, when most of it is over.
APPROVE_BY = ClockRule(
    kind="tracking.approve_by",
    owner="approver",
    due=lambda approval, start: max(approval.due_at, start),
    otherwise=_("the career office decides without the answer"),
    told={
        "approver": _("the career office decides without you"),
        "student": _("your career office decides without the answer"),
        "campus": _("you decide without the answer"),
    },
    then="fairbrief.tracking.actions.hand_to_office",
    remind=lambda subject, start, due: [due - min((due - start) / 2, timedelta(days=3))],
    reminder=_remind_approver,
)

APPROVAL_HAS_REASON = Need(
    holds=lambda approval: bool(approval.reason),
    message=_("Give the reason; the student and the career office read it."),
)

APPROVAL_WORKFLOW = Workflow(
    "tracking.approval",
    roles_of=approval_roles,
    transitions=[
        Transition(
            name="approve",
            sources=(A.WAITING,),
            target=A.APPROVED,
            who=(APPROVER,),
            stamp="decided_at",
            effects=(stops(APPROVE_BY), tells("approval.decided")),
        ),
        Transition(
            name="refuse",
            sources=(A.WAITING,),
            target=A.REFUSED,
            who=(APPROVER,),
            stamp="decided_at",
            needs=(APPROVAL_HAS_REASON,),
            effects=(stops(APPROVE_BY), tells("approval.decided")),
        ),
        Transition(
            name="run_out",
            sources=(A.WAITING,),
            target=A.OVERDUE,
            who=(CLOCK,),
            effects=(tells("approval.overdue"),),
        ),
        Transition(
            name="ask_again",
            sources=(A.OVERDUE,),
            target=A.WAITING,
            who=(OFFICER,),
            effects=(starts(APPROVE_BY),),
        ),
        # Once nobody has answered in time, the office says it in their place.
        Transition(
            name="approve_instead",
            sources=(A.OVERDUE,),
            target=A.APPROVED,
            who=(OFFICER,),
            stamp="decided_at",
            effects=(tells("approval.decided"),),
        ),
        Transition(
            name="refuse_instead",
            sources=(A.OVERDUE,),
            target=A.REFUSED,
            who=(OFFICER,),
            stamp="decided_at",
            needs=(APPROVAL_HAS_REASON,),
            effects=(tells("approval.decided"),),
        ),
        Transition(
            name="withdraw",
            sources=(A.WAITING, A.OVERDUE),
            target=A.WITHDRAWN,
            who=(OFFICER,),
            effects=(stops(APPROVE_BY),),
        ),
    ],
)

IMPORT_WORKFLOW = Workflow(
    "tracking.pastimport",
    roles_of=import_roles,
    transitions=[
        Transition(
            name="bring_in", sources=(F.LOADED,), target=F.DONE, who=(OFFICER,), stamp="done_at"
        ),
        Transition(
            name="undo", sources=(F.DONE,), target=F.UNDONE, who=(OFFICER,), stamp="undone_at"
        ),
        # The clock puts away what nobody brought in.
        Transition(name="discard", sources=(F.LOADED,), target=F.DISCARDED, who=(OFFICER, CLOCK)),
    ],
)
