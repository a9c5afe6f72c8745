"""Bringing past records in from a file, and taking them out again as a whole."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime, timedelta
from functools import partial
from itertools import batched
from typing import Any

from django.core.files.base import File
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.actors import CLOCK, Actor
from fairbrief.audit.advancing import advance
from fairbrief.audit.locking import locked
from fairbrief.audit.models import Event
from fairbrief.audit.record import record
from fairbrief.kernel.errors import IllegalMoveError, MissingFactError, NotAllowedError
from fairbrief.kernel.names import readable
from fairbrief.kernel.rounds import each_alone
from fairbrief.kernel.sheets import open_sheet
from fairbrief.organizations.models import Campus, Officer
from fairbrief.roster.models import RosterEntry
from fairbrief.tracking.access import is_officer_of
from fairbrief.tracking.models import Experience, PastImport
from fairbrief.tracking.past import (
    MOST_BYTES,
    MOST_PROBLEMS,
    PIECE,
    Counts,
    Seen,
    as_json,
    guessed,
    look_at,
    read,
)
from fairbrief.tracking.past_rows import COLUMNS, NewPerson, Past, Problem
from fairbrief.tracking.states import CountsAs, ExperienceState, ImportState

#: A file that was not brought in is thrown away after this.
KEPT = timedelta(days=7)


def load_past(
    officer: Officer, /, *, upload: UploadedFile[Any], actor: Actor, at: datetime
) -> PastImport:
    """Keeps a file of past records and guesses its columns; the same file twice is kept once.

    Raises SheetError for what is no table or too large.
    """
    stream: Any = upload.file
    sheet = open_sheet(stream, most_bytes=MOST_BYTES)
    stream.seek(0)
    digest = hashlib.file_digest(stream, "sha256").hexdigest()
    with transaction.atomic():
        campus = _only_one_at_a_time(officer.campus_id)
        same = PastImport.objects.filter(
            campus=campus, sha256=digest, state=ImportState.LOADED
        ).first()
        if same is not None:
            return same
        batch = PastImport(
            campus=campus,
            name=readable(upload.name or "")[-200:] or "file.csv",
            sha256=digest,
            headings=list(sheet.headings),
            made_at=at,
            made_by_name=actor.name[:120],
        )
        batch.columns = guessed(batch, batch.headings)
        stream.seek(0)
        batch.file.save(f"{batch.code}.csv", File(stream), save=False)
        batch.save()
        record(batch, "loaded", actor=actor, at=at, data={"name": batch.name, "sha256": digest})
    return batch


def _only_one_at_a_time(campus_id: int) -> Campus:
    """Imports of a campus wait for each other: the later one sees what the earlier one wrote."""
    return Campus.objects.select_for_update(no_key=True).get(pk=campus_id)


def choose_columns(
    batch: PastImport,
    /,
    *,
    columns: dict[str, int],
    counts_as: str,
    unknown: str,
    day_first: bool,
    currency: str,
    actor: Actor,
    at: datetime,
) -> Seen:
    """Says which column is what, and looks at the whole file with that.

    Raises MissingFactError naming the field, IllegalMoveError once it was brought in.
    """
    columns = {name: int(column) for name, column in columns.items()}
    for each in COLUMNS:
        if each.is_needed and each.name not in columns:
            raise MissingFactError(_("Choose the column it stands in."), field=each.name)
    if not {"student_number", "email"} & columns.keys():
        raise MissingFactError(
            _("Choose the column with the student number or the mail address."),
            field="student_number",
        )
    taken: dict[int, str] = {}
    for name, column in columns.items():
        if not 0 <= column < len(batch.headings) or taken.setdefault(column, name) != name:
            raise MissingFactError(_("This column is something else already."), field=name)
    with transaction.atomic():
        row = locked(batch)
        if not is_officer_of(actor, row.campus_id):
            raise NotAllowedError(_("This step belongs to someone else."))
        if not row.is_loaded:
            raise IllegalMoveError(_("It was brought in or put away already."))
        chosen = {
            "columns": columns,
            "counts_as": counts_as,
            "unknown": unknown,
            "day_first": day_first,
            "currency": currency,
        }
        for name, value in chosen.items():
            setattr(batch, name, value)
        seen = look_at(batch)
        found = as_json(seen)
        batch.counts, batch.problems = found["counts"], found["problems"]
        batch.save(update_fields=[*chosen, "counts", "problems"])
    return seen


def bring_in(batch: PastImport, /, *, actor: Actor, at: datetime) -> bool:
    """Writes every row that can be, in one transaction; False when it was done already.

    Raises SheetError when the file cannot be read to its end: then nothing is written.
    """
    with transaction.atomic():
        _only_one_at_a_time(batch.campus_id)
        row = locked(batch)
        if row.state != ImportState.LOADED or not row.counts:
            if row.is_done:
                return False
            raise IllegalMoveError(_("Say first which column is what."))
        counts, problems, people = _write(row, by=actor.name[:120], at=at)
        if not counts.new:
            raise MissingFactError(_("No row of the file can be brought in."))
        advance(
            batch,
            "bring_in",
            actor=actor,
            at=at,
            changes={
                "counts": asdict(counts),
                "problems": [[each.line, each.heading, each.reason] for each in problems],
                "people_added": people,
            },
            data={"counts": asdict(counts), "sha256": row.sha256},
        )
        _forget_file(batch)
    return True


def _write(batch: PastImport, *, by: str, at: datetime) -> tuple[Counts, list[Problem], list[int]]:
    counts = Counts()
    problems: list[Problem] = []
    added: dict[NewPerson, RosterEntry] = {}
    for piece in batched(read(batch), PIECE):
        counts.rows += len(piece)
        wrong = [each for each in piece if isinstance(each, Problem)]
        past = [each for each in piece if isinstance(each, Past)]
        counts.wrong += len(wrong)
        counts.new += len(past)
        counts.there += len(piece) - len(wrong) - len(past)
        counts.minutes += sum(each.columns["minutes"] for each in past)
        problems.extend(wrong[: MOST_PROBLEMS - len(problems)])
        _put_on_the_roster(batch, past, added, at=at)
        Experience.objects.bulk_create(_entry(batch, each, by=by, at=at) for each in past)
    counts.people = len({entry.pk for entry in added.values()})
    return counts, problems, sorted({entry.pk for entry in added.values()})


def _put_on_the_roster(
    batch: PastImport, past: list[Past], added: dict[NewPerson, RosterEntry], *, at: datetime
) -> None:
    """Those who are new; a number or an address that came up before is the same person."""
    known = {key: entry for new, entry in added.items() for key in _keys(new)}
    fresh: list[RosterEntry] = []
    for each in past:
        if each.person is None:
            continue
        entry = next((known[key] for key in _keys(each.person) if key in known), None)
        if entry is None:
            entry = RosterEntry(
                campus_id=batch.campus_id,
                student_number=each.person.student_number,
                email=each.person.email,
                name=each.person.name,
                made_at=at,
            )
            fresh.append(entry)
        known |= dict.fromkeys(_keys(each.person), entry)
        added[each.person] = each.entry = entry
    RosterEntry.objects.bulk_create(fresh)


def _keys(person: NewPerson) -> list[tuple[str, str]]:
    keys = [("number", person.student_number), ("email", person.email)]
    return [(kind, value) for kind, value in keys if value]


def _entry(batch: PastImport, past: Past, *, by: str, at: datetime) -> Experience:
    is_verified = batch.counts_as == CountsAs.VERIFIED
    return Experience(
        campus_id=batch.campus_id,
        student_id=past.student_id,
        roster_entry=past.entry,
        past_import=batch,
        line=past.line,
        state=ExperienceState.VERIFIED if is_verified else ExperienceState.LOGGED,
        verified_at=at if is_verified else None,
        verified_by_name=by if is_verified else "",
        logged_at=at,
        logged_by_name=by,
        **past.columns,
    )


def undo_import(batch: PastImport, /, *, actor: Actor, at: datetime) -> bool:
    """Takes every entry of the file out again, and whoever it put on the roster; False when done.

    Raises IllegalMoveError, naming some, when entries were changed or spoken of since.
    """
    with transaction.atomic():
        _only_one_at_a_time(batch.campus_id)
        rows = Experience.objects.filter(past_import=batch).order_by("pk")
        ids = list(rows.select_for_update(of=("self",)).values_list("pk", flat=True))
        if batch.is_done and (changed := changed_since(batch)):
            raise IllegalMoveError(
                _("%(number)d of its entries were changed since, such as %(some)s.")
                % {
                    "number": len(changed),
                    "some": ", ".join(f"“{each.title}” ({each.code})" for each in changed[:3]),
                }
            )
        people = list(batch.people_added)
        done = advance(batch, "undo", actor=actor, at=at, data={"entries": len(ids)})
        if done:
            rows.delete()
            _only_of_the_file(people).delete()
    return done


def changed_since(batch: PastImport) -> list[Experience]:
    """Its entries that somebody changed, was asked about, or answered about."""
    rows = Experience.objects.filter(past_import=batch)
    label = Experience._meta.label_lower
    spoken = Event.objects.filter(subject_label=label, subject_id__in=rows.values("pk"))
    touched = (
        set(spoken.values_list("subject_id", flat=True))
        | set(rows.filter(approvals__isnull=False).values_list("pk", flat=True))
        | set(rows.filter(outcomes__isnull=False).values_list("pk", flat=True))
    )
    return list(rows.filter(pk__in=touched).order_by("line"))


def _only_of_the_file(people: Iterable[int]) -> QuerySet[RosterEntry]:
    """Of these, who has neither account, nor term, nor group, nor experience."""
    return RosterEntry.objects.filter(
        pk__in=list(people),
        student=None,
        enrolments=None,
        groups=None,
        experiences=None,
    )


def discard_import(batch: PastImport, /, *, actor: Actor, at: datetime) -> bool:
    """Puts a file away that was not brought in."""
    with transaction.atomic():
        done = advance(batch, "discard", actor=actor, at=at)
        if done:
            _forget_file(batch)
    return done


def _forget_file(batch: PastImport) -> None:
    """Once the change is kept, and not before: till then it may have to be read again."""
    storage, name = batch.file.storage, batch.file.name
    PastImport.objects.filter(pk=batch.pk).update(file="")
    if name:
        transaction.on_commit(lambda: storage.delete(name))


def forget_imports(*, at: datetime) -> int:
    """Puts files away that nobody brought in for a week; returns how many."""
    old = PastImport.objects.filter(state=ImportState.LOADED, made_at__lt=at - KEPT)
    return each_alone(old, partial(discard_import, actor=CLOCK, at=at))
