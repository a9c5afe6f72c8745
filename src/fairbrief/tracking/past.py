"""Reading past records out of a file: columns guessed, people found, each row checked.

The file is read row by row and looked up in pieces, so that its length costs time and no memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import date
from itertools import islice
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _t

from fairbrief.kernel.called import called_one_of
from fairbrief.kernel.sheets import guess_columns, open_sheet
from fairbrief.roster.models import RosterEntry
from fairbrief.students.models import Student
from fairbrief.tracking.models import Experience, PastImport
from fairbrief.tracking.past_rows import COLUMNS, NewPerson, Past, Problem, problem_at, read_row
from fairbrief.tracking.states import ImportState, Unknown

MOST_BYTES = 10_000_000
MOST_ROWS = 50_000
#: Problems kept to be read; of more only the number is known.
MOST_PROBLEMS = 5_000
#: Rows looked up together.
PIECE = 1_000


@dataclass
class Counts:
    """What a look at the file found."""

    rows: int = 0
    new: int = 0
    there: int = 0
    wrong: int = 0
    people: int = 0
    minutes: int = 0


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What a whole look gives."""

    counts: Counts
    problems: list[Problem]
    first: list[Past]


def guessed(batch: PastImport, headings: list[str]) -> dict[str, int]:
    """Columns as they were chosen last time at this campus, else by their headings."""
    last = (
        PastImport.objects.filter(campus_id=batch.campus_id, state=ImportState.DONE)
        .order_by("-done_at")
        .first()
    )
    remembered = (
        {name: last.headings[column] for name, column in last.columns.items()} if last else {}
    )
    names = {each.name: each.headings for each in COLUMNS}
    return guess_columns(headings, names, remembered=remembered)


def first_cells(batch: PastImport) -> list[str]:
    """What stands in the first row, by column: an example for who chooses; none once it is in."""
    if not batch.file:
        return []
    with batch.file.open("rb"):
        row = next(open_sheet(batch.file.file, most_bytes=MOST_BYTES).rows(), None)
        return [row.cell(column)[:40] for column in range(len(batch.headings))] if row else []


def look_at(batch: PastImport, *, first: int = 0) -> Seen:
    """Reads the whole file as it would be brought in now, and changes nothing."""
    counts = Counts()
    problems: list[Problem] = []
    shown: list[Past] = []
    people: set[NewPerson] = set()
    for found in read(batch):
        counts.rows += 1
        if isinstance(found, Problem):
            counts.wrong += 1
            if len(problems) < MOST_PROBLEMS:
                problems.append(found)
        elif found is None:
            counts.there += 1
        else:
            counts.new += 1
            counts.minutes += found.columns["minutes"]
            if found.person is not None:
                people.add(found.person)
            if len(shown) < first:
                shown.append(found)
    counts.people = len(people)
    return Seen(counts=counts, problems=problems, first=shown)


def as_json(seen: Seen) -> dict[str, Any]:
    """For the columns of the import."""
    return {
        "counts": asdict(seen.counts),
        "problems": [[each.line, each.heading, each.reason] for each in seen.problems],
    }


def read(batch: PastImport) -> Iterator[Past | Problem | None]:
    """Every row: as it can be brought in, or what is wrong with it; None where it is there already.

    Raises SheetError for a file that cannot be read on.
    """
    known: set[tuple[Any, ...]] = set()
    with batch.file.open("rb"):
        sheet = open_sheet(batch.file.file, most_bytes=MOST_BYTES)
        rows = sheet.rows(most=MOST_ROWS)
        while piece := list(islice(rows, PIECE)):
            told = [read_row(batch, row) for row in piece]
            people = _People(batch, told)
            found = [people.found(each) for each in told]
            yield from _without_doubles(batch, found, known)


class _People:
    """Whose rows they are, looked up for a piece of the file in three queries."""

    def __init__(self, batch: PastImport, told: Iterable[Past | Problem]) -> None:
        self.batch = batch
        asked = [each.person for each in told if isinstance(each, Past) and each.person]
        numbers = {each.student_number for each in asked if each.student_number}
        emails = {each.email for each in asked if each.email}
        roster = RosterEntry.objects.filter(campus_id=batch.campus_id)
        self.by_number = {
            each.student_number: each for each in roster.filter(student_number__in=numbers)
        }
        self.by_email = {
            each.email.lower(): each for each in roster.filter(called_one_of("email", emails))
        }
        self.accounts = {
            each.user.email.lower(): each
            for each in Student.objects.filter(campus_id=batch.campus_id, user__email__in=emails)
            .select_related("user", "roster_entry")
            .order_by("pk")
        }

    def found(self, past: Past | Problem) -> Past | Problem:
        if isinstance(past, Problem) or past.person is None:
            return past
        new = past.person
        by_number = self.by_number.get(new.student_number) if new.student_number else None
        by_email = self.by_email.get(new.email) if new.email else None
        if by_number and by_email and by_number != by_email:
            reason = _t("The number is %(one)s’s, the mail address %(other)s’s. Mend one of them.")
            return self._problem(past, reason % {"one": by_number, "other": by_email})
        account = self.accounts.get(new.email) if new.email else None
        entry = by_number or by_email or getattr(account, "roster_entry", None)
        if entry is not None or account is not None:
            past.entry, past.person = entry, None
            past.student_id = entry.student_id if entry else None
            if past.student_id is None and account is not None:
                past.student_id = account.pk
            return past
        if self.batch.unknown == Unknown.ADD:
            if new.name:
                return past
            return self._problem(past, _t("Somebody new needs a name to be put on the roster."))
        return self._problem(
            past, _t("Nobody of your campus has this number or address. Is it mistyped?")
        )

    def _problem(self, past: Past, reason: str) -> Problem:
        name = "student_number" if past.person and past.person.student_number else "email"
        return problem_at(self.batch, past, name, reason)


def _without_doubles(
    batch: PastImport, rows: list[Past | Problem], known: set[tuple[Any, ...]]
) -> Iterator[Past | Problem | None]:
    """None in the place of what stands in the ledger already, or further up in the file."""
    known |= _in_the_ledger(batch, [each for each in rows if isinstance(each, Past)])
    for each in rows:
        if isinstance(each, Problem):
            yield each
            continue
        keys = {(*who, *each.key) for who in each.whose}
        yield None if keys & known else each
        known |= keys


def _in_the_ledger(batch: PastImport, rows: list[Past]) -> set[tuple[Any, ...]]:
    students = {each.student_id for each in rows if each.student_id}
    entries = {each.entry.pk for each in rows if each.entry}
    days: set[date] = {each.columns["ends_on"] for each in rows}
    there = Experience.objects.filter(
        Q(student__in=students) | Q(roster_entry__in=entries),
        campus_id=batch.campus_id,
        ends_on__in=days,
    ).values_list("student_id", "roster_entry_id", "employer_name", "title", "starts_on", "ends_on")
    found: set[tuple[Any, ...]] = set()
    for student, entry, employer, title, starts_on, ends_on in there.order_by():
        key = (employer.casefold(), title.casefold(), starts_on, ends_on)
        if student:
            found.add(("student", student, *key))
        if entry:
            found.add(("entry", entry, *key))
    return found
