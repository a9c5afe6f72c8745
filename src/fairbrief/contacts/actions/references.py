"""A reference: asked for by the student, written by the supervisor, shown as the student says."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fairbrief.accounts.links import mint, replace_links
from fairbrief.audit.actors import Actor
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.concerns.actions import read_words
from fairbrief.contacts.access import REFEREE, is_referee
from fairbrief.contacts.models import Reference
from fairbrief.engagements.models import Engagement
from fairbrief.kernel.errors import IllegalMoveError, MissingFactError, NotAllowedError
from fairbrief.kernel.names import readable
from fairbrief.notices.telling import Recipient, tell
from fairbrief.relationships.access import STUDENT, sides_of
from fairbrief.relationships.queries import ASKABLE_STATES

LINK_LIFE = timedelta(days=90)
#: Less than this says nothing about anybody.
SHORTEST = 80


def ask_reference(engagement: Engagement, /, *, actor: Actor, at: datetime) -> Reference:
    """The student asks, once; asking is the consent that it is written.

    Raises NotAllowedError, IllegalMoveError before the work is accepted or when the supervisor has
    left.
    """
    if STUDENT not in sides_of(actor, engagement):
        raise NotAllowedError(_("Only the student of this work can ask for it."))
    with transaction.atomic():
        row = locked(engagement)
        if row.state not in ASKABLE_STATES:
            raise IllegalMoveError(_("You can ask once your work is accepted."))
        if engagement.supervisor.left_at is not None:
            raise IllegalMoveError(_("Your supervisor does not work there any more."))
        reference, is_new = Reference.objects.get_or_create(
            engagement=engagement, defaults={"asked_at": at}
        )
        if is_new:
            record(reference, "asked", actor=actor, at=at)
            _send(reference, at=at)
    return reference


def _send(reference: Reference, *, at: datetime) -> None:
    supervisor = reference.engagement.supervisor
    replace_links(reference, capacity=REFEREE, email=supervisor.email, at=at)
    token = mint(
        reference,
        capacity=REFEREE,
        email=supervisor.email,
        name=supervisor.name,
        at=at,
        life=LINK_LIFE,
        holder=supervisor,
    )
    to = Recipient(email=supervisor.email, name=supervisor.name, link=f"/reference/{token}/")
    tell("reference.asked", reference, at=at, to=[to])


def renew_referee_link(reference: Reference, /, *, email: str, at: datetime) -> bool:
    """A fresh link for who asks with one that ended; False when somebody else supervises."""
    supervisor = reference.engagement.supervisor
    if supervisor.left_at is not None or supervisor.email.lower() != email.lower():
        return False
    _send(reference, at=at)
    return True


def write_reference(
    reference: Reference, /, *, text: str, title: str = "", actor: Actor, at: datetime
) -> bool:
    """The supervisor writes it, or changes it; False when it says the same already.

    Raises NotAllowedError, MissingFactError for one that is too short to say anything.
    """
    text, title = text.strip()[:3000], readable(title)[:120]
    if not is_referee(actor, reference):
        raise NotAllowedError(_("Only the supervisor of this work writes it."))
    if len(text) < SHORTEST:
        raise MissingFactError(
            _("Two or three sentences say more than praise: what was done, and how."), field="text"
        )
    with transaction.atomic():
        row = locked(reference)
        if (row.text, row.by_title) == (text, title):
            return False
        reference.text, reference.by_title = text, title
        reference.by_name, reference.written_at = actor.name[:120], at
        reference.save(update_fields=["text", "by_title", "by_name", "written_at"])
        read_words(reference, at=at)
        record(row, "written", actor=actor, at=at)
        if not row.is_written:
            tell("reference.written", reference, at=at)
    return True


def take_reference_back(reference: Reference, /, *, actor: Actor, at: datetime) -> None:
    """The supervisor stands by it no more: it is deleted, and shown nowhere."""
    if not is_referee(actor, reference):
        raise NotAllowedError(_("Only the supervisor of this work can take it back."))
    with transaction.atomic():
        row = locked(reference)
        if not row.is_written:
            return
        reference.text, reference.written_at, reference.shown_at = "", None, None
        reference.save(update_fields=["text", "written_at", "shown_at"])
        record(row, "taken back", actor=actor, at=at)


def show_reference(reference: Reference, /, *, shown: bool, actor: Actor, at: datetime) -> None:
    """The student shows it to whoever has its address, or to nobody.

    Raises NotAllowedError, IllegalMoveError before it is written.
    """
    if STUDENT not in sides_of(actor, reference.engagement):
        raise NotAllowedError(_("Only the student decides who reads it."))
    with transaction.atomic():
        row = locked(reference)
        if not row.is_written:
            raise IllegalMoveError(_("There is nothing to show yet."))
        if row.is_shown == shown:
            return
        reference.shown_at = at if shown else None
        reference.save(update_fields=["shown_at"])
        record(row, "shown" if shown else "hidden", actor=actor, at=at)
