"""Looking after something that needs attention, or setting it aside until a day."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fairbrief.advising.models import Care
from fairbrief.audit.actors import Actor
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.kernel.errors import FairbriefError, IllegalMoveError, NotAllowedError
from fairbrief.organizations.models import Campus, Officer
from fairbrief.organizations.queries import day_at


def take_on(campus: Campus, kind: str, key: str, /, *, actor: Actor, at: datetime) -> Care:
    """The officer looks after it from now on. Raises IllegalMoveError when a colleague does."""
    with transaction.atomic():
        care = _care(campus, kind, key, actor)
        if care.owner_id == actor.user_id:
            return care
        if care.owner is not None:
            raise IllegalMoveError(_("%(name)s looks after it.") % {"name": care.owner})
        care.owner_id = actor.user_id
        care.taken_at = at
        care.save(update_fields=["owner", "taken_at"])
        record(care, "taken on", actor=actor, at=at)
    return care


def give_back(campus: Campus, kind: str, key: str, /, *, actor: Actor, at: datetime) -> Care:
    """Nobody in particular looks after it any more. Colleagues can free it, too."""
    with transaction.atomic():
        care = _care(campus, kind, key, actor)
        if care.owner_id is None:
            return care
        care.owner = care.taken_at = None
        care.save(update_fields=["owner", "taken_at"])
        record(care, "given back", actor=actor, at=at)
    return care


def set_aside(
    campus: Campus,
    kind: str,
    key: str,
    /,
    *,
    until: date,
    reason: str,
    level: int,
    actor: Actor,
    at: datetime,
) -> Care:
    """Leaves the list until a day; it comes back by itself, sooner when it gets worse than
    `level`."""
    reason = reason.strip()
    if len(reason) < 5:
        raise FairbriefError(_("Say why in a few words; your colleagues read it."), field="reason")
    if until <= day_at(campus, at):
        raise FairbriefError(_("Choose a day after today."), field="until")
    with transaction.atomic():
        care = _care(campus, kind, key, actor)
        care.aside_until = until
        care.aside_level = level
        care.aside_reason = reason[:300]
        care.aside_by_name = actor.name[:120]
        care.save(update_fields=["aside_until", "aside_level", "aside_reason", "aside_by_name"])
        data = {"until": until, "reason": care.aside_reason}
        record(care, "set aside", actor=actor, at=at, data=data)
    return care


def show_again(campus: Campus, kind: str, key: str, /, *, actor: Actor, at: datetime) -> Care:
    """Back on the list before its day."""
    with transaction.atomic():
        care = _care(campus, kind, key, actor)
        if care.aside_until is None:
            return care
        care.aside_until = None
        care.save(update_fields=["aside_until"])
        record(care, "shown again", actor=actor, at=at)
    return care


def _care(campus: Campus, kind: str, key: str, actor: Actor) -> Care:
    """The row of a thing, locked; made when there is none."""
    if (
        actor.user_id is None
        or not Officer.objects.filter(user_id=actor.user_id, campus=campus).exists()
    ):
        raise NotAllowedError(_("This is for the campus’s own career office."))
    care, _is_new = Care.objects.get_or_create(campus=campus, kind=kind, key=key)
    return locked(care)
