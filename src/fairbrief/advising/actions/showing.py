"""Who looked at a record, and the student's own look at it."""

from __future__ import annotations

from datetime import datetime

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from fairbrief.advising.access import STUDENT, roles_of
from fairbrief.advising.models import Look, RecordRequest
from fairbrief.advising.queries import request_open
from fairbrief.advising.workflow import SHOW_BY
from fairbrief.audit.actors import Actor
from fairbrief.audit.advancing import advance
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.clocks.rules import start_clock
from fairbrief.kernel.errors import NotAllowedError
from fairbrief.notices.telling import tell
from fairbrief.roster.models import RosterEntry


def note_look(entry: RosterEntry, /, *, actor: Actor, at: datetime) -> None:
    """An officer read the student's page; once an officer, student and hour. One query."""
    Look.objects.bulk_create(
        [
            Look(
                entry=entry,
                user_id=actor.user_id,
                by_name=actor.name[:120],
                hour=at.replace(minute=0, second=0, microsecond=0),
            )
        ],
        ignore_conflicts=True,
    )


def note_look_at(
    *, student_id: int | None, entry_id: int | None = None, actor: Actor, at: datetime
) -> None:
    """The same of a page about one of the student's experiences or a work of theirs, by whichever
    of the two is known. One query; nothing for who stands on no roster."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {Look._meta.db_table} (entry_id, user_id, by_name, hour)"  # noqa: S608
            f" SELECT id, %s, %s, %s FROM {RosterEntry._meta.db_table}"
            " WHERE student_id = %s OR id = %s ON CONFLICT DO NOTHING",
            [
                actor.user_id,
                actor.name[:120],
                at.replace(minute=0, second=0, microsecond=0),
                student_id,
                entry_id,
            ],
        )


def ask_for_record(entry: RosterEntry, /, *, actor: Actor, at: datetime) -> RecordRequest:
    """The student asks to see the office's notes; one wish at a time."""
    if STUDENT not in roles_of(actor, entry):
        raise NotAllowedError(_("Only the student asks for their own record."))
    with transaction.atomic():
        locked(entry)
        known = request_open(entry)
        if known is not None:
            return known
        request = RecordRequest.objects.create(entry=entry, asked_at=at)
        record(request, "asked", actor=actor, at=at)
        start_clock(SHOW_BY, request, at=at)
        tell("record.asked", request, at=at)
    return request


def show_record(request: RecordRequest, /, *, actor: Actor, at: datetime) -> None:
    """The office shows its notes, or the clock does after 45 days."""
    advance(request, "show", actor=actor, at=at, changes={"shown_by_name": actor.name[:120]})
