"""Giving feedback, asking and answering what comes next, and the close of an engagement."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fairbrief.accounts.links import mint, replace_links
from fairbrief.audit.actors import INSTALLATION, Actor
from fairbrief.audit.advancing import advance
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.clocks.rules import start_clock, stop_clocks
from fairbrief.concerns.actions import read_words
from fairbrief.engagements.models import Engagement
from fairbrief.engagements.states import EngagementState
from fairbrief.kernel.errors import IllegalMoveError, MissingFactError, NotAllowedError
from fairbrief.notices.telling import Recipient, tell
from fairbrief.relationships.access import CLOSING, EMPLOYER, STUDENT, sides_of
from fairbrief.relationships.models import COMPETENCIES, Feedback, NextStep
from fairbrief.relationships.notices import employer
from fairbrief.relationships.queries import (
    ASKABLE_STATES,
    LEVELS,
    is_feedback_due,
    open_feedback,
)
from fairbrief.relationships.workflow import ANSWER_NEXT, FEEDBACK


def open_closing(engagement: Engagement, /, *, at: datetime) -> NextStep:
    """Starts both clocks and tells both sides; once an engagement, when it is paid."""
    step, _is_new = NextStep.objects.get_or_create(engagement=engagement)
    if not step.is_answered:
        start_clock(ANSWER_NEXT, step, at=at)
    start_clock(FEEDBACK, engagement, at=at)
    once = f"closing:{engagement.pk}"
    tell("closing.student", engagement, at=at, once=once)
    tell("closing.employer", engagement, at=at, once=once, to=_employer(engagement, at=at))
    return step


def _employer(engagement: Engagement, *, at: datetime) -> list[Recipient]:
    """Who closes for the employer: the supervisor, the owners when the supervisor has left."""
    supervisor = engagement.supervisor
    if supervisor.left_at is None and supervisor.user is None:
        return [_by_link(engagement, at=at)]
    return employer(engagement)


def _by_link(engagement: Engagement, *, at: datetime) -> Recipient:
    """A supervisor without an account closes by a mailed link, which replaces the one before."""
    supervisor = engagement.supervisor
    replace_links(engagement, capacity=CLOSING, email=supervisor.email, at=at)
    token = mint(
        engagement,
        capacity=CLOSING,
        email=supervisor.email,
        name=supervisor.name,
        at=at,
        holder=supervisor,
    )
    return Recipient(
        email=supervisor.email,
        name=supervisor.name,
        path=f"/closing/{token}/",
        zone=engagement.brief.time_zone,
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
    actor: Actor,
    at: datetime,
) -> Feedback:
    """One side's feedback, once, unread until both have spoken or 14 days are over.

    `ratings` has 1 to 4 a competency; one that was not seen is left out. A second call returns
    what was said the first time.

    Raises NotAllowedError, IllegalMoveError outside the 14 days, MissingFactError.
    """
    _require_side(engagement, side, actor)
    _check_ratings(ratings)
    if not went_well.strip():
        raise MissingFactError(_("Say one thing that went well."), field="went_well")
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
            went_well=went_well.strip(),
            next_time=next_time.strip(),
            to_the_office=to_the_office.strip(),
            by_name=actor.name[:120],
            at=at,
        )
        read_words(feedback, at=at)
        # On the feedback's own record: the engagement's history must not tell who has spoken.
        record(feedback, "given", actor=actor, at=at)
        if feedback.to_the_office:
            tell("feedback.to_the_office", engagement, at=at)
        if open_feedback(row, at=at):
            tell("feedback.open", engagement, at=at, once=f"feedback.open:{engagement.pk}")
        _close_if_done(engagement, at=at)
    return feedback


def _check_ratings(ratings: Mapping[str, int]) -> None:
    known = {key for key, _name in COMPETENCIES}
    for key, level in ratings.items():
        if key not in known or level not in LEVELS:
            raise MissingFactError(_("Rate each skill from 1 to 4, or leave it as not seen."))


def ask_next(engagement: Engagement, /, *, wish: str, actor: Actor, at: datetime) -> NextStep:
    """The student asks first, in their own words. Asking again replaces the wish until answered.

    Raises NotAllowedError, MissingFactError, IllegalMoveError before the work is accepted or once
    it is answered.
    """
    _require_side(engagement, STUDENT, actor)
    wish = wish.strip()
    if not wish:
        raise MissingFactError(_("Say in a sentence what you would like."), field="wish")
    with transaction.atomic():
        row = locked(engagement)
        if row.state not in ASKABLE_STATES:
            raise IllegalMoveError(_("You can ask once your work is accepted."))
        step, _is_new = NextStep.objects.get_or_create(engagement=engagement)
        if step.is_answered:
            raise IllegalMoveError(_("This is answered already. Write to the supervisor directly."))
        if step.wish == wish:
            return step
        step.wish = wish[:300]
        step.asked_by_student_at = step.asked_by_student_at or at
        step.save(update_fields=["wish", "asked_by_student_at"])
        read_words(step, at=at)
        record(step, "asked", actor=actor, at=at, data={"wish": step.wish})
        tell("next.asked", step, at=at, to=_employer(engagement, at=at))
    return step


def renew_closing_link(engagement: Engagement, /, *, email: str, at: datetime) -> bool:
    """A fresh link for who asks with one that ended; False when they have no part in it now."""
    supervisor = engagement.supervisor
    if supervisor.user_id is not None or supervisor.left_at is not None:
        return False
    if supervisor.email.lower() != email.lower():
        return False
    tell("closing.employer", engagement, at=at, to=[_by_link(engagement, at=at)])
    return True


def answer_next(
    engagement: Engagement, /, *, kind: str, note: str, actor: Actor, at: datetime
) -> NextStep:
    """The employer says what comes next. The answer may be changed later; each is recorded.

    Raises NotAllowedError, IllegalMoveError before the work is accepted, MissingFactError for an
    unknown kind or a "not now" without a reason.
    """
    _require_side(engagement, EMPLOYER, actor)
    note = note.strip()[:1000]
    if kind not in NextStep.Kind.values:
        raise MissingFactError(_("Choose what comes next."), field="kind")
    if kind == NextStep.Kind.NOT_NOW and not note:
        raise MissingFactError(
            _("Say why not now. An honest reason helps the student more than silence."),
            field="note",
        )
    with transaction.atomic():
        row = locked(engagement)
        if row.state not in ASKABLE_STATES:
            raise IllegalMoveError(_("This comes once the work is accepted."))
        step, _is_new = NextStep.objects.get_or_create(engagement=engagement)
        if step.is_answered and (step.kind, step.note) == (kind, note):
            return step
        step.kind, step.note = kind, note
        step.answered_at, step.answered_by_name = at, actor.name[:120]
        step.save(update_fields=["kind", "note", "answered_at", "answered_by_name"])
        read_words(step, at=at)
        record(step, "answered", actor=actor, at=at, data={"kind": kind, "note": note})
        stop_clocks(step, at=at, kinds=[ANSWER_NEXT.kind])
        tell("next.answered", step, at=at)
        _close_if_done(engagement, at=at)
    return step


def _require_side(engagement: Engagement, side: str, actor: Actor) -> None:
    if side not in sides_of(actor, engagement):
        raise NotAllowedError(
            _("Only the student and the supervisor of this work can speak about it.")
        )


def _close_if_done(engagement: Engagement, *, at: datetime) -> None:
    """Both have spoken and the next step is answered: nothing is left to wait for."""
    if not NextStep.objects.filter(engagement=engagement, answered_at__isnull=False).exists():
        return
    if Feedback.objects.filter(engagement=engagement).count() < len(Feedback.Side.values):
        return
    if Engagement.objects.filter(pk=engagement.pk, state=EngagementState.PAID).exists():
        advance(engagement, "close", actor=INSTALLATION, at=at)


def close_after_feedback(engagement: Engagement, /, *, actor: Actor, at: datetime) -> None:
    """The clock's consequence after 14 days: feedback is read, the engagement closes."""
    tell("feedback.open", engagement, at=at, once=f"feedback.open:{engagement.pk}")
    advance(engagement, "close", actor=INSTALLATION, at=at, data={"by": actor.name})


def report_silence(step: NextStep, /, *, actor: Actor, at: datetime) -> None:
    """The clock's consequence: the office and the employer are told that there was no answer."""
    if step.is_answered or step.late_at:
        return
    step.late_at = at
    step.save(update_fields=["late_at"])
    record(step, "late", actor=actor, at=at)
    tell("next.silence", step, at=at)
    tell("next.late", step, at=at)
