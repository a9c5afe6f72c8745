"""`advance()`: a state change and its record are one act."""

from __future__ import annotations

import logging
from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.actors import Actor
from fairbrief.audit.locking import locked
from fairbrief.audit.models import Event
from fairbrief.audit.record import record
from fairbrief.audit.workflow import FOLLOWERS, WORKFLOWS, Change, Transition
from fairbrief.kernel.errors import IllegalMoveError, MissingFactError, NotAllowedError

logger = logging.getLogger("fairbrief.audit")


def advance[M: models.Model](
    subject: M,
    name: str,
    /,
    *,
    actor: Actor,
    at: datetime,
    changes: dict[str, Any] | None = None,
    data: dict[str, Any] | None = None,
) -> bool:
    """Makes the change `name` of the subject's transition table.

    Locks the row, reads it again, checks the actor, the state and the needs, writes state, stamp
    and `changes` (column values that belong to the change), records the event with `data`, runs
    effects and followers; all in one transaction. The passed subject is brought up to date.

    Returns False, and does nothing, when the subject is already in the target state.

    Raises NotAllowedError, IllegalMoveError or MissingFactError.
    """
    workflow = WORKFLOWS[subject._meta.label_lower]
    transition = workflow.transitions[name]
    with transaction.atomic():
        row = locked(subject)
        if not workflow.roles_of(actor, row).intersection(transition.who):
            raise NotAllowedError(_("This step belongs to someone else."))
        source = getattr(row, workflow.state_field)
        if source not in transition.sources:
            _bring_up_to_date(subject, row)
            if source == transition.target:
                logger.debug("%s %s: %s was already done", workflow.label, row.pk, name)
                return False
            raise IllegalMoveError(
                _("This has changed since you opened the page. Look at it again as it is now.")
            )
        written = {workflow.state_field: transition.target, **(changes or {})}
        if transition.stamp:
            written[transition.stamp] = at
        for column, value in written.items():
            setattr(row, column, value)
        for need in transition.needs:
            if not need.holds(row):
                raise MissingFactError(need.message)
        row.save(update_fields=list(written))
        event = record(
            row, name, actor=actor, at=at, data=data, source=source, target=transition.target
        )
        _bring_up_to_date(subject, row)
        change = Change(
            subject=subject,
            transition=transition,
            source=source,
            actor=actor,
            at=at,
            event=event,
            data=data or {},
        )
        for effect in transition.effects:
            effect(change)
        for follower in FOLLOWERS.get((workflow.label, transition.target), ()):
            follower(change)
    return True


def announce(subject: models.Model, happened: str, /, *, event: Event) -> None:
    """Lets higher rooms follow what happened to something that has no workflow of its own.

    `event` is its record: who did it and when are taken from there. Followers run as those of a
    change do, in the caller's transaction.
    """
    workflow = subject._meta.label_lower
    actor = Actor(
        kind=event.actor_kind,  # type: ignore[arg-type]
        name=event.actor_name,
        user_id=event.actor_id,
    )
    step = Transition(name=happened, sources=(), target=happened, who=())
    change = Change(
        subject=subject, transition=step, source="", actor=actor, at=event.at, event=event
    )
    for follower in FOLLOWERS.get((workflow, happened), ()):
        follower(change)


def _bring_up_to_date(subject: models.Model, row: models.Model) -> None:
    """Copies column values; related objects the caller already holds stay, unless they changed."""
    for column in row._meta.concrete_fields:
        value = getattr(row, column.attname)
        if getattr(subject, column.attname) != value:
            setattr(subject, column.attname, value)
