"""Counting what was found when an office decided, and what it set aside."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from fairbrief.fairness import Finding
from fairbrief.vetting.models import BriefReview, Sighting


def count_findings(
    review: BriefReview,
    found: Iterable[Finding],
    set_aside: Mapping[str, str],
    /,
    *,
    at: datetime,
) -> None:
    """Keeps a row for each rule found in the version decided on; `set_aside` has the reasons. What
    was found before and is set aside only now keeps its row."""
    titles = {each.rule: each.title if each.house else "" for each in found}
    Sighting.objects.bulk_create(
        [
            Sighting(
                campus_id=review.campus_id,
                review=review,
                version=review.version,
                rule=rule,
                title=title,
                reason=set_aside.get(rule, "")[:500],
                at=at,
            )
            for rule, title in titles.items()
        ],
        ignore_conflicts=True,
    )
    for rule, why in set_aside.items():
        Sighting.objects.filter(review=review, version=review.version, rule=rule, reason="").update(
            reason=why[:500]
        )
