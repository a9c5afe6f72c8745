"""What vetting does when a brief is sent, taken back or ended; and whose rules a brief meets."""

from __future__ import annotations

from fairbrief.audit.actors import INSTALLATION
from fairbrief.audit.workflow import Change, follows
from fairbrief.briefs.houses import answers_for_campuses, checks_before_sending
from fairbrief.briefs.states import BriefState
from fairbrief.concerns.states import ConcernState
from fairbrief.vetting.actions import (
    ask_campuses,
    ask_to_vet,
    decline_employer,
    look_again_at,
    stop_waiting,
)
from fairbrief.vetting.queries import houses_of_campuses, wanted_before_sending
from fairbrief.vetting.states import EmployerReviewState

answers_for_campuses(houses_of_campuses)
checks_before_sending(wanted_before_sending)


@follows("concerns.concern", to=ConcernState.HELD)
def hold_the_employer(change: Change) -> None:
    """A hold at one campus: its briefs leave that campus's students, and nothing new opens."""
    concern = change.subject
    vetting = ask_to_vet(concern.employer, campus=concern.campus, at=change.at)
    if vetting.state != EmployerReviewState.DECLINED:
        decline_employer(vetting, actor=change.actor, at=change.at, reason=concern.said)


@follows("organizations.employer", to="changed_facts")
def look_again(change: Change) -> None:
    """Who an employer is has changed: what its approvals rest on is looked at again."""
    said = change.event.data
    look_again_at(change.subject, said["before"], said["after"], at=change.at)


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
