"""Feedback written directly, as it stands once it was given."""

from __future__ import annotations

from collections.abc import Mapping

from fairbrief.engagements.models import Engagement
from fairbrief.relationships.giving import wording_now
from fairbrief.relationships.models import Feedback
from tests.builders import NOW


def rate(work: Engagement, ratings: Mapping[str, int], *, opened: bool = True) -> Feedback:
    """A student's feedback on the employer."""
    return Feedback.objects.create(
        engagement=work,
        side="student",
        ratings=dict(ratings),
        wording=wording_now(),
        went_well="The weekly talks.",
        by_name=work.student.user.name,
        at=NOW,
        opened_at=NOW if opened else None,
    )
