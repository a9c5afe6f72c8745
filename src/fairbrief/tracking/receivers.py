"""Every paid engagement stands in the ledger, and what was done of one that ended early."""

from __future__ import annotations

from fairbrief.audit.workflow import Change, follows
from fairbrief.engagements.models import Engagement
from fairbrief.engagements.states import EngagementState
from fairbrief.payments.states import FundingState
from fairbrief.tracking.actions import record_ended, record_engagement


@follows("engagements.engagement", to=EngagementState.PAID)
def write_experience(change: Change) -> None:
    record_engagement(change.subject, at=change.at)


@follows("engagements.engagement", to=EngagementState.ENDED_EARLY)
@follows("engagements.engagement", to=EngagementState.NOT_COMPLETED)
def write_what_was_done(change: Change) -> None:
    record_ended(change.subject, at=change.at)


@follows("payments.funding", to=FundingState.RELEASED)
def write_what_came_later(change: Change) -> None:
    """What was owed at an early end may be secured, and so released, days after it."""
    record_ended(Engagement.objects.get(pk=change.subject.engagement_id), at=change.at)
