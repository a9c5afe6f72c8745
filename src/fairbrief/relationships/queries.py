"""Reads of feedback. One side's is hidden until both have spoken or the time is over.

Everything that shows feedback goes through `open_feedback`; there is no other way to the rows.
What the office hides or has removed is shown to nobody but its writer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from fairbrief.engagements.models import Engagement
from fairbrief.engagements.states import EngagementState
from fairbrief.kernel.clock import day_in
from fairbrief.kernel.written import written_once
from fairbrief.organizations.models import Employer
from fairbrief.relationships.models import (
    Feedback,
    NextStep,
    RatingRound,
    SelfRating,
    Wording,
)
from fairbrief.relationships.questionnaires import (
    NOT_SEEN,
    OF_EMPLOYER,
    OF_SELF,
    PART_OF,
    QUESTIONNAIRES,
)

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

#: How long both sides have to give feedback after the pay.
FEEDBACK_DAYS = 14

#: For so many days from the start a student can say where they are as it begins.
BEFORE_DAYS = 7

#: States in which a student may ask what comes next: from acceptance on.
ASKABLE_STATES = (EngagementState.APPROVED, EngagementState.PAID, EngagementState.CLOSED)

#: States in which the work begins.
BEFORE_STATES = (
    EngagementState.AGREED,
    EngagementState.AUTHORIZED,
    EngagementState.FUNDED,
    EngagementState.ACTIVE,
)


def feedback_until(engagement: Engagement) -> datetime | None:
    """The end of the time for feedback; None before the work is paid."""
    return engagement.paid_at + timedelta(days=FEEDBACK_DAYS) if engagement.paid_at else None


def is_feedback_due(engagement: Engagement, *, at: datetime) -> bool:
    """Whether feedback can be given now."""
    until = feedback_until(engagement)
    return until is not None and at < until and engagement.state == EngagementState.PAID


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
    return _opened(_given(engagement), engagement, at=at)


def _given(engagement: Engagement) -> dict[str, Feedback]:
    """What stands on record of both sides: for this module alone."""
    found = Feedback.objects.filter(engagement=engagement).select_related("wording")
    return {each.side: each for each in found}


def _opened(
    rows: dict[str, Feedback], engagement: Engagement, *, at: datetime
) -> dict[str, Feedback]:
    until = feedback_until(engagement)
    is_over = until is not None and at >= until
    return rows if len(rows) == len(Feedback.Side.values) or is_over else {}


@dataclass(frozen=True, kw_only=True)
class Rated:
    """One question as it was answered, in the words it was asked in; no level for "not seen"."""

    key: str
    name: str
    level: int | None
    said: str
    behaviour: str

    @property
    def word(self) -> _StrOrPromise:
        return self.said if self.level else NOT_SEEN


def rated(ratings: Mapping[str, int], wording: Wording, part: str) -> list[Rated]:
    """The answers in the order of their questions, in the words they were given under."""
    rows = []
    for each in wording.content["parts"].get(part, {}).get("questions", ()):
        level = ratings.get(each["key"])
        words = next((one for one in each["levels"] if one["value"] == level), None)
        rows.append(
            Rated(
                key=each["key"],
                name=each["text"],
                level=level if words else None,
                said=words["word"] if words else "",
                behaviour=words["behaviour"] if words else "",
            )
        )
    return rows


def next_step_of(engagement: Engagement) -> NextStep | None:
    """The question of what comes next, asked or answered; None before the work is accepted."""
    try:
        return engagement.next_step
    except NextStep.DoesNotExist:
        return None


def employers_words() -> QuerySet[Feedback]:
    """What employers wrote that stands: no office looks into it or has taken it away."""
    return Feedback.objects.filter(side=Feedback.Side.EMPLOYER, hidden_at=None, removed_at=None)


@dataclass(frozen=True, kw_only=True)
class Spoken:
    """One side's feedback as it may be read."""

    feedback: Feedback
    rated: list[Rated]


@dataclass(frozen=True, kw_only=True)
class Closing:
    """What one side may see and do at the end of an engagement.

    `withheld` says that the other side has spoken and the office has hidden or removed it.
    """

    own: Spoken | None
    theirs: Spoken | None
    withheld: str
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
        return self.is_open and self.theirs is None and not self.withheld


def closing_of(engagement: Engagement, *, side: str, at: datetime) -> Closing:
    """The end of an engagement as one side may see it: the other's words only once open."""
    given = _given(engagement)
    both, own = _opened(given, engagement, at=at), given.get(side)
    theirs = next((each for key, each in both.items() if key != side), None)
    until = feedback_until(engagement)
    step = next_step_of(engagement)
    return Closing(
        own=_spoken(own),
        theirs=_spoken(theirs) if theirs and theirs.is_shown else None,
        withheld=_withheld(theirs),
        is_open=bool(both) or (until is not None and at >= until),
        is_due=own is None and is_feedback_due(engagement, at=at),
        until=until,
        step=step,
        can_ask=engagement.state in ASKABLE_STATES and not (step and step.is_answered),
        can_answer=engagement.state in ASKABLE_STATES,
    )


