"""What campuses' reviews of the crowd's briefs left: sightings, prints, and rules of their own."""

from __future__ import annotations

import random
from datetime import datetime

from fairbrief.bench.crowd_at_work import save_all
from fairbrief.briefs.models import Brief
from fairbrief.briefs.queries import whole_of
from fairbrief.briefs.reading import posting_of
from fairbrief.organizations.models import Campus
from fairbrief.vetting.models import BriefReview, Policy, Print, Sighting
from fairbrief.vetting.rulebooks import SHIPPED
from fairbrief.vetting.wording import BANDS, bands_of, marks_of

#: Briefs that share a band with the measured one: a template that many use.
ALIKE = 400


def count_and_print(
    briefs: list[Brief], campuses: list[Campus], dice: random.Random, at: datetime
) -> None:
    """Two rules found in each decided brief, one in ten set aside; a print of every brief."""
    Policy.objects.filter(campus__in=campuses).update(own_rules=[_own(n) for n in range(5)])
    rules = list(SHIPPED)[:30]
    save_all(
        Sighting,
        [
            Sighting(
                campus_id=review.campus_id,
                review=review,
                version=1,
                rule=rule,
                reason="The student knows them." if dice.random() < 0.1 else "",
                at=at,
            )
            for review in BriefReview.objects.exclude(decided_at=None)
            for rule in dice.sample(rules, 2)
        ],
    )
    shared = bands_of(marks_of(posting_of(whole_of(briefs[0].pk)).whole))[0]
    save_all(
        Print,
        [
            Print(
                brief=brief,
                employer_id=brief.employer_id,
                marks=[dice.getrandbits(31) for _mark in range(150)],
                bands=[
                    shared if index < ALIKE and not band else dice.getrandbits(31)
                    for band in range(BANDS)
                ],
                at=at,
            )
            for index, brief in enumerate(briefs)
        ],
    )


def _own(number: int) -> dict[str, object]:
    return {
        "id": f"OWN-BENCH{number}",
        "title": f"Own rule {number}",
        "phrases": [f"phrase {number} {place}" for place in range(8)],
        "is_needed": False,
        "severity": "review",
        "why": "Because.",
        "remedy": "Leave it out.",
        "ask": "",
    }
