"""OneRoster 1.1 and 1.2 archives (1EdTech, CSV bulk): the students in them, and nothing else.

Read are manifest.csv, orgs.csv, academicSessions.csv, users.csv and, of 1.2, roles.csv. What the
other files say (demographics such as race and birth dates, classes, results) is not opened.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import PurePosixPath
from typing import BinaryIO
from zipfile import ZipFile, ZipInfo

from django.utils.translation import gettext as _

from fairbrief.kernel.archives import CrowdedError, open_archive
from fairbrief.kernel.files import BROKEN
from fairbrief.kernel.sheets import SheetError
from fairbrief.roster.reading.columns import Person, person_of

#: Bytes an archive may have unpacked, and how many times as many as packed.
MOST_BYTES = 500 * 1024 * 1024
MOST_TIMES = 100
MOST_FILES = 60
#: Schools, colleges and departments an archive may name.
MOST_ORGS = 20_000
_HEADINGS = ["number", "email", "given", "family", "college", "class_level"]
_SESSIONS = ("term", "semester", "schoolYear", "gradingPeriod")


def check_archive(file: BinaryIO, *, starts_on: date, ends_on: date, term: str) -> None:
    """Raises SheetError for what is no OneRoster archive, is a bomb, or is of another term."""
    with _archive(file) as archive:
        if "users.csv" not in archive:
            raise SheetError(
                _("There is no users.csv in the archive, so it names nobody."), field="file"
            )
        version = next(
            (
                row.get("value", "")
                for row in _rows(archive, "manifest.csv")
                if row.get("propertyname") == "oneroster.version"
            ),
            "",
        )
        if version.strip() not in ("1.1", "1.2"):
            raise SheetError(
                _("manifest.csv does not say that this is OneRoster 1.1 or 1.2."), field="file"
            )
        sessions = list(_sessions(archive))
        if sessions and not any(first <= ends_on and last >= starts_on for first, last in sessions):
            raise SheetError(
                _("None of the sessions in the archive falls into %(term)s. Choose another term.")
                % {"term": term},
                field="term",
            )


def archive_people(file: BinaryIO) -> Generator[Person, None, int]:
    """Each student of the archive; returns how many users were left out as something else."""
    left_out = 0
    with _archive(file) as archive:
        orgs = _orgs(archive)
        roles = _roles(archive)
        for line, row in enumerate(_rows(archive, "users.csv"), start=2):
            key = row.get("sourcedid", "")
            org = roles.get(key) if roles is not None else _org_of(row)
            gone = row.get("status", "").lower() == "tobedeleted"
            if org is None or gone or row.get("enableduser", "").lower() == "false":
                left_out += 1
                continue
            cells = [
                row.get("identifier") or key,
                row.get("email", ""),
                row.get("preferredgivenname") or row.get("givenname", ""),
                row.get("preferredfamilyname") or row.get("familyname", ""),
                next((orgs[each] for each in org.split(",") if each in orgs), ""),
                row.get("grades", "").split(",")[0].strip(),
            ]
            yield person_of(line, cells, _HEADINGS, _HEADINGS)
    return left_out


def _org_of(row: dict[str, str]) -> str | None:
    """Of 1.1: the organizations of a student; None for anybody else."""
    return row.get("orgsourcedids", "") if row.get("role", "").lower() == "student" else None


def _orgs(archive: dict[str, _Member]) -> dict[str, str]:
    """Names of schools, colleges and departments, by id."""
    found = {}
    for row in _rows(archive, "orgs.csv"):
        if row.get("status", "").lower() != "tobedeleted":
            found[row.get("sourcedid", "")] = row.get("name", "")[:80]
        if len(found) > MOST_ORGS:
            raise SheetError(_("orgs.csv names more organizations than any university has."))
    return found


def _roles(archive: dict[str, _Member]) -> dict[str, str] | None:
    """Of 1.2: the organization each student belongs to; None where the archive has no roles."""
    if "roles.csv" not in archive:
        return None
    found: dict[str, str] = {}
    for row in _rows(archive, "roles.csv"):
        is_gone = row.get("status", "").lower() == "tobedeleted"
        if row.get("role", "").lower() == "student" and not is_gone:
            key = row.get("usersourcedid", "")
            if row.get("roletype", "").lower() == "primary" or key not in found:
                found[key] = row.get("orgsourcedid", "")
    return found


def _sessions(archive: dict[str, _Member]) -> Iterator[tuple[date, date]]:
    for row in _rows(archive, "academicsessions.csv"):
        try:
            first = date.fromisoformat(row.get("startdate", ""))
            last = date.fromisoformat(row.get("enddate", ""))
        except ValueError:
            continue
        if row.get("type", "") in _SESSIONS:
            yield first, last


type _Member = tuple[ZipFile, ZipInfo]


@contextmanager
def _archive(file: BinaryIO) -> Generator[dict[str, _Member]]:
    """The files of the archive by name in lower case, after a look at how large they are."""
    file.seek(0)
    try:
        with open_archive(file, most=MOST_FILES) as archive:
            members = archive.infolist()
            whole = sum(each.file_size for each in members)
            packed = sum(each.compress_size for each in members) or 1
            if whole > MOST_BYTES or (whole > 10_000_000 and whole / packed > MOST_TIMES):
                raise SheetError(
                    _("Unpacked, the archive is far larger than any roster. It is not opened."),
                    field="file",
                )
            yield {PurePosixPath(each.filename).name.lower(): (archive, each) for each in members}
    except CrowdedError as error:
        raise SheetError(
            _("The archive holds more than %(most)d files, and a roster has a dozen.")
            % {"most": MOST_FILES},
            field="file",
        ) from error
    except BROKEN as error:
        raise SheetError(
            _("The archive cannot be opened. Export it again."), field="file"
        ) from error


def _rows(archive: dict[str, _Member], name: str) -> Iterator[dict[str, str]]:
    """The rows of one file, by headings in lower case; nothing where there is no such file."""
    if name not in archive:
        return
    opened, member = archive[name]
    with opened.open(member) as packed:
        text = io.TextIOWrapper(packed, encoding="utf-8-sig", errors="replace", newline="")
        try:
            reader = csv.reader(line.replace("\0", "") for line in text)
            headings = [each.strip().lower() for each in next(reader, [])]
            for cells in reader:
                yield dict(zip(headings, (each.strip() for each in cells), strict=False))
        except csv.Error as error:
            raise SheetError(
                _("%(name)s in the archive is no table that can be read.") % {"name": name}
            ) from error
