"""Reads of feedback. One side's is hidden until both have spoken or the time is over.

Everything that shows feedback goes through `open_feedback`; there is no other way to the rows.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from fairbrief.engagements.models import Engagement
from fairbrief.engagements.states import EngagementState
from fairbrief.relationships.models import COMPETENCIES, Feedback, NextStep

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

#: How long both sides have to give feedback after the pay.
FEEDBACK_DAYS = 14

#: The words of the four ratings, lowest first.
LEVELS = {1: _("emerging"), 2: _("developing"), 3: _("applying"), 4: _("proficient")}

#: States in which a student may ask what comes next: from acceptance on.
ASKABLE_STATES = (EngagementState.APPROVED, EngagementState.PAID, EngagementState.CLOSED)


def feedback_until(engagement: Engagement) -> datetime | None:
    """The end of the time for feedback; None before the work is paid."""
    return engagement.paid_at + timedelta(days=FEEDBACK_DAYS) if engagement.paid_at else None


def is_feedback_due(engagement: Engagement, *, at: datetime) -> bool:
    """Whether feedback can be given now."""
    until = feedback_until(engagement)
    return until is not None and at < until and engagement.state == EngagementState.PAID


def own_feedback(engagement: Engagement, side: str) -> Feedback | None:
    """What this side has said; for its own eyes at any time."""
    return Feedback.objects.filter(engagement=engagement, side=side).first()


def spoken_by(side: str, engagements: Iterable[Engagement]) -> set[int]:
    """The engagements, by key, about which the side has given feedback; for its own eyes only."""
    return set(
        Feedback.objects.filter(side=side, engagement__in=list(engagements)).values_list(
            "engagement_id", flat=True
        )
    )


def open_feedback(engagement: Engagement, *, at: datetime) -> dict[str, Feedback]:
    """Both sides' feedback by side, or nothing while it is still blind.

    Blind until both have spoken, or until the time is over; after that nothing can be added, so
    nobody ever answers what they have read.
    """
    rows = {each.side: each for each in Feedback.objects.filter(engagement=engagement)}
    until = feedback_until(engagement)
    is_over = until is not None and at >= until
    return rows if len(rows) == len(Feedback.Side.values) or is_over else {}


@dataclass(frozen=True, kw_only=True)
class Rated:
    """One competency as one side saw it; `level` is None for "not seen"."""

    key: str
    name: _StrOrPromise
    level: int | None

    @property
    def word(self) -> _StrOrPromise:
        return LEVELS[self.level] if self.level in LEVELS else _("not seen")


def rated(feedback: Feedback) -> list[Rated]:
    """The eight competencies in their order."""
    return [
        Rated(key=key, name=name, level=feedback.ratings.get(key)) for key, name in COMPETENCIES
    ]


def next_step_of(engagement: Engagement) -> NextStep | None:
    """The question of what comes next, asked or answered; None before the work is accepted."""
    return NextStep.objects.filter(engagement=engagement).first()


@dataclass(frozen=True, kw_only=True)
class Spoken:
    """One side's feedback as it may be read."""

    feedback: Feedback
    rated: list[Rated]


@dataclass(frozen=True, kw_only=True)
class Closing:
    """What one side may see and do at the end of an engagement."""

    own: Spoken | None
    theirs: Spoken | None
    is_open: bool
    is_due: bool
    until: datetime | None
    step: NextStep | None
    can_ask: bool
    can_answer: bool

    @property
    def received(self) -> list[Feedback | NextStep]:
        """What may hold words of the other side."""
        rows = [self.theirs.feedback if self.theirs else None, self.step]
        return [row for row in rows if row is not None]

    @property
    def is_silent(self) -> bool:
        """The time is over and the other side has said nothing."""
        return self.is_open and self.theirs is None


def closing_of(engagement: Engagement, *, side: str, at: datetime) -> Closing:
    """The end of an engagement as one side may see it: the other's words only once open."""
    both = open_feedback(engagement, at=at)
    own = both.get(side) or own_feedback(engagement, side)
    theirs = next((each for key, each in both.items() if key != side), None)
    until = feedback_until(engagement)
    step = next_step_of(engagement)
    return Closing(
        own=_spoken(own),
        theirs=_spoken(theirs),
        is_open=bool(both) or (until is not None and at >= until),
        is_due=own is None and is_feedback_due(engagement, at=at),
        until=until,
        step=step,
        can_ask=engagement.state in ASKABLE_STATES and not (step and step.is_answered),
        can_answer=engagement.state in ASKABLE_STATES,
    )


def _spoken(feedback: Feedback | None) -> Spoken | None:
    return Spoken(feedback=feedback, rated=rated(feedback)) if feedback else None


def lines_to_the_office(campus_id: int) -> QuerySet[Feedback]:
    """Private lines to a campus's office, newest first. The office sees only these before both
    sides are open, and they are meant for nobody else."""
    return (
        Feedback.objects.filter(engagement__campus_id=campus_id)
        .exclude(to_the_office="")
        .select_related("engagement__student__user", "engagement__employer")
        .only(
            "side",
            "to_the_office",
            "by_name",
            "at",
            "engagement__code",
            "engagement__title",
            "engagement__student__user__name",
            "engagement__employer__name",
        )
        .order_by("-at")
    )