def _spoken(feedback: Feedback | None) -> Spoken | None:
    if feedback is None:
        return None
    part = PART_OF[feedback.side]
    return Spoken(feedback=feedback, rated=rated(feedback.ratings, feedback.wording, part))


def _withheld(theirs: Feedback | None) -> str:
    if theirs is None or theirs.is_shown:
        return ""
    return "removed" if theirs.removed_at else "hidden"


def can_rate_before(engagement: Engagement, *, at: datetime) -> bool:
    """Whether a student can still say where they are as the work begins: from the signature to
    the first week, by the days where the student is."""
    if engagement.state not in BEFORE_STATES:
        return False
    ends = engagement.starts_on + timedelta(days=BEFORE_DAYS)
    return day_in(engagement.student.user.time_zone, at) <= ends


def with_before(engagements: QuerySet[Engagement]) -> QuerySet[Engagement]:
    """Adds `has_rated_before` to each: the student has said where they were as it began."""
    return engagements.annotate(
        has_rated_before=Exists(
            SelfRating.objects.filter(engagement=OuterRef("pk"), moment=SelfRating.Moment.BEFORE)
        )
    )


def asks_before(engagement: Engagement, *, at: datetime) -> bool:
    """Whether the work page offers the question, of work read `with_before`."""
    return not getattr(engagement, "has_rated_before", True) and can_rate_before(engagement, at=at)


def own_ratings(engagement: Engagement) -> dict[str, SelfRating]:
    """The student's own ratings by moment; for the student alone."""
    rows = SelfRating.objects.filter(engagement=engagement).select_related("wording")
    return {each.moment: each for each in rows}


@dataclass(frozen=True, kw_only=True)
class Changed:
    """One competency as the student saw themself before and after."""

    before: Rated
    after: Rated

    @property
    def steps(self) -> int:
        """Levels up, or down if negative."""
        return (self.after.level or 0) - (self.before.level or 0)


def change_of(ratings: Mapping[str, SelfRating]) -> list[Changed]:
    """What was rated both times, each in the words of its own time."""
    if len(ratings) < len(SelfRating.Moment.values):
        return []
    first, last = (
        {each.key: each for each in rated(row.ratings, row.wording, OF_SELF)}
        for row in (ratings["before"], ratings["after"])
    )
    return [
        Changed(before=first[key], after=last[key])
        for key in last
        if key in first and first[key].level and last[key].level
    ]


@dataclass(frozen=True, kw_only=True)
class PublicLine:
    """What students say of an employer on one question, in words only."""

    text: _StrOrPromise
    #: 0 few, 1 some, 2 most.
    band: int
    said: _StrOrPromise


@dataclass(frozen=True, kw_only=True)
class PublicRatings:
    """What everyone may know of how students rate an employer; no lines where they are too few."""

    students: int
    minimum: int
    lines: Sequence[PublicLine] = ()


_BANDS = (_("mostly no"), _("mixed"), _("mostly yes"))


def public_ratings(employer: Employer) -> PublicRatings:
    """Everything published of the employer, made of its rounds alone. One query.

    A round of which any rating is looked into or removed is not shown; nor is one smaller than
    the minimum is now.
    """
    minimum = settings.RATINGS_FROM
    rounds = _published(employer.pk, minimum=minimum)
    by_key: dict[str, list[int]] = {}
    for each in rounds:
        for key, found in each.bands.items():
            by_key.setdefault(key, []).append(found)
    texts = _public_texts(rounds)
    return PublicRatings(
        students=sum(each.size for each in rounds),
        minimum=minimum,
        lines=[
            PublicLine(text=texts[key], band=band, said=_BANDS[band])
            for key, found in by_key.items()
            if key in texts
            for band in [(2 * sum(found) + len(found)) // (2 * len(found))]
        ],
    )


@written_once
def _published(employer: int, *, minimum: int) -> QuerySet[RatingRound]:
    withheld = Feedback.objects.filter(round=OuterRef("pk")).exclude(
        hidden_at=None, removed_at=None
    )
    return (
        RatingRound.objects.filter(~Exists(withheld), employer=employer, size__gte=minimum)
        .select_related("wording")
        .order_by("number")
    )


def _public_texts(rounds: Iterable[RatingRound]) -> dict[str, _StrOrPromise]:
    """The sentence of each question, as the newest version that was asked words it."""
    texts: dict[str, _StrOrPromise] = {}
    for each in rounds:
        known = QUESTIONNAIRES[each.wording.version].parts[OF_EMPLOYER].questions
        texts |= {one.key: one.publicly for one in known if one.publicly}
    return texts


def waits_to_be_published(employer: Employer, version: str) -> QuerySet[Feedback]:
    """Students' feedback on the employer that both sides can read and no public round has had,
    the oldest first."""
    return (
        Feedback.objects.filter(
            engagement__employer=employer,
            wording__version=version,
            side=Feedback.Side.STUDENT,
            round=None,
            opened_at__isnull=False,
            hidden_at=None,
            removed_at=None,
        )
        .select_related("engagement", "wording")
        .order_by("opened_at", "pk")
    )


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
