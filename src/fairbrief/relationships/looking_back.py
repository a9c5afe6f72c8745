"""What the close gathers for one side beside the feedback itself: from before and during the work.

Each side is shown its own weekly answers and its own questions to the office, never the other's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fairbrief.engagements.models import Engagement, Meeting, Pulse
from fairbrief.engagements.overview import pulse_words
from fairbrief.engagements.states import Asked, MeetingKind
from fairbrief.relationships.access import STUDENT, advice_for
from fairbrief.relationships.advice import Advice
from fairbrief.relationships.queries import Changed, Rated, change_of, own_ratings, rated
from fairbrief.relationships.questionnaires import OF_SELF

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise


@dataclass(frozen=True, kw_only=True)
class PulseSum:
    """One weekly question over the whole work: its answers from 1 to 5, the first one first."""

    words: _StrOrPromise
    answers: tuple[int, ...]

    @property
    def said(self) -> str:
        return ", ".join(map(str, self.answers))

    @property
    def middle(self) -> int:
        """The middle answer; of an even number the lower of the two."""
        return sorted(self.answers)[(len(self.answers) - 1) // 2]

    @property
    def way(self) -> int:
        """From the first answer to the last."""
        return self.answers[-1] - self.answers[0]


def pulse_sums(pulses: Iterable[Pulse]) -> list[PulseSum]:
    """The answers by question, in the order in which they were first asked."""
    by_question: dict[str, list[Pulse]] = {}
    for each in sorted(pulses, key=lambda pulse: (pulse.at, pulse.pk)):
        by_question.setdefault(each.question, []).append(each)
    return [
        PulseSum(words=pulse_words(rows[0]), answers=tuple(each.rating for each in rows))
        for rows in by_question.values()
    ]


@dataclass(frozen=True, kw_only=True)
class LookingBack:
    """Beside the feedback: `change` and `own` are the student's alone."""

    pulses: Sequence[PulseSum]
    advice: Sequence[Advice]
    sessions: Sequence[Meeting] = ()
    change: Sequence[Changed] = ()
    own: Sequence[Rated] = field(default=())

    @property
    def is_empty(self) -> bool:
        return not (self.pulses or self.sessions)


def looking_back(engagement: Engagement, side: str, *, reader: str) -> LookingBack:
    """`reader` is the address of who reads: questions to the office are shown to who asked them.

    Two queries for the employer, four for the student.
    """
    pulses = pulse_sums(Pulse.objects.filter(engagement=engagement, asked_of=side))
    advice = list(advice_for(engagement, side, reader))
    if side != STUDENT:
        return LookingBack(pulses=pulses, advice=advice)
    ratings = own_ratings(engagement)
    after = ratings.get("after")
    change = change_of(ratings)
    return LookingBack(
        pulses=pulses,
        advice=advice,
        sessions=[
            *Meeting.objects.filter(
                engagement=engagement,
                kind=MeetingKind.SENIOR,
                feedback_by__in=[Asked.LEADER, Asked.STUDENT],
            ).order_by("at")
        ],
        change=change,
        own=rated(after.ratings, after.wording, OF_SELF) if after and not change else (),
    )
