"""Changes that offices want in a brief."""

from __future__ import annotations

from django.db.models import QuerySet

from fairbrief.briefs.models import Brief
from fairbrief.briefs.states import LIVE_STATES, BriefState
from fairbrief.organizations.models import Member
from fairbrief.vetting.models import BriefReview
from fairbrief.vetting.states import BriefReviewState


def wants_changes(review: BriefReview) -> bool:
    """The office asked for changes and waits for the next version."""
    return review.state == BriefReviewState.CHANGES_ASKED


def changes_asked(brief: Brief) -> list[BriefReview]:
    """Offices that want a change in the brief, with their words."""
    return list(
        brief.reviews.filter(state=BriefReviewState.CHANGES_ASKED)
        .select_related("campus")
        .order_by("campus__name")
    )


def changes_asked_by_some(member: Member) -> QuerySet[BriefReview]:
    """Changes that one office asked for while the brief waits at another or is open there."""
    return BriefReview.objects.filter(
        state=BriefReviewState.CHANGES_ASKED,
        brief__employer_id=member.employer_id,
        brief__state__in=[BriefState.IN_REVIEW, *LIVE_STATES],
    ).order_by("decided_at")
