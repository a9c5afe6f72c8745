"""`advance()`: a state change and its record are one act."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.actors import Actor
from fairbrief.audit.locking import all_locked, locked
from fairbrief.audit.models import Event
from fairbrief.audit.record import record, record_all
from fairbrief.audit.workflow import FOLLOWERS, WORKFLOWS, Change, Transition, Workflow, react
from fairbrief.kernel.errors import IllegalMoveError, MissingFactError, NotAllowedError
from fairbrief.kernel.seen import require_said

logger = logging.getLogger("fairbrief.audit")


def advance[M: models.Model](
    subject: M,
    name: str,
    /,
    *,
    actor: Actor,
    at: datetime,
    changes: dict[str, Any] | None = None,
    says: Mapping[str, Any] | None = None,
    data: dict[str, Any] | None = None,
) -> bool:
    """Makes the change `name` of the subject's transition table.

    Locks the row, reads it again, checks the actor, the state and the needs, writes state, stamp
    `changes` (column values that belong to the change) and `says` (those that people read as its
    words), records the event with `data`, runs
    effects and followers; all in one transaction. The passed subject is brought up to date.

    Returns False, and does nothing, when the subject is already in the target state.

    Raises NotAllowedError, IllegalMoveError or MissingFactError, and ChangedSinceError where it was
    done already and said something else: nobody's words are dropped in silence.
    """
    workflow = WORKFLOWS[subject._meta.label_lower]
    transition = workflow.transitions[name]
    with transaction.atomic():
        row = locked(subject)
        _require_role(workflow, transition, row, actor)
        source = getattr(row, workflow.state_field)
        if source not in transition.sources:
            _bring_up_to_date(subject, row)
        if not _is_to_be_made(transition, row, source):
            require_said(row, says or {})
            logger.debug("%s %s: %s was already done", workflow.label, row.pk, name)
            return False
        written = _written(workflow, transition, at=at) | (changes or {}) | dict(says or {})
        _set(row, written, transition)
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
        _react(workflow, transition, [change])
    return True


def advance_all[M: models.Model](
    subjects: Sequence[M],
    name: str,
    /,
    *,
    actor: Actor,
    at: datetime,
    data: dict[str, Any] | None = None,
) -> list[M]:
    """Makes the change `name` of many subjects of one model in a few statements, or of none.

    Each is checked, recorded and followed as `advance` does it; those already in the target state
    are left as they are. Returns the ones that changed. None may stand among them twice.

    Raises, with nothing done, what `advance` would raise for the first that cannot be changed.
    """
    if not subjects:
        return []
    workflow = WORKFLOWS[subjects[0]._meta.label_lower]
    transition = workflow.transitions[name]
    by_key = {each.pk: each for each in subjects}
    with transaction.atomic():
        rows, sources = [], []
        for row in all_locked(subjects):
            _require_role(workflow, transition, row, actor)
            source = getattr(row, workflow.state_field)
            if _is_to_be_made(transition, row, source):
                _set(row, _written(workflow, transition, at=at), transition)
                rows.append(row)
                sources.append(source)
        keys = [row.pk for row in rows]
        every = subjects[0].__class__._base_manager.filter(pk__in=keys)
        every.update(**_written(workflow, transition, at=at))
        events = record_all(
            rows, name, actor=actor, at=at, data=data, sources=sources, target=transition.target
        )
        for row in rows:
            _bring_up_to_date(by_key[row.pk], row)
        changes = [
            Change(
                subject=by_key[row.pk],
                transition=transition,
                source=source,
                actor=actor,
                at=at,
                event=event,
                data=data or {},
            )
            for row, source, event in zip(rows, sources, events, strict=True)
        ]
        _react(workflow, transition, changes)
    return [change.subject for change in changes]


def _require_role(
    workflow: Workflow, transition: Transition, row: models.Model, actor: Actor
) -> None:
    if not workflow.roles_of(actor, row).intersection(transition.who):
        raise NotAllowedError(_("This step belongs to someone else."))


def _is_to_be_made(transition: Transition, row: models.Model, source: str) -> bool:
    """False where it is done already."""
    if source not in transition.sources and source != transition.target:
        raise IllegalMoveError(
            _("This has changed since you opened the page. Look at it again as it is now."),
            subject=row,
        )
    return source in transition.sources


def _written(workflow: Workflow, transition: Transition, *, at: datetime) -> dict[str, Any]:
    """What every change of the kind writes: the state, and when it was reached."""
    stamp = {transition.stamp: at} if transition.stamp else {}
    return {workflow.state_field: transition.target, **stamp}


def _set(row: models.Model, written: dict[str, Any], transition: Transition) -> None:
    for column, value in written.items():
        setattr(row, column, value)
    for need in transition.needs:
        if not need.holds(row):
            raise MissingFactError(need.message)


def _react(workflow: Workflow, transition: Transition, changes: Sequence[Change]) -> None:
    react(transition.effects, changes)
    react(FOLLOWERS.get((workflow.label, transition.target), ()), changes)


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
    react(FOLLOWERS.get((workflow, happened), ()), [change])


def _bring_up_to_date(subject: models.Model, row: models.Model) -> None:
    """Copies column values; related objects the caller already holds stay, unless they changed."""
    for column in row._meta.concrete_fields:
        value = getattr(row, column.attname)
        if getattr(subject, column.attname) != value:
            setattr(subject, column.attname, value)
