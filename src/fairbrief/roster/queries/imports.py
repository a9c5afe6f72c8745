"""Reads of the files brought into a roster."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from fairbrief.organizations.models import Campus
from fairbrief.roster.models import Enrolment, RosterEntry, RosterImport, StagedRow
from fairbrief.roster.reading.columns import MEANINGS, remembered

#: What a changed row is compared in, as the file's columns are called.
_OF_ENTRY = {"number": "student_number", "email": "email", "name": "name", "left_on": "left_on"}
_OF_ENROLMENT = ("college", "major", "class_level", "degree_level")


def last_mapping(campus: Campus) -> dict[str, str]:
    """What the campus said its columns mean, the last time it said so."""
    last = (
        RosterImport.objects.filter(campus=campus, source=RosterImport.Source.TABLE)
        .exclude(asked_at=None)
        .order_by("-asked_at")
        .first()
    )
    return remembered(last.headings, last.mapping) if last else {}


def can_undo(found: RosterImport) -> bool:
    """It is in, and the campus has brought nothing in after it."""
    if not found.is_in or found.undo_asked_at:
        return False
    later = RosterImport.objects.filter(
        campus_id=found.campus_id, applied_at__gt=found.applied_at, undone_at=None
    )
    return not later.exists()


def rows_said(found: RosterImport, verdict: str) -> QuerySet[StagedRow]:
    """The rows of a file with one verdict, in the order of the file."""
    return StagedRow.objects.filter(roster_import=found, verdict=verdict).order_by("line")


@dataclass(frozen=True)
class Preview:
    """A row of the file as previewed."""

    row: StagedRow
    #: Such as “major: Physics → Chemistry”.
    changes: list[str]

    @property
    def called(self) -> str:
        """The name; of a row that could not be read, how it begins."""
        begins = [cell for cell in self.row.cells if cell][:3]
        return self.row.name or ", ".join(str(cell)[:40] for cell in begins)


def previewed(found: RosterImport, rows: Iterable[StagedRow]) -> list[Preview]:
    """Some rows of a file with what they change. Two queries."""
    shown = list(rows)
    ids = [row.entry_id for row in shown if row.verdict == StagedRow.Verdict.CHANGED]
    entries = RosterEntry.objects.in_bulk([each for each in ids if each])
    enrolments = {
        each.entry_id: each
        for each in Enrolment.objects.filter(entry_id__in=list(entries), term=found.term)
    }
    said = set(found.mapping) or {"number", "email", "name", "college", "class_level"}
    if {"given", "family"} <= said:
        said.add("name")
    return [
        Preview(
            row,
            list(_changes(row, entries[row.entry_id], enrolments.get(row.entry_id or 0), said))
            if row.entry_id in entries
            else [],
        )
        for row in shown
    ]


def _changes(
    row: StagedRow, entry: RosterEntry, enrolment: Enrolment | None, said: set[str]
) -> Iterator[str]:
    for name, column in _OF_ENTRY.items():
        before, after = getattr(entry, column), getattr(row, name)
        is_kept = name in ("number", "email") and not after
        if name in said and not is_kept and str(before or "").lower() != str(after or "").lower():
            yield _("%(what)s: %(before)s → %(after)s") % {
                "what": _("name") if name == "name" else MEANINGS[name],
                "before": before or "–",
                "after": after or "–",
            }
    if row.other_id or entry.from_account:
        yield _("the account here is joined with it")
    if enrolment is None:
        yield _("enrolled in this term")
        return
    for name in _OF_ENROLMENT:
        before, after = getattr(enrolment, name), getattr(row, name)
        if name in said and before != after:
            yield _("%(what)s: %(before)s → %(after)s") % {
                "what": MEANINGS[name],
                "before": before or "–",
                "after": after or "–",
            }
    if any(
        name in said and getattr(enrolment, name, None) != getattr(row, name)
        for name in ("first_generation", "receives_aid")
    ):
        yield _("first generation or financial aid")


def bad_rows(found: RosterImport) -> Iterator[list[object]]:
    """For a file: line and reason, then the cells as they were handed over."""
    yield [_("line"), _("why it was not taken"), *found.headings]
    for row in rows_said(found, StagedRow.Verdict.BAD).iterator(chunk_size=500):
        yield [row.line, row.problem, *row.cells]
