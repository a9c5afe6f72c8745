"""The word of supervisor and office on an entry: asked for, and given."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fairbrief.accounts.links import mint, replace_links
from fairbrief.audit.actors import Actor
from fairbrief.audit.advancing import advance
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.clocks.rules import start_clock
from fairbrief.kernel.errors import LimitReachedError, MissingFactError, NotAllowedError
from fairbrief.kernel.names import readable
from fairbrief.notices.telling import Recipient, tell
from fairbrief.tracking.access import CONFIRMING, STUDENT, is_student_of, roles_of
from fairbrief.tracking.models import Experience
from fairbrief.tracking.queries import links_lately
from fairbrief.tracking.states import LEAST_MINUTES, ExperienceState
from fairbrief.tracking.workflow import CONFIRM_BY

#: The longest entry.
MOST_MINUTES = 400 * 60


def ask_supervisor(experience: Experience, *, at: datetime) -> None:
    """Mails a fresh link, which takes the place of every one before, and starts the clock."""
    if not experience.supervisor_email:
        return
    _send_link(experience, at=at)
    start_clock(CONFIRM_BY, experience, at=at)


def _send_link(experience: Experience, *, at: datetime) -> None:
    replace_links(experience, capacity=CONFIRMING, email=experience.supervisor_email, at=at)
    token = mint(
        experience,
        capacity=CONFIRMING,
        email=experience.supervisor_email,
        name=experience.supervisor_name or experience.supervisor_email,
        at=at,
        life=timedelta(days=60),
    )
    recipient = Recipient(
        email=experience.supervisor_email,
        name=experience.supervisor_name,
        link=f"/confirm/{token}/",
    )
    tell("experience.please_confirm", experience, at=at, to=[recipient])


def remind_supervisor(experience: Experience, /, *, at: datetime) -> None:
    """The clock's reminder: the link again, since the first one is kept nowhere."""
    if experience.is_waiting_for_supervisor:
        _send_link(experience, at=at)


def renew_confirming_link(experience: Experience, /, *, email: str, at: datetime) -> bool:
    """A fresh link for who asks with one that ended; False when nobody waits for them now."""
    if not experience.is_waiting_for_supervisor:
        return False
    if experience.supervisor_email.lower() != email.lower():
        return False
    _send_link(experience, at=at)
    return True


def send_link_again(experience: Experience, /, *, actor: Actor, at: datetime) -> None:
    """The student sends the supervisor the link once more, at most once a day.

    Raises NotAllowedError, LimitReachedError.
    """
    if STUDENT not in roles_of(actor, experience):
        raise NotAllowedError(_("Only the student can send the link again."))
    if not experience.is_waiting_for_supervisor:
        raise LimitReachedError(_("Nobody is being waited for any more."))
    with transaction.atomic():
        locked(experience)
        if links_lately(experience, at=at):
            raise LimitReachedError(
                _("The link was sent less than a day ago. Give it until tomorrow.")
            )
        record(experience, "link_sent_again", actor=actor, at=at)
        _send_link(experience, at=at)


def confirm_experience(
    experience: Experience,
    /,
    *,
    actor: Actor,
    at: datetime,
    minutes: int | None = None,
    would_take_again: bool | None = None,
    strengths: str = "",
) -> bool:
    """The supervisor's word that it is right, with corrected hours if need be, and if they like
    with a word on the student."""
    _require_another(experience, actor)
    before = experience.minutes
    after = before if minutes is None else minutes
    if not LEAST_MINUTES <= after <= MOST_MINUTES:
        raise MissingFactError(_("Give the hours, between a quarter and 400."), field="hours")
    data = {"minutes_before": before, "minutes": after} if after != before else {}
    return advance(
        experience,
        "confirm",
        actor=actor,
        at=at,
        changes={
            "minutes": after,
            "confirmed_by_name": actor.name[:120],
            "would_take_again": would_take_again,
            "strengths": readable(strengths)[:300],
        },
        data=data,
    )


def deny_experience(experience: Experience, /, *, reason: str, actor: Actor, at: datetime) -> bool:
    """The supervisor's word that it was not so; the student reads the reason."""
    _require_another(experience, actor)
    return advance(
        experience,
        "deny",
        actor=actor,
        at=at,
        says={"refused_reason": reason.strip()[:500]},
        data={"reason": reason.strip()[:500]},
    )


def _require_another(experience: Experience, actor: Actor) -> None:
    """The address was somebody else's when the link was mailed; it may have become the student's
    since. Raises NotAllowedError."""
    if actor.kind == "link" and is_student_of(experience, actor.email):
        raise NotAllowedError(
            _("This address is the student’s own, so somebody else has to confirm it.")
        )


def verify_experience(
    experience: Experience, /, *, actor: Actor, at: datetime, note: str = ""
) -> bool:
    """The office counts it. Without the supervisor's word it says on what grounds.

    Raises MissingFactError when nobody has confirmed it and no grounds are given.
    """
    note = note.strip()[:500]
    if experience.confirmed_at is None and not note:
        raise MissingFactError(
            _("The supervisor has not confirmed it. Say what you rely on, such as a pay slip."),
            field="note",
        )
    return advance(
        experience,
        "verify",
        actor=actor,
        at=at,
        changes={"verified_by_name": actor.name[:120]},
        data={"note": note} if note else {},
    )


def refuse_experience(
    experience: Experience, /, *, reason: str, actor: Actor, at: datetime
) -> bool:
    """The office does not count it; the student reads the reason and may correct the entry."""
    return advance(
        experience,
        "refuse",
        actor=actor,
        at=at,
        says={"refused_reason": reason.strip()[:500]},
        data={"reason": reason.strip()[:500]},
    )


def report_unconfirmed(experience: Experience, /, *, actor: Actor, at: datetime) -> None:
    """The clock's consequence: the office goes on without the supervisor."""
    if experience.state != ExperienceState.LOGGED:
        return
    record(experience, "unconfirmed", actor=actor, at=at)
    tell("experience.unconfirmed", experience, at=at, once=f"unconfirmed:{experience.pk}:{at:%F}")
