"""The life of a matching day: students rank, supervisors rank, the office publishes."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.workflow import Need, Transition, Workflow
from fairbrief.clocks.models import Clock
from fairbrief.clocks.rules import ClockRule, business_days, starts, stops
from fairbrief.matchdays.access import CLOCK, OFFICER, roles_of
from fairbrief.matchdays.models import Matchday
from fairbrief.matchdays.queries import looks_until, ranks_until
from fairbrief.matchdays.states import MatchdayState as S
from fairbrief.notices.telling import tells


def _a_day_before(row: Any, start: datetime, due: datetime) -> list[datetime]:
    return [due - timedelta(days=1)]


def _remind(row: Any, clock: Clock) -> None:
    # By name, as consequences are: acts stand above this table.
    import_string("fairbrief.matchdays.actions.remind_silent")(row, at=clock.next_at)


RANK_BY = ClockRule(
    kind="matchday.rank_by",
    owner="student",
    due=lambda row, start: ranks_until(row),
    otherwise=_("ranking closes, and counts with what was ranked"),
    then="fairbrief.matchdays.actions.close_ranking",
    remind=_a_day_before,
    reminder=_remind,
)
LOOK_BY = ClockRule(
    kind="matchday.look_by",
    owner="employer",
    due=lambda row, start: looks_until(row),
    otherwise=_("whoever was not ranked counts as equal, after those who were"),
    then="fairbrief.matchdays.actions.close_looking",
    remind=_a_day_before,
    reminder=_remind,
)
PUBLISH_BY = ClockRule(
    kind="matchday.publish_by",
    owner="campus",
    due=business_days(
        3,
        zone=lambda row: str(row.campus.time_zone),
        place=lambda row: (row.campus.country, row.campus.state),
    ),
    otherwise=_("it is published by itself, in the way that was announced"),
    then="fairbrief.matchdays.actions.publish",
    remind=_a_day_before,
    reminder=_remind,
)
_HAS_BRIEFS = Need(
    holds=lambda row: row.seats.exists(), message=_("Add the briefs that take part first.")
)

WORKFLOW = Workflow(
    Matchday._meta.label_lower,
    roles_of=roles_of,
    transitions=[
        Transition(
            name="open",
            sources=(S.DRAFT,),
            target=S.RANKING,
            who=(OFFICER,),
            stamp="opened_at",
            needs=(_HAS_BRIEFS,),
            effects=(
                starts(RANK_BY),
                tells("matchday.opened"),
                tells("matchday.opened_employer"),
            ),
        ),
        Transition(
            name="close_ranking",
            sources=(S.RANKING,),
            target=S.LOOKING,
            who=(OFFICER, CLOCK),
            stamp="closed_at",
            effects=(stops(RANK_BY), starts(LOOK_BY), tells("matchday.look")),
        ),
        Transition(
            name="close_looking",
            sources=(S.LOOKING,),
            target=S.READY,
            who=(OFFICER, CLOCK),
            stamp="ready_at",
            effects=(stops(LOOK_BY), starts(PUBLISH_BY), tells("matchday.ready")),
        ),
        Transition(
            name="publish",
            sources=(S.READY,),
            target=S.PUBLISHED,
            who=(OFFICER, CLOCK),
            stamp="published_at",
            effects=(stops(), tells("matchday.published"), tells("matchday.published_employer")),
        ),
        Transition(
            name="cancel",
            sources=(S.DRAFT, S.RANKING, S.LOOKING, S.READY),
            target=S.CANCELLED,
            who=(OFFICER,),
            effects=(stops(), tells("matchday.cancelled")),
        ),
    ],
)
