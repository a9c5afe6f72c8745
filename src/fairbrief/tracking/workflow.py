"""The life of an experience in the ledger."""

from __future__ import annotations

from datetime import datetime

from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.workflow import Need, Transition, Workflow
from fairbrief.clocks.models import Clock
from fairbrief.clocks.rules import ClockRule, business_days, stops
from fairbrief.kernel.clock import after_business_days
from fairbrief.notices.telling import tells
from fairbrief.tracking.access import INSTALLATION, OFFICER, STUDENT, SUPERVISOR, roles_of
from fairbrief.tracking.models import Experience
from fairbrief.tracking.states import ExperienceState as S


def _remind(experience: Experience, clock: Clock) -> None:
    # By name, as consequences are: reminding mints a link, and acts stand above this table.
    import_string("fairbrief.tracking.actions.remind_supervisor")(experience, at=clock.next_at)


def _after_a_week(start: datetime, due: datetime) -> list[datetime]:
    return [after_business_days(start, 5)]


CONFIRM_BY = ClockRule(
    kind="tracking.confirm_by",
    owner="supervisor",
    due=business_days(
        10,
        zone=lambda experience: experience.campus.time_zone,
        # Where an outside supervisor works nobody has said; the campus's calendar counts.
        place=lambda experience: (experience.campus.country, experience.campus.state),
    ),
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
        Transition(name="correct", sources=(S.LOGGED, S.REFUSED), target=S.LOGGED, who=(STUDENT,)),
    ],
)
