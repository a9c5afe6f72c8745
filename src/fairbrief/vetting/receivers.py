"""What vetting does when a brief is sent, taken back or ended; and whose rules a brief meets."""

from __future__ import annotations

from fairbrief.audit.actors import INSTALLATION
from fairbrief.audit.workflow import Change, follows
from fairbrief.briefs.houses import answers_for_campuses
from fairbrief.briefs.states import BriefState
from fairbrief.vetting.actions import ask_campuses, stop_waiting
from fairbrief.vetting.queries import houses_of_campuses

answers_for_campuses(houses_of_campuses)


@follows("briefs.brief", to=BriefState.IN_REVIEW)
def put_into_the_queues(change: Change) -> None:
    ask_campuses(change.subject, actor=INSTALLATION, at=change.at)


@follows("briefs.brief", to=BriefState.DRAFT)
@follows("briefs.brief", to=BriefState.CANCELLED)
@follows("briefs.brief", to=BriefState.CLOSED)
@follows("briefs.brief", to=BriefState.EXPIRED)
@follows("briefs.brief", to=BriefState.FILLED)
def take_out_of_the_queues(change: Change) -> None:
    """No office is left with a brief there is nothing to decide about."""
    stop_waiting(change.subject, actor=INSTALLATION, at=change.at)
