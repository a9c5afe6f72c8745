"""How fast a roster comes in, and how much memory it takes."""

from __future__ import annotations

import csv
import resource
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from time import perf_counter

from django.core.files import File

from fairbrief.audit.actors import INSTALLATION
from fairbrief.kernel.clock import now
from fairbrief.organizations.models import Campus, Term
from fairbrief.roster.actions import agree_to_import, hand_over_roster, name_columns, work_on
from fairbrief.roster.models import RosterImport

HEADINGS = (
    *("Student ID", "Email", "First Name", "Last Name", "College", "Major", "Class"),
    *("Degree Level", "First Generation", "Pell", "Athletics"),
)
_COLLEGES = ("Arts", "Sciences", "Engineering", "Business", "Education", "Nursing")
_CLASSES = ("First year", "Sophomore", "Junior", "Senior")


@dataclass(frozen=True)
class Figures:
    """One run; memory is the most this process ever held."""

    what: str
    rows: int
    seconds: float
    peak_mb: float


def measure_rosters(rows: int) -> Iterator[Figures]:
    """A roster of made-up people: brought in, then once more with every tenth changed."""
    campus = Campus.objects.create(
        slug="bench", name="Bench", office_name="Office", office_email="office@bench.example"
    )
    today = now().date()
    term = Term.objects.create(
        campus=campus,
        kind=Term.Kind.TERM,
        name="Bench term",
        starts_on=today - timedelta(days=30),
        ends_on=today + timedelta(days=90),
    )
    with tempfile.TemporaryDirectory() as folder:
        for what, is_second in (("first import", False), ("every tenth changed", True)):
            path = Path(folder) / "roster.csv"
            _write(path, rows, is_second=is_second)
            began = perf_counter()
            found = _bring(campus, term, path)
            seconds = perf_counter() - began
            if found.applied_at is None or found.bad:
                raise RuntimeError(f"the roster did not come in: {found.stopped}")
            yield Figures(what, found.rows_read, round(seconds, 1), _peak_mb())


def _bring(campus: Campus, term: Term, path: Path) -> RosterImport:
    with path.open("rb") as opened:
        found = hand_over_roster(
            campus, term=term, file=File(opened, name=path.name), actor=INSTALLATION, at=now()
        )
    mapping = ["group" if each == "Athletics" else "" for each in found.headings]
    mapping = [group or guess for group, guess in zip(mapping, found.mapping, strict=True)]
    name_columns(found, mapping=mapping, takes_out=False, actor=INSTALLATION, at=now())
    work_on(_again(found), at=now())
    agree_to_import(found, actor=INSTALLATION, at=now())
    work_on(_again(found), at=now())
    return _again(found)


def _again(found: RosterImport) -> RosterImport:
    return RosterImport.objects.select_related("campus", "term").get(pk=found.pk)


def _write(path: Path, rows: int, *, is_second: bool) -> None:
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADINGS)
        for n in range(rows):
            major = f"Major {(n + (is_second and n % 10 == 0)) % 80}"
            writer.writerow(
                (
                    *(f"B{n:07}", f"student{n}@bench.example", f"Given{n % 977}", f"Family{n}"),
                    *(_COLLEGES[n % 6], major, _CLASSES[n % 4], "Bachelor"),
                    *("yes" if n % 3 == 0 else "no", "Y" if n % 4 == 0 else "N"),
                    f"Team {n % 30}" if n % 12 == 0 else "",
                )
            )


def _peak_mb() -> float:
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)
