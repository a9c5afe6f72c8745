"""The end of an engagement opens; asking and answering what comes next."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fairbrief.accounts.links import mint, replace_links
from fairbrief.audit.actors import Actor
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.clocks.rules import start_clock, stop_clocks
from fairbrief.concerns.actions import read_words
from fairbrief.engagements.models import Engagement
from fairbrief.kernel.errors import IllegalMoveError, MissingFactError
from fairbrief.notices.telling import Recipient, tell
from fairbrief.relationships.access import CLOSING, EMPLOYER, STUDENT
from fairbrief.relationships.giving import close_if_done, require_side
from fairbrief.relationships.models import NextStep
from fairbrief.relationships.notices import employer
from fairbrief.relationships.queries import ASKABLE_STATES
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
        link=f"/closing/{token}/",
        zone=engagement.brief.time_zone,
    )


def ask_next(engagement: Engagement, /, *, wish: str, actor: Actor, at: datetime) -> NextStep:
    """The student asks first, in their own words. Asking again replaces the wish until answered.

    Raises NotAllowedError, MissingFactError, IllegalMoveError before the work is accepted or once
    it is answered.
    """
    require_side(engagement, STUDENT, actor)
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
    require_side(engagement, EMPLOYER, actor)
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
        close_if_done(engagement, at=at)
    return step
