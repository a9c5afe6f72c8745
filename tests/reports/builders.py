"""Campuses with many experiences, for tests of reports."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import Any

from fairbrief.organizations.models import Campus, Term
from fairbrief.reports.report import report_of
from fairbrief.reports.shapes import Report, Table
from fairbrief.roster.models import Enrolment, RosterEntry
from fairbrief.tracking.models import Experience
from tests.builders import NOW, TODAY, a_student, in_days

_number = count(1)


def a_term(campus: Campus, name: str = "Spring 2027", **columns: Any) -> Term:
    return Term.objects.create(
        campus=campus,
        kind=columns.pop("kind", Term.Kind.TERM),
        name=name,
        starts_on=columns.pop("starts_on", date(2027, 1, 11)),
        ends_on=columns.pop("ends_on", date(2027, 5, 14)),
    )


def an_entry(campus: Campus, term: Term | None = None, **columns: Any) -> RosterEntry:
    """Somebody on the roster without an account, enrolled in the term if one is given."""
    number = next(_number)
    entry = RosterEntry.objects.create(
        campus=campus, name=f"Enrolled {number}", student_number=f"N{number}", made_at=NOW
    )
    if term is not None:
        Enrolment.objects.create(entry=entry, term=term, **columns)
    return entry


def an_experience(campus: Campus, **columns: Any) -> Experience:
    """A verified one that ended five days ago."""
    return Experience.objects.create(
        campus=campus,
        state=columns.pop("state", "verified"),
        employer_name="Somewhere",
        title="Work",
        starts_on=columns.pop("starts_on", in_days(-20)),
        ends_on=columns.pop("ends_on", in_days(-5)),
        minutes=columns.pop("minutes", 600),
        paid_minor=columns.pop("paid_minor", 30000),
        logged_at=NOW,
        confirmed_at=NOW,
        verified_at=NOW,
        refused_reason="no",
        **columns,
    )


def fill(campus: Campus, major: str, people: int, **columns: Any) -> None:
    """So many students of that major with an account and one experience each."""
    for number in range(people):
        an_experience(
            campus,
            student=a_student(campus, major=major),
            **{"paid_minor": 20000 + 1000 * number, **columns},
        )


def enrol(
    campus: Campus, term: Term, people: int, *, taking_part: int, **columns: Any
) -> list[RosterEntry]:
    """So many enrolled alike, of whom some take part."""
    entries = [an_entry(campus, term, **columns) for _each in range(people)]
    for entry in entries[:taking_part]:
        an_experience(campus, roster_entry=entry)
    return entries


def the_report(campus: Campus, key: str = "") -> Report:
    found = report_of(campus, key, today=TODAY)
    assert found is not None
    return found


def table_of(report: Report, key: str) -> Table:
    return next(table for table in report.tables if table.key == key)


def rows_of(report: Report, key: str) -> dict[str, list[Any]]:
    """A table's lines by the name of their group."""
    return {str(row[0]): list(row[1:]) for row in table_of(report, key).rows}
