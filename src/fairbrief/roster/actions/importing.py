"""The way of a roster file: handed over, columns named, read, agreed to, brought in, taken back."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from procrastinate.contrib.django import app

from fairbrief.audit.actors import Actor
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.kernel.errors import FairbriefError, IllegalMoveError
from fairbrief.kernel.files import stored_name
from fairbrief.kernel.names import readable
from fairbrief.kernel.rounds import each_alone
from fairbrief.kernel.sheets import SheetError, open_sheet
from fairbrief.organizations.models import Campus, Term
from fairbrief.roster.actions.applying import apply
from fairbrief.roster.actions.staging import stage
from fairbrief.roster.actions.undoing import undo
from fairbrief.roster.models import RosterImport, StagedRow
from fairbrief.roster.queries.imports import can_undo, last_mapping
from fairbrief.roster.reading.columns import MEANINGS, guessed, trouble_of
from fairbrief.roster.reading.oneroster import check_archive

if TYPE_CHECKING:
    from django.core.files import File

logger = logging.getLogger("fairbrief.roster")
#: Rows of the file shown beside the question what its columns mean.
SAMPLES = 3
#: Days a file waits for somebody to go on with it.
WAITS = 7
TASK = "fairbrief.roster.tasks.work_on_import"


def hand_over_roster(
    campus: Campus, /, *, term: Term, file: File[Any], actor: Actor, at: datetime
) -> RosterImport:
    """Keeps a file until it is brought in or dropped. Raises SheetError with what is wrong."""
    if term.campus_id != campus.pk:
        raise FairbriefError(_("Choose a term of your own."), field="term")
    if not file.size:
        raise SheetError(_("The file is empty. Choose it again."), field="file")
    if file.size > settings.ROSTER_LIMIT:
        raise SheetError(
            _("The file is larger than %(limit)d MB. Take out columns that are not needed.")
            % {"limit": settings.ROSTER_LIMIT // (1024 * 1024)},
            field="file",
        )
    name = readable(str(file.name or ""))[-200:] or "roster.csv"
    found = RosterImport(
        campus=campus,
        term=term,
        made_by_id=actor.user_id,
        made_by_name=actor.name[:120],
        file_name=name,
        made_at=at,
    )
    _look_into(found, cast("BinaryIO", file))
    file.seek(0)
    with transaction.atomic():
        ending = ".zip" if found.source == RosterImport.Source.ONEROSTER else ".csv"
        found.file.save(stored_name(f"roster{ending}"), file, save=False)
        found.save()
        record(found, "handed_over", actor=actor, at=at, data={"file": name, "term": term.name})
        if found.asked_at:
            _ask_the_worker(found)
    return found


def _look_into(found: RosterImport, file: BinaryIO) -> None:
    file.seek(0)
    head = file.read(4)
    if head.startswith(b"PK\x03\x04"):
        term = found.term
        check_archive(file, starts_on=term.starts_on, ends_on=term.ends_on, term=term.name)
        found.source = RosterImport.Source.ONEROSTER
        found.asked_at = found.made_at
        return
    if head.startswith((b"%PDF", b"\xd0\xcf\x11\xe0", b"\x1f\x8b")):
        raise SheetError(
            _("This is no table in a text file. Save it as CSV and hand that over."), field="file"
        )
    found.source = RosterImport.Source.TABLE
    try:
        sheet = open_sheet(file, most_bytes=settings.ROSTER_LIMIT)
        found.samples = [list(row.texts) for row in islice(sheet.rows(), SAMPLES)]
    except SheetError as refusal:
        refusal.field = "file"
        raise
    if not found.samples:
        raise SheetError(
            _("The file has headings and nothing below them. Choose the right one."), field="file"
        )
    found.headings = [
        each or _t("column %(n)d") % {"n": n} for n, each in enumerate(sheet.headings, 1)
    ]
    found.mapping = guessed(found.headings, last_mapping(found.campus))


@transaction.atomic
def name_columns(
    found: RosterImport,
    /,
    *,
    mapping: Sequence[str],
    takes_out: bool,
    actor: Actor,
    at: datetime,
) -> None:
    """What each column means; the worker reads the file by it. May be said again until it is in.

    Raises FairbriefError where the file cannot be read so.
    """
    row = _still(found, lambda each: not each.is_over and not each.agreed_at)
    chosen = [each if each in MEANINGS else "" for each in mapping]
    if row.source == RosterImport.Source.TABLE:
        if len(chosen) != len(row.headings):
            raise FairbriefError(_("Say of each column what it means."))
        trouble = trouble_of(row.headings, chosen)
        if trouble:
            raise FairbriefError(trouble)
        row.mapping = chosen
    row.takes_out = takes_out
    row.asked_at, row.read_at = at, None
    row.save()
    record(row, "named_columns", actor=actor, at=at, data={"mapping": chosen})
    _ask_the_worker(row)


@transaction.atomic
def agree_to_import(found: RosterImport, /, *, actor: Actor, at: datetime) -> None:
    """The file as previewed is to be brought in; pressed twice it is brought in once."""
    row = locked(found)
    if row.agreed_at:
        return
    row = _still(found, lambda each: each.waits_for_consent)
    if not row.takes:
        raise IllegalMoveError(
            _("No row of this file can be taken. Mend it and hand it over again.")
        )
    row.agreed_at = at
    row.save(update_fields=["agreed_at"])
    record(row, "agreed_to", actor=actor, at=at)
    _ask_the_worker(row)


@transaction.atomic
def drop_import(found: RosterImport, /, *, actor: Actor, at: datetime) -> None:
    """The file is not brought in: it and what was read of it are thrown away."""
    row = _still(found, lambda each: not each.is_over and not each.agreed_at)
    _throw_away(row, at=at)
    record(row, "dropped", actor=actor, at=at)


@transaction.atomic
def ask_to_undo(found: RosterImport, /, *, actor: Actor, at: datetime) -> None:
    """Takes the campus's newest import back. Raises IllegalMoveError when another came after it."""
    row = locked(found)
    if row.undo_asked_at:
        return
    if not can_undo(row):
        raise IllegalMoveError(
            _("Only the newest import can be taken back, and this is not it any more.")
        )
    row.undo_asked_at = at
    row.save(update_fields=["undo_asked_at"])
    record(row, "asked_to_undo", actor=actor, at=at)
    _ask_the_worker(row)


