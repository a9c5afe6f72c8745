"""Every paid engagement stands in the ledger."""

from __future__ import annotations

from fairbrief.audit.workflow import Change, follows
from fairbrief.engagements.states import EngagementState
from fairbrief.tracking.actions import record_engagement


@follows("engagements.engagement", to=EngagementState.PAID)
def write_experience(change: Change) -> None:
    record_engagement(change.subject, at=change.at)
