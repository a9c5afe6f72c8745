"""What the report says, of whom, and that every form says the same."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date
from typing import Any

import pytest

from fairbrief.charts import as_svg
from fairbrief.relationships.models import NextStep
from fairbrief.reports.files import as_xlsx, csv_rows
from fairbrief.reports.keeping import keep_up
from fairbrief.reports.paper import as_pdf
from fairbrief.roster.models import Enrolment, Group
from fairbrief.students.models import Student
from tests.builders import NOW, a_campus, a_student
from tests.engaged import an_engagement
from tests.reports.builders import (
    a_term,
    an_entry,
    an_experience,
    enrol,
    fill,
    rows_of,
    table_of,
    the_report,
)

pytestmark = pytest.mark.django_db


def headline(report: Any, key: str) -> Any:
    return next(each.value for each in report.headlines if each.key == key)


def test_page_and_files_hide_the_same() -> None:
    campus = a_campus()
    fill(campus, "History", 14)
    fill(campus, "Physics", 11)
    fill(campus, "Dance", 2)
    fill(campus, "Law", 30, state="logged")
    report = the_report(campus)
    assert headline(report, "students") == 27
    # Law has thirty with an account and nobody with a counted experience: nobody may be told.
    assert rows_of(report, "participation_major")["Law"][1] == 0
    assert set(rows_of(report, "participation_major")) == {"History", "Law"}
    assert table_of(report, "participation_major").hidden == 2
    text = "\n".join(",".join(map(str, row)) for row in csv_rows(report))
    with zipfile.ZipFile(io.BytesIO(as_xlsx(report))) as book:
        text += "".join(book.read(name).decode() for name in book.namelist())
    text += "".join(as_svg(chart) for chart in report.charts.values())
    assert "History" in text
    assert "Dance" not in text
    assert "Physics" not in text
    assert as_pdf(report).startswith(b"%PDF")


def test_a_small_campus_shows_nothing_at_all() -> None:
    campus = a_campus()
    fill(campus, "History", 9)
    report = the_report(campus)
    assert report.is_empty
    assert not report.headlines
    assert [section.key for section in report.sections] == ["surveys", "employers", "trend"]
    assert table_of(report, "trend").rows == [["2027, outside the terms", *[None] * 6]]
    text = "\n".join(",".join(map(str, row)) for row in csv_rows(report))
    assert "Fewer than 10 students" in text
    assert ",9" not in text


def test_the_spread_of_pay_is_in_whole_dollars_an_hour() -> None:
    campus = a_campus()
    fill(campus, "History", 21)
    everyone = rows_of(the_report(campus), "pay_all")["Everyone"]
    assert [str(each) for each in everyone] == ["100 %", "$22", "$30", "$38"]


def test_tenths_of_few_people_are_not_told() -> None:
    campus = a_campus()
    fill(campus, "History", 19)
    everyone = rows_of(the_report(campus), "pay_all")["Everyone"]
    assert [str(each) for each in everyone] == ["100 %", "None", "$29", "None"]


def test_unpaid_work_is_counted_and_pay_in_other_money_not_compared() -> None:
    campus = a_campus()
    fill(campus, "History", 20)
    fill(campus, "Music", 20, paid_minor=0)
    fill(campus, "Law", 20, currency="EUR", paid_minor=10)
    report = the_report(campus)
    assert headline(report, "paid_share") == "65 %"
    majors = {name: row[0] for name, row in rows_of(report, "pay_major").items()}
    assert majors == {"History": "100 %", "Law": "100 %", "Music": "0 %"}
    assert rows_of(report, "pay_major")["Law"][1:] == [None, None, None]


def test_the_limit_is_the_campus_own() -> None:
    campus = a_campus(policy={"small_cell": 5})
    fill(campus, "History", 9)
    assert headline(the_report(campus), "students") == 9


def test_a_person_is_the_roster_entry_if_there_is_one() -> None:
    campus = a_campus(policy={"small_cell": 5})
    term = a_term(campus)
    entries = enrol(campus, term, 12, taking_part=12, college="Arts", major="History")
    for entry in entries[:6]:
        entry.student = a_student(campus, major="Astronomy")
        entry.save()
        an_experience(campus, student=entry.student)
    report = the_report(campus)
    assert report.period.name == "Spring 2027"
    assert rows_of(report, "participation_major") == {"History": [12, 12, "100 %", 18, 180]}


def test_what_somebody_is_comes_from_that_term_else_earlier_else_the_profile() -> None:
    campus = a_campus(policy={"small_cell": 5})
    earlier = a_term(campus, "Fall 2026", starts_on=date(2026, 8, 24), ends_on=date(2026, 12, 18))
    term = a_term(campus)
    later = a_term(campus, "Fall 2027", starts_on=date(2027, 8, 23), ends_on=date(2027, 12, 17))
    enrol(campus, term, 6, taking_part=6, major="History")
    for entry in enrol(campus, earlier, 7, taking_part=7, major="Music"):
        Enrolment.objects.create(entry=entry, term=later, major="Law")
    fill(campus, "Physics", 8)
    report = the_report(campus, f"term-{term.pk}")
    people = {name: row[1] for name, row in rows_of(report, "participation_major").items()}
    assert people == {"History": 6, "Music": 7, "Physics": 8}
    # Enrolled are those on the roster of the term, and nobody else.
    assert table_of(report, "participation_major").rows[0][1] == 6


def test_a_group_with_nearly_everyone_taking_part_is_hidden_too() -> None:
    campus = a_campus()
    term = a_term(campus)
    enrol(campus, term, 30, taking_part=28, major="Dance")
    enrol(campus, term, 40, taking_part=20, major="History")
    enrol(campus, term, 60, taking_part=30, major="Law")
    report = the_report(campus)
    assert set(rows_of(report, "participation_major")) == {"Law"}


def test_imported_groups_are_counted_by_kind() -> None:
    campus = a_campus()
    term = a_term(campus)
    entries = enrol(campus, term, 60, taking_part=30, major="History")
    group = Group.objects.create(campus=campus, kind="Athletics", name="Rowing", made_at=NOW)
    other = Group.objects.create(campus=campus, kind="Athletics", name="Chess", made_at=NOW)
    group.entries.set([*entries[:15], *entries[30:50]])
    other.entries.set([*entries[15:27], *entries[50:60]])
    report = the_report(campus)
    assert table_of(report, "participation_group_1").title == "By Athletics"
    rows = rows_of(report, "participation_group_1")
    assert rows["Rowing"] == [35, 15, "45 %", 15, 150]
    assert rows["Chess"] == [22, 12, "55 %", 12, 120]


def test_of_the_few_whose_work_was_found_here_nothing_is_told() -> None:
    campus = a_campus()
    work = an_engagement(campus=campus)
    fill(campus, "History", 14)
    Student.objects.filter(pk=work.student_id).update(major="History")
    an_experience(campus, student=work.student, engagement=work)
    NextStep.objects.create(engagement=work, kind="offer", answered_at=NOW)
    report = the_report(campus)
    assert rows_of(report, "next_all") == {"Everyone": [None]}
    assert "next_major" not in [table.key for table in report.tables]


def test_breaks_and_days_in_no_term_stand_by_themselves() -> None:
    campus = a_campus(policy={"small_cell": 5})
    a_term(campus)
    inner = a_term(
        campus, "March break", kind="break", starts_on=date(2027, 2, 1), ends_on=date(2027, 2, 7)
    )
    fill(campus, "History", 6)  # 5 February: of the break, which began later
    fill(campus, "History", 7, ends_on=date(2027, 2, 8))
    fill(campus, "History", 8, ends_on=date(2027, 7, 1))
    keep_up()
    rows = rows_of(the_report(campus, f"term-{inner.pk}"), "trend")
    assert {name: row[0] for name, row in rows.items()} == {
        "March break": 6,
        "Spring 2027": 7,
        "2027, outside the terms": 8,
    }


def test_employers_formulas_do_not_run_in_a_spreadsheet() -> None:
    campus = a_campus(policy={"small_cell": 5})
    fill(campus, "=1+1", 6)
    with zipfile.ZipFile(io.BytesIO(as_xlsx(the_report(campus)))) as book:
        text = "".join(book.read(name).decode() for name in book.namelist())
    assert "<f>" not in text
    assert "'=1+1" in text


@pytest.mark.parametrize("people", [12, 30])
def test_a_report_takes_a_fixed_number_of_queries(
    people: int, django_assert_num_queries: Any
) -> None:
    campus = a_campus()
    fill(campus, "History", people)
    the_report(campus)
    with django_assert_num_queries(8):
        the_report(campus)


def test_a_report_can_be_written_as_json() -> None:
    campus = a_campus()
    fill(campus, "History", 12)
    report = the_report(campus)
    assert json.dumps(
        [[str(cell) for cell in row] for table in report.tables for row in table.rows]
    )


def test_enrolled_of_another_campus_are_not_counted() -> None:
    campus, other = a_campus(), a_campus()
    term, elsewhere = a_term(campus), a_term(other)
    enrol(campus, term, 40, taking_part=20, major="History")
    enrol(other, elsewhere, 40, taking_part=30, major="History")
    an_entry(other, elsewhere, major="History")
    assert rows_of(the_report(campus), "participation_major")["History"][:2] == [40, 20]
