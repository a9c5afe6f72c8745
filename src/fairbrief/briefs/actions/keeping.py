"""Keeping a step of a draft while it is written: nothing typed is lost, nothing written over.

Two pages of one step may be open at once, in two windows or before two colleagues. Each knows how
often the step had been kept when it was shown, so what was changed since elsewhere is found.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.actors import Actor
from fairbrief.audit.locking import locked
from fairbrief.audit.queries import latest_of
from fairbrief.audit.record import record
from fairbrief.briefs.actions.writing import require_writer, write_draft
from fairbrief.briefs.models import Brief, WrittenStep
from fairbrief.kernel.errors import FairbriefError, LimitReachedError

#: What is kept by itself within this time of the last that one person wrote is one event.
A_SITTING = timedelta(minutes=10)
#: Signs of a step that are kept as typed; all its fields at their longest have some ten thousand.
LONGEST = 60_000


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One page of a step: its own name, and how often the step had been kept when it was shown."""

    name: str
    version: int


class ReadAgainError(FairbriefError):
    """The step was kept elsewhere since the caller read it."""


@dataclass(frozen=True, kw_only=True)
class Writing:
    """What is written of a step: values for the brief, and all of it as typed, `raw`, where
    something in it cannot stand there. `fields` are those typed otherwise than they were kept."""

    fields: Sequence[str] = ()
    columns: Mapping[str, Any]
    parts: Mapping[str, Any]
    raw: Mapping[str, list[str]]


def keep_step(
    written: WrittenStep,
    writing: Writing,
    /,
    *,
    sheet: Sheet,
    actor: Actor,
    at: datetime,
    by_itself: bool = False,
    passes: bool = False,
) -> WrittenStep:
    """Keeps what is written of a step; `by_itself` while it is typed, `passes` when its writer goes
    on. `written` is the step as the caller read it, who looked for what was changed elsewhere.

    Raises ReadAgainError when it was kept meanwhile; what `edit_brief` raises.
    """
    if _length_of(writing.raw) > LONGEST:
        raise LimitReachedError(_("This is too long to be kept as it is."))
    with transaction.atomic():
        brief = locked(written.brief)
        row = WrittenStep.objects.filter(brief=brief, step=written.step).first() or written
        if row.version != written.version:
            raise ReadAgainError(_("It was changed meanwhile. Look at it again."))
        if not (writing.columns or writing.parts):
            require_writer(brief, actor)
        else:
            write_draft(brief, writing.columns, writing.parts, actor=actor, at=at)
            if not (by_itself and _goes_on(brief, actor, at)):
                record(
                    brief, "edited", actor=actor, at=at, data={"fields": sorted(writing.columns)}
                )
        is_new = bool(writing.fields) or dict(writing.raw) != row.typed
        if is_new:
            row.version += 1
            row.changed |= {name: [row.version, sheet.name] for name in writing.fields}
            row.typed = dict(writing.raw)
            row.kept_at = at
        if is_new or (passes and not row.is_passed) or row.pk is None:
            row.is_passed = row.is_passed or passes
            row.kept_at = row.kept_at or at
            row.save()
    return row


def _length_of(raw: Mapping[str, list[str]]) -> int:
    """Of the names as well: whoever sends a form by a program may write what they like there."""
    return sum(len(name) + sum(len(value) for value in values) for name, values in raw.items())


def _goes_on(brief: Brief, actor: Actor, at: datetime) -> bool:
    """The same person has written on it just now: the record says so already."""
    last = latest_of(brief)
    return (
        last is not None
        and (last.name, last.actor_id) == ("edited", actor.user_id)
        and at - last.at < A_SITTING
    )


def changed_elsewhere(written: WrittenStep, sheet: Sheet, fields: Sequence[str]) -> list[str]:
    """Of fields typed on a page otherwise than they are kept, those that another page has changed
    since this one was shown."""
    return [
        name
        for name in fields
        if name in written.changed
        and written.changed[name][0] > sheet.version
        and written.changed[name][1] != sheet.name
    ]
