"""Reading a roster file into rows beside the roster."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import batched
from typing import Any, BinaryIO, cast

from django.conf import settings
from django.db import connection, transaction
from django.utils.translation import gettext as _

from fairbrief.kernel.codes import new_code
from fairbrief.kernel.sheets import SheetError, open_sheet
from fairbrief.roster.actions.judging import judge
from fairbrief.roster.models import RosterImport, StagedRow
from fairbrief.roster.reading.columns import LONGEST, Person, person_of
from fairbrief.roster.reading.oneroster import archive_people

#: Rows a file may have.
MOST_ROWS = 500_000
#: Rows that are read and kept at once.
AT_ONCE = 5000
_TEXTS = tuple(LONGEST)
_COLUMNS = (
    *("roster_import_id", "line", "code", *_TEXTS),
    *("first_generation", "receives_aid", "is_private", "left_on"),
    *("groups", "group_keys", "cells", "verdict", "problem", "is_misread"),
)
#: Stands between kind and name of a group where the two are compared.
BETWEEN = "\x1f"


def stage(found: RosterImport, /, *, at: datetime) -> None:
    """Reads the file from its beginning and says of each row what it is.

    Read in pieces that are kept at once, so that the page can say how far it is. Done again after
    a kill it starts anew: what was read before is thrown away first. Columns that were named anew
    meanwhile win.
    """
    rows = RosterImport.objects.filter(pk=found.pk, asked_at=found.asked_at, read_at=None)
    StagedRow.objects.filter(roster_import=found).delete()
    rows.update(rows_read=0)
    with opened(found) as file:
        found.rows_read = 0
        for some in batched(people_of(found, file), AT_ONCE):
            with transaction.atomic():
                _copy(found, some)
                found.rows_read += len(some)
                rows.update(rows_read=found.rows_read)
    if not found.rows_read:
        raise SheetError(_("The file names no student."))
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(f"ANALYZE {StagedRow._meta.db_table}")
        judge(found, is_fresh=True)
        counts = {each: getattr(found, each) for each in ("gone", *StagedRow.Verdict.values)}
        rows.update(read_at=at, left_out=found.left_out, **counts)


@contextmanager
def opened(found: RosterImport) -> Iterator[BinaryIO]:
    """The file handed over."""
    with found.file.open("rb") as file:
        yield cast("BinaryIO", file)


def people_of(found: RosterImport, file: BinaryIO) -> Iterator[Person]:
    """Every row of the file as understood. Raises SheetError for what is no roster at all."""
    if found.source == RosterImport.Source.ONEROSTER:
        left_out = yield from archive_people(file)
        found.left_out = left_out
        return
    for row in open_sheet(file, most_bytes=settings.ROSTER_LIMIT).rows(most=MOST_ROWS):
        yield person_of(row.line, row.texts, found.headings, found.mapping)


def _copy(found: RosterImport, people: Iterable[Person]) -> None:
    table = StagedRow._meta.db_table
    with connection.cursor() as cursor:
        copying: Any = cursor.copy(f"COPY {table} ({', '.join(_COLUMNS)}) FROM STDIN")
        with copying as copy:
            for person in people:
                copy.write_row(_staged(found.pk, person))


def _staged(import_id: int, person: Person) -> tuple[object, ...]:
    texts, truths = person.texts, person.truths
    groups = list(dict.fromkeys(person.groups))
    keys = sorted({f"{kind}{BETWEEN}{name}".lower() for kind, name in groups})
    is_bad = bool(person.problem)
    return (
        import_id,
        person.line,
        new_code(),
        *(
            "" if is_bad and name != "number" else texts.get(name, "")[:most]
            for name, most in LONGEST.items()
        ),
        truths.get("first_generation"),
        truths.get("receives_aid"),
        truths.get("is_private"),
        person.left_on,
        json.dumps([] if is_bad else groups),
        [] if is_bad else keys,
        json.dumps(list(person.cells)),
        StagedRow.Verdict.BAD.value if is_bad else "",
        person.problem[:300],
        is_bad,
    )
