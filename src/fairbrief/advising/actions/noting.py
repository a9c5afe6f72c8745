"""Writing, changing and dropping a note."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fairbrief.advising.access import OFFICER, roles_of
from fairbrief.advising.models import Note, NoteVersion, Seen
from fairbrief.audit.actors import Actor
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.kernel.clock import A_DOUBLE_PRESS
from fairbrief.kernel.errors import FairbriefError, IllegalMoveError, NotAllowedError
from fairbrief.roster.models import RosterEntry


def write_note(
    entry: RosterEntry,
    /,
    *,
    kind: str,
    seen_by: str,
    day: date,
    text: str,
    actor: Actor,
    at: datetime,
) -> Note:
    """A note of the officer about a student; a second press gives the first."""
    if OFFICER not in roles_of(actor, entry):
        raise NotAllowedError(_("Notes are written by the student’s career office."))
    text = _said(text)
    with transaction.atomic():
        locked(entry)
        again = Note.objects.filter(
            entry=entry, author_id=actor.user_id, text=text, made_at__gt=at - A_DOUBLE_PRESS
        ).first()
        if again is not None:
            return again
        note = Note.objects.create(
            entry=entry,
            author_id=actor.user_id,
            by_name=actor.name[:120],
            kind=kind,
            seen_by=seen_by,
            day=day,
            text=text,
            made_at=at,
        )
        # What it says stands in the note alone: the record is read by others.
        record(note, "written", actor=actor, at=at, data={"kind": kind, "seen_by": seen_by})
    return note


def change_note(
    note: Note,
    /,
    *,
    kind: str,
    seen_by: str,
    day: date,
    text: str,
    actor: Actor,
    at: datetime,
) -> None:
    """Its author says it otherwise; what it said before is kept beside it.

    Raises IllegalMoveError when an office's note is to become the author's alone: what others have
    read is part of the student's record, and stays it.
    """
    text = _said(text)
    with transaction.atomic():
        row = _own(note, actor)
        if not row.is_private and seen_by == Seen.MINE:
            raise IllegalMoveError(
                _(
                    "Your office could read it, so it is part of the student’s record and cannot "
                    "become yours alone."
                ),
                field="seen_by",
            )
        said = (row.kind, row.seen_by, row.day, row.text)
        if said == (kind, seen_by, day, text):
            return
        NoteVersion.objects.create(
            note=row,
            number=row.version,
            kind=row.kind,
            seen_by=row.seen_by,
            day=row.day,
            text=row.text,
            until=at,
        )
        row.kind, row.seen_by, row.day, row.text = kind, seen_by, day, text
        row.version += 1
        row.changed_at = at
        row.save(update_fields=["kind", "seen_by", "day", "text", "version", "changed_at"])
        record(row, "changed", actor=actor, at=at, data={"version": row.version})


def drop_note(note: Note, /, *, actor: Actor, at: datetime) -> None:
    """Its author throws a note away that nobody else could ever read."""
    with transaction.atomic():
        row = _own(note, actor)
        if not row.is_private:
            raise IllegalMoveError(
                _("It is part of the student’s record. Correct it instead; both versions stay.")
            )
        record(row, "dropped", actor=actor, at=at)
        row.delete()


def _own(note: Note, actor: Actor) -> Note:
    row = locked(note)
    if row.author_id != actor.user_id or OFFICER not in roles_of(actor, row):
        raise NotAllowedError(_("A note is changed by its author only."))
    return row


def _said(text: str) -> str:
    text = text.strip()
    if len(text) < 3:
        raise FairbriefError(_("Write what there is to note."), field="text")
    return text[:4000]
