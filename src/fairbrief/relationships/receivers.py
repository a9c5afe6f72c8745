"""After the pay: time to look back and ahead."""

from __future__ import annotations

from fairbrief.audit.workflow import Change, follows
from fairbrief.clocks.rules import stop_clocks
from fairbrief.engagements.states import EngagementState
from fairbrief.relationships.actions import open_closing
from fairbrief.relationships.workflow import FEEDBACK


@follows("engagements.engagement", to=EngagementState.PAID)
def start_closing(change: Change) -> None:
    open_closing(change.subject, at=change.at)


@follows("engagements.engagement", to=EngagementState.CLOSED)
def stop_waiting_for_feedback(change: Change) -> None:
    stop_clocks(change.subject, at=change.at, kinds=[FEEDBACK.kind])
