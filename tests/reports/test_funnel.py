"""From application to finish: each student once, selection compared between groups."""

from __future__ import annotations

from typing import Any

import pytest

from fairbrief.applications.models import Application
from fairbrief.briefs.models import Brief
from fairbrief.organizations.models import Campus
from tests.builders import NOW, a_campus, a_student, an_employer, an_open_brief
from tests.reports.builders import a_term, fill, rows_of, table_of, the_report

pytestmark = pytest.mark.django_db


def apply(campus: Campus, brief: Brief, people: int, *, offered: int, **columns: Any) -> None:
    """So many students apply, of whom some have an offer."""
    students = [a_student(campus, **columns) for _each in range(people)]
    Application.objects.bulk_create(
        Application(
            brief=brief, student=student, state="offered" if number < offered else "submitted",
            made_at=NOW, submitted_at=NOW, offered_at=NOW if number < offered else None,
        )
        for number, student in enumerate(students)
    )  # fmt: skip


@pytest.fixture
def campus() -> Campus:
    campus = a_campus()
    a_term(campus)
    fill(campus, "History", 12)
    brief = an_open_brief(an_employer(campus), campus)
    apply(campus, brief, 40, offered=20, first_generation=False)
    apply(campus, brief, 40, offered=12, first_generation=True)
    apply(campus, brief, 12, offered=3, first_generation=None)
    return campus


def test_each_stage_and_what_is_told_of_it(campus: Campus) -> None:
    rows = rows_of(the_report(campus), "funnel")
    assert rows["applied"] == [92, None]
    assert rows["had an offer"] == [35, "40 %"]
    assert rows["finished"][0] == 0


def test_selection_is_compared_with_the_highest_share(campus: Campus) -> None:
    rows = rows_of(the_report(campus), "selection_first_generation")
    assert rows["not first generation"] == ["50 %", "1.00", "no"]
    assert rows["first generation"] == ["30 %", "0.60", "worth a look"]
    # Three of twelve: neither the share nor a ratio is told.
    assert rows["not said"] == [None, None, ""]


def test_an_application_of_another_time_is_not_counted(campus: Campus) -> None:
    Application.objects.update(submitted_at=NOW.replace(year=2025))
    assert not [table for table in the_report(campus).tables if table.key == "funnel"]


def test_a_table_says_how_many_groups_it_hides(campus: Campus) -> None:
    fill(campus, "Dance", 2)
    assert table_of(the_report(campus), "participation_major").hidden == 2
