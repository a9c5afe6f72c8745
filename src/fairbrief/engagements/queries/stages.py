"""Where a work stands, and what can be done there."""

from __future__ import annotations

from datetime import datetime, timedelta

from fairbrief.engagements.models import (
    Engagement,
)
from fairbrief.engagements.states import (
    RUNNING_STATES,
    WORKING_STATES,
    EngagementState,
)

#: Days after the end in which the two can still write to each other.
TALK_DAYS = 30


def is_running(engagement: Engagement) -> bool:
    return engagement.state in RUNNING_STATES


def can_log_hours(engagement: Engagement) -> bool:
    return engagement.state in WORKING_STATES


def is_working(engagement: Engagement) -> bool:
    """The student works on it now."""
    return engagement.state in WORKING_STATES


def waits_for_mending(engagement: Engagement) -> bool:
    """Changes were asked for after a hand-in."""
    return engagement.state == EngagementState.CHANGES_ASKED


def can_propose_change(engagement: Engagement) -> bool:
    return engagement.state in (
        EngagementState.FUNDED,
        EngagementState.ACTIVE,
        EngagementState.PAUSED,
        EngagementState.CHANGES_ASKED,
    )


def can_hand_over(engagement: Engagement) -> bool:
    return engagement.state in (EngagementState.ACTIVE, EngagementState.CHANGES_ASKED)


def is_submitted(engagement: Engagement) -> bool:
    return engagement.state == EngagementState.SUBMITTED


def waits_for_authorization(engagement: Engagement) -> bool:
    return engagement.state == EngagementState.AGREED


def waits_for_start(engagement: Engagement) -> bool:
    return engagement.state == EngagementState.FUNDED


def is_paused(engagement: Engagement) -> bool:
    return engagement.state == EngagementState.PAUSED


def is_finished(engagement: Engagement) -> bool:
    """Accepted, paid or closed."""
    return engagement.approved_at is not None


def takes_messages(engagement: Engagement, *, at: datetime) -> bool:
    """The two can write to each other until a month after the work is over."""
    over_at = engagement.ended_at or engagement.closed_at
    return over_at is None or at < over_at + timedelta(days=TALK_DAYS)
