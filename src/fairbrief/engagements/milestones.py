"""The first of two milestones: whether there is one, what belongs to it, what it has paid."""

from __future__ import annotations

from fairbrief.engagements.models import Engagement, Milestone, Piece


def milestone_of(work: Engagement) -> Milestone | None:
    """The first milestone; None for work that has one end only."""
    found: Milestone | None = getattr(work, "milestone", None)
    return found


def pieces_in(milestone: Milestone) -> list[Piece]:
    """The deliverables that belong to it and still count, with their versions, newest first."""
    rows = milestone.engagement.pieces.filter(
        dropped_at=None, position__lte=milestone.pieces
    ).select_related("acceptance")
    return list(rows.prefetch_related("versions"))


def paid_by_milestone(work: Engagement) -> int:
    """What an accepted milestone has made the student's for good, in minor units."""
    found = milestone_of(work)
    return found.share_minor if found is not None and found.is_accepted else 0
