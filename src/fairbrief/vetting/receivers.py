"""What vetting does when a brief is sent."""

from __future__ import annotations

from fairbrief.audit.actors import INSTALLATION
from fairbrief.audit.workflow import Change, follows
from fairbrief.briefs.states import BriefState
from fairbrief.vetting.actions import ask_campuses


@follows("briefs.brief", to=BriefState.IN_REVIEW)
def put_into_the_queues(change: Change) -> None:
    ask_campuses(change.subject, actor=INSTALLATION, at=change.at)