def work_on(found: RosterImport, /, *, at: datetime) -> None:
    """Whatever the worker has to do with the import now. Safe to run any number of times."""
    if not found.is_at_work:
        return
    try:
        if found.undo_asked_at:
            undo(found, at=at)
        elif found.agreed_at:
            apply(found, at=at)
        else:
            stage(found, at=at)
    except SheetError as refusal:
        _stop(found, str(refusal))
    except Exception:
        logger.exception("import %s could not be worked on", found.code)
        _stop(
            found,
            _t("Something went wrong on our side. Nothing was changed; try it again, and tell us."),
        )


def forget_old_imports(*, at: datetime) -> int:
    """Files nobody went on with are thrown away after a week; how many were. One that is agreed to
    just now is left alone."""
    waiting = RosterImport.objects.filter(
        made_at__lt=at - timedelta(days=WAITS), agreed_at=None, dropped_at=None
    )
    return each_alone(waiting, partial(_forget_one, at=at))


@transaction.atomic
def _forget_one(found: RosterImport, /, *, at: datetime) -> bool:
    row = locked(found)
    if row.agreed_at or row.dropped_at:
        return False
    _throw_away(row, at=at)
    return True


def _still(found: RosterImport, holds: Any) -> RosterImport:
    row = locked(found)
    if not holds(row):
        raise IllegalMoveError(
            _("This has changed since you opened the page. Look at it again as it is now.")
        )
    return row


def _stop(found: RosterImport, why: str) -> None:
    rows = RosterImport.objects.filter(pk=found.pk)
    if found.undo_asked_at:
        # The file stays in, and can be taken back again.
        rows.update(undo_asked_at=None)
    else:
        rows.update(stopped=why[:300])


def _throw_away(row: RosterImport, *, at: datetime) -> None:
    StagedRow.objects.filter(roster_import=row).delete()
    name, row.file = row.file.name, ""
    row.dropped_at, row.samples = at, []
    row.save()
    if name:
        transaction.on_commit(lambda: default_storage.delete(name))


def _ask_the_worker(found: RosterImport) -> None:
    app.configure_task(TASK, lock=f"roster.{found.campus_id}", allow_unknown=True).defer(
        import_id=found.pk
    )
