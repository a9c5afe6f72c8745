"""Giving feedback and opening it: blind until both have spoken or the time is over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.actors import INSTALLATION, Actor
from fairbrief.audit.advancing import advance
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.concerns.actions import read_words
from fairbrief.engagements.models import Engagement
from fairbrief.engagements.states import EngagementState
from fairbrief.kernel.errors import IllegalMoveError, MissingFactError, NotAllowedError
from fairbrief.notices.telling import Telling, tell, tell_all
from fairbrief.relationships.access import STUDENT, sides_of
from fairbrief.relationships.asking import ask_advice
from fairbrief.relationships.models import Feedback, NextStep, SelfRating, Wording
from fairbrief.relationships.publishing import publish_rounds
from fairbrief.relationships.queries import can_rate_before, is_feedback_due
from fairbrief.relationships.questionnaires import (
    CURRENT,
    OF_SELF,
    PART_OF,
    fits,
    in_words,
)


def give_feedback(
    engagement: Engagement,
    /,
    *,
    side: str,
    ratings: Mapping[str, int],
    went_well: str,
    next_time: str,
    to_the_office: str = "",
    wants_advice: bool = False,
    own: Mapping[str, int] | None = None,
    actor: Actor,
    at: datetime,
) -> Feedback:
    """One side's feedback, once, unread until both have spoken or 14 days are over.

    `ratings` has a level a question of the side's part; what was not seen is left out. `own` is
    where a student sees themself now: for their own eyes. With `wants_advice` the line to the
    office is a question it answers. A second call returns what was said the first time.

    Raises NotAllowedError, IllegalMoveError outside the 14 days, MissingFactError.
    """
    require_side(engagement, side, actor)
    _require_levels(ratings, PART_OF[side])
    if not went_well.strip():
        raise MissingFactError(_("Say one thing that went well."), field="went_well")
    if wants_advice and not to_the_office.strip():
        raise MissingFactError(
            _("Say what you would like advice on; only the career office reads it."),
            field="to_the_office",
        )
    with transaction.atomic():
        row = locked(engagement)
        given = Feedback.objects.filter(engagement=engagement, side=side).first()
        if given is not None:
            return given
        if not is_feedback_due(row, at=at):
            raise IllegalMoveError(
                _("Feedback is open for 14 days after the pay, until both have spoken.")
            )
        feedback = Feedback.objects.create(
            engagement=engagement,
            side=side,
            ratings=dict(ratings),
            wording=wording_now(),
            went_well=went_well.strip(),
            next_time=next_time.strip(),
            to_the_office="" if wants_advice else to_the_office.strip(),
            by_name=actor.name[:120],
            at=at,
        )
        read_words(feedback, at=at)
        # On the feedback's own record: the engagement's history must not tell who has spoken.
        record(feedback, "given", actor=actor, at=at)
        if side == STUDENT and own:
            _keep_own(engagement, SelfRating.Moment.AFTER, own, at=at)
        if wants_advice:
            ask_advice(engagement, side=side, question=to_the_office, actor=actor, at=at)
        elif feedback.to_the_office:
            tell("feedback.to_the_office", engagement, at=at)
        if Feedback.objects.filter(engagement=engagement).count() == len(Feedback.Side.values):
            open_all([engagement], at=at)
        close_if_done(engagement, at=at)
    return feedback


def rate_before(
    engagement: Engagement, /, *, ratings: Mapping[str, int], actor: Actor, at: datetime
) -> SelfRating:
    """Where the student sees themself as the work begins, once; a second call gives the first.

    Raises NotAllowedError, MissingFactError without a single rating, IllegalMoveError once the
    first days are over.
    """
    require_side(engagement, STUDENT, actor)
    if not ratings:
        raise MissingFactError(_("Pick a sentence for at least one of the eight."))
    with transaction.atomic():
        row = locked(engagement)
        given = SelfRating.objects.filter(
            engagement=engagement, moment=SelfRating.Moment.BEFORE
        ).first()
        if given is not None:
            return given
        if not can_rate_before(row, at=at):
            raise IllegalMoveError(
                _("This belongs to the first days of the work. You are asked again at its end.")
            )
        return _keep_own(engagement, SelfRating.Moment.BEFORE, ratings, at=at)


def _keep_own(
    engagement: Engagement, moment: str, ratings: Mapping[str, int], *, at: datetime
) -> SelfRating:
    _require_levels(ratings, OF_SELF)
    return SelfRating.objects.create(
        engagement=engagement, moment=moment, ratings=dict(ratings), wording=wording_now(), at=at
    )


def wording_now() -> Wording:
    """The words of the questionnaire as the reader of this request sees them; kept once."""
    content = in_words(CURRENT)
    kept, _is_new = Wording.objects.get_or_create(
        digest=Wording.digest_of(content),
        defaults={
            "version": CURRENT.version,
            "language": get_language() or "en",
            "content": content,
        },
    )
    return kept


def _require_levels(ratings: Mapping[str, int], part: str) -> None:
    if not fits(ratings, CURRENT.parts[part]):
        raise MissingFactError(_("Pick one of the sentences, or leave it as not seen."))


def require_side(engagement: Engagement, side: str, actor: Actor) -> None:
    if side not in sides_of(actor, engagement):
        raise NotAllowedError(
            _("Only the student and the supervisor of this work can speak about it.")
        )


def open_all(engagements: Sequence[Engagement], *, at: datetime) -> None:
    """Both sides of each read what was said; from now on it counts. Doing it again changes nothing.

    The works are locked by the caller.
    """
    waiting = Feedback.objects.filter(engagement__in=engagements, opened_at=None)
    opened = set(waiting.values_list("engagement_id", flat=True))
    waiting.update(opened_at=at)
    tellings = [Telling(subject=each, once=f"feedback.open:{each.pk}") for each in engagements]
    tell_all("feedback.open", tellings, at=at)
    employers = {each.employer_id: each.employer for each in engagements if each.pk in opened}
    for _key, employer in sorted(employers.items()):
        publish_rounds(employer, at=at)


def close_if_done(engagement: Engagement, *, at: datetime) -> None:
    """Both have spoken and the next step is answered: nothing is left to wait for."""
    if not NextStep.objects.filter(engagement=engagement, answered_at__isnull=False).exists():
        return
    if Feedback.objects.filter(engagement=engagement).count() < len(Feedback.Side.values):
        return
    if Engagement.objects.filter(pk=engagement.pk, state=EngagementState.PAID).exists():
        advance(engagement, "close", actor=INSTALLATION, at=at)
