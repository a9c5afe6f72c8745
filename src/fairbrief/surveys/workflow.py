"""The life of a round: it is open, and then it is closed."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.workflow import Transition, Workflow
from fairbrief.clocks.models import Clock
from fairbrief.clocks.rules import ClockRule, stops
from fairbrief.kernel.clock import end_of
from fairbrief.notices.telling import tells
from fairbrief.surveys.access import CLOCK, OFFICER, roles_of
from fairbrief.surveys.models import Round
from fairbrief.surveys.states import RoundState as S


def _close(row: Round, start: datetime) -> datetime:
    return end_of(row.closes_on, zone=row.survey.campus.time_zone)


def _once_midway(row: Any, start: datetime, due: datetime) -> list[datetime]:
    """One reminder, and none where there is hardly time for it."""
    return [start + (due - start) / 2] if due - start > timedelta(days=4) else []


def _remind(row: Any, clock: Clock) -> None:
    # By name, as consequences are: acts stand above this table.
    import_string("fairbrief.surveys.actions.remind_silent")(row, at=clock.next_at)


CLOSE_BY = ClockRule(
    kind="survey.close_by",
    owner="student",
    due=_close,
    otherwise=_("it closes, and is counted without those who kept silent"),
    told={"campus": _("it closes by itself, and you read what was answered")},
    then="fairbrief.surveys.actions.close_round",
    remind=_once_midway,
    reminder=_remind,
)

WORKFLOW = Workflow(
    "surveys.round",
    roles_of=roles_of,
    transitions=[
        Transition(
            name="close",
            sources=(S.OPEN,),
            target=S.CLOSED,
            who=(OFFICER, CLOCK),
            stamp="closed_at",
            effects=(stops(CLOSE_BY), tells("survey.closed")),
        )
    ],
)
