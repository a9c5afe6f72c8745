"""What everyone may learn of how students rate an employer, without learning what one of them said.

Ratings are published in rounds of exactly as many students as the installation's minimum, each
once. A rating stands in one round and in no other ever, so what is published of one round tells
nothing of another, and no two published states differ by one person. Of a round is told, of each
question, only whether few, some or most chose one of the two upper levels; few and most both leave
room for two who did not. Whoever has seen every state there ever was still finds both answers
possible for each person, even who is one of the round and knows their own:
`tests/relationships/test_publishing.py` goes through all that could be.

Where one rating of a round is looked into or taken away, the whole round disappears: to count it
again without that one would tell what the one had said. The rest are never counted again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.conf import settings
from django.db import transaction

from fairbrief.audit.locking import held
from fairbrief.organizations.models import Employer
from fairbrief.relationships.models import Feedback, RatingRound
from fairbrief.relationships.queries import waits_to_be_published
from fairbrief.relationships.questionnaires import CURRENT, OF_EMPLOYER

FEW, SOME, MOST = 0, 1, 2
#: The two upper levels of each question.
GOOD = 3


def band(good: int, size: int) -> int:
    """How many of a round chose an upper level, so coarse that nobody of it is told apart."""
    edge = max(2, 3 * size // 10)
    return FEW if good <= edge else MOST if good >= size - edge else SOME


def bands_of(ratings: Iterable[Mapping[str, int]]) -> dict[str, int]:
    """The band of each question, of whole ratings."""
    rows = list(ratings)
    return {
        each.key: band(sum(row[each.key] >= GOOD for row in rows), len(rows))
        for each in CURRENT.parts[OF_EMPLOYER].questions
    }


def publish_rounds(employer: Employer, /, *, at: datetime) -> int:
    """Publishes every round that is full now, the oldest ratings first. Returns how many."""
    made = 0
    with transaction.atomic():
        row = held(employer)
        while len(chosen := _next_round(row)) == settings.RATINGS_FROM:
            round_ = RatingRound.objects.create(
                employer=row,
                number=row.rating_rounds.count() + 1,
                size=len(chosen),
                wording=chosen[0].wording,
                bands=bands_of(each.ratings for each in chosen),
                made_at=at,
            )
            Feedback.objects.filter(pk__in=[each.pk for each in chosen]).update(round=round_)
            made += 1
    return made


def _next_round(employer: Employer) -> list[Feedback]:
    """The oldest rating of each of the next students, whole ratings of the present version."""
    keys = {each.key for each in CURRENT.parts[OF_EMPLOYER].questions}
    by_student: dict[int, Feedback] = {}
    for each in waits_to_be_published(employer, CURRENT.version):
        if keys <= each.ratings.keys():
            by_student.setdefault(each.engagement.student_id, each)
        if len(by_student) == settings.RATINGS_FROM:
            break
    return list(by_student.values())
