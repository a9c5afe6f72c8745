"""Who may open a closed account again, or erase it."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from fairbrief.accounts.links import LinkError, link_ended, open_link
from fairbrief.audit.actors import Actor
from fairbrief.leaving.models import Closing

PERSON, CLOCK, INSTALLATION = "person", "clock", "installation"
#: The capacity of the mailed link by which somebody opens their account again.
REOPENING = "reopening"


def roles_of(actor: Actor, closing: Closing) -> frozenset[str]:
    """The `person`, who cannot sign in and so comes by the mailed link alone; or a machine."""
    if actor.is_clock:
        return frozenset({CLOCK})
    if actor.is_installation:
        return frozenset({INSTALLATION})
    if actor.holds_link(REOPENING, (closing._meta.label_lower, closing.pk)):
        return frozenset({PERSON})
    return frozenset()


def closing_of_link(token: str, /, *, at: datetime) -> tuple[Closing, Actor]:
    """The closed account that a mailed link opens again. Raises LinkError."""
    link, actor = open_link(token, at=at)
    if link.capacity != REOPENING:
        raise LinkError(_("This link is for something else."))
    found = Closing.objects.select_related("user").filter(pk=link.subject_id).first()
    if found is None or found.is_erased:
        raise link_ended()
    return found, actor
