"""One change made to many entries, each on record."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.actors import Actor
from fairbrief.audit.advancing import advance
from fairbrief.audit.record import record
from fairbrief.kernel.errors import LimitReachedError, MissingFactError, NotAllowedError
from fairbrief.organizations.models import Campus, Officer
from fairbrief.tracking.access import is_officer_of
from fairbrief.tracking.bulk import (
    CREDIT,
    EMPLOYER,
    MOST,
    PLACE,
    REFUSE,
    VERIFY,
    Edit,
    chosen,
    to_change,
    why_not,
)
from fairbrief.tracking.models import BulkEdit, Experience

#: The columns each kind of change may set, and no others.
SETS = {
    VERIFY: set(),
    REFUSE: set(),
    EMPLOYER: {"employer_name"},
    PLACE: {"place"},
    CREDIT: {"seeks_credit", "course"},
}


def change_many(
    officer: Officer,
    /,
    *,
    codes: Iterable[str],
    edit: Edit,
    key: str,
    actor: Actor,
    at: datetime,
) -> BulkEdit:
    """Changes those of the entries that can be, and keeps why the others stay as they are.

    One event an entry and one for the whole; all in one transaction. The same `key` again gives
    what was done with it. Raises NotAllowedError, MissingFactError, LimitReachedError.
    """
    codes = list(codes)
    if not is_officer_of(actor, officer.campus_id):
        raise NotAllowedError(_("This step belongs to someone else."))
    if set(edit.values) != SETS.get(edit.what, {"?"}):
        raise MissingFactError(_("Choose what to change."), field="what")
    if edit.what == REFUSE and not edit.words:
        raise MissingFactError(_("Give the reason; the students read it."), field="words")
    if len(codes) > MOST:
        raise LimitReachedError(_("These are too many at once."))
    with transaction.atomic():
        # Two changes of a campus wait for each other, and a button pressed twice for itself.
        Campus.objects.select_for_update(no_key=True).get(pk=officer.campus_id)
        done = BulkEdit.objects.filter(campus_id=officer.campus_id, key=key).first()
        if done is not None:
            return done
        bulk = BulkEdit.objects.create(
            campus_id=officer.campus_id,
            key=key,
            what=edit.what,
            at=at,
            by_name=actor.name[:120],
        )
        rows = to_change(chosen(officer, codes), actor).order_by("pk")
        for row in rows.select_for_update(of=("self",)):
            reason = why_not(row, edit)
            if reason:
                bulk.left.append([row.code, row.title, reason])
                continue
            _change(row, edit, bulk, actor=actor, at=at)
            bulk.changed += 1
        bulk.save(update_fields=["changed", "left"])
        data = {
            "what": edit.what,
            "changed": bulk.changed,
            "left": len(bulk.left),
            **({"words": edit.words} if edit.words else {}),
            **edit.values,
        }
        record(bulk, "made", actor=actor, at=at, data=data)
    return bulk


def _change(row: Experience, edit: Edit, bulk: BulkEdit, *, actor: Actor, at: datetime) -> None:
    data: dict[str, Any] = {"with": bulk.code}
    if edit.what == VERIFY:
        data |= {"note": edit.words} if edit.words else {}
        changes = {"verified_by_name": actor.name[:120]}
        advance(row, "verify", actor=actor, at=at, changes=changes, data=data)
    elif edit.what == REFUSE:
        data["reason"] = edit.words
        changes = {"refused_reason": edit.words}
        advance(row, "refuse", actor=actor, at=at, changes=changes, data=data)
    else:
        data["before"] = {name: getattr(row, name) for name in edit.values}
        data["after"] = dict(edit.values)
        for name, value in edit.values.items():
            setattr(row, name, value)
        row.save(update_fields=list(edit.values))
        record(row, "changed", actor=actor, at=at, data=data)
