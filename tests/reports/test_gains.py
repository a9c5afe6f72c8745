"""What students grew in: counted once open, ten at a time, and never so that one is told apart."""

from __future__ import annotations

import io
import zipfile
from datetime import timedelta
from itertools import product
from typing import Any

import pytest

from fairbrief.organizations.models import Campus
from fairbrief.relationships.giving import wording_now
from fairbrief.relationships.models import Feedback, SelfRating
from fairbrief.reports.files import as_xlsx, csv_rows
from fairbrief.reports.models import Mark
from fairbrief.reports.paper import as_pdf
from fairbrief.reports.sections.gains import ROUND, grown_of
from fairbrief.reports.suppression import coded_share
from tests.builders import NOW, a_campus, a_student
from tests.engaged import an_engagement
from tests.relationships.speaking import rate
from tests.reports.builders import an_experience, fill, rows_of, table_of, the_report


def see_themselves(
    campus: Campus, people: int, before: int, after: int, *, opened: bool = True, **more: Any
) -> list[Feedback]:
    """So many students who said where they were, in one competency, before and after."""
    given = []
    for _each in range(people):
        student = more.get("student") or a_student(campus)
        work = an_engagement("paid", campus=campus, student=student)
        an_experience(campus, student=student, engagement=work)
        for moment, level in (("before", before), ("after", after)):
            SelfRating.objects.create(
                engagement=work,
                moment=moment,
                ratings={"teamwork": level},
                wording=wording_now(),
                at=NOW,
            )
        given.append(rate(work, {}, opened=opened))
    return given


@pytest.mark.django_db
def test_the_section_tells_how_many_grew_in_what() -> None:
    campus = a_campus()
    see_themselves(campus, 15, 2, 3)
    see_themselves(campus, 15, 3, 3)
    report = the_report(campus)
    assert rows_of(report, "gains") == {"Teamwork": ["developing", "applying", "50 %"]}
    assert rows_of(report, "gains_students") == {"Everyone": [30]}
    forms = "\n".join(",".join(map(str, row)) for row in csv_rows(report))
    with zipfile.ZipFile(io.BytesIO(as_xlsx(report))) as book:
        sheets = "".join(book.read(name).decode() for name in book.namelist())
    for form in (forms, sheets):
        assert "Saw themselves grow" in form or "grown_share" in form
        assert "50 %" in form
    assert as_pdf(report)[:4] == b"%PDF"


@pytest.mark.django_db
def test_few_are_told_in_no_form() -> None:
    campus = a_campus()
    fill(campus, "History", 30)
    see_themselves(campus, 9, 1, 4)
    report = the_report(campus)
    assert not {table.key for table in report.tables} & {"gains", "gains_students"}


@pytest.mark.django_db
def test_nothing_counts_before_both_sides_can_read_the_feedback() -> None:
    campus = a_campus()
    fill(campus, "History", 5)
    hidden = see_themselves(campus, 12, 2, 3, opened=False)
    before = the_report(campus)
    assert "gains" not in {table.key for table in before.tables}
    assert not Mark.objects.filter(campus=campus).exists()
    Feedback.objects.filter(pk__in=[each.pk for each in hidden]).update(opened_at=NOW)
    assert rows_of(the_report(campus), "gains")["Teamwork"][-1]


@pytest.mark.django_db
def test_one_more_student_moves_nothing_until_ten_have_come() -> None:
    campus = a_campus()
    see_themselves(campus, 10, 2, 3)
    seen = []
    for number in range(11):
        seen.append(repr(table_of(the_report(campus), "gains").rows))
        late = see_themselves(campus, 1, 4, 1, opened=False)
        Feedback.objects.filter(pk=late[0].pk).update(opened_at=NOW + timedelta(number + 1))
    assert len(set(seen[:10])) == 1
    assert seen[10] != seen[0]


@pytest.mark.django_db
def test_who_worked_twice_counts_once() -> None:
    campus = a_campus()
    student = see_themselves(campus, 1, 2, 3)[0].engagement.student
    see_themselves(campus, 3, 1, 4, student=student)
    fill(campus, "History", 10)
    see_themselves(campus, 8, 2, 3)
    assert "gains" not in {table.key for table in the_report(campus).tables}
    see_themselves(campus, 1, 2, 3)
    assert table_of(the_report(campus), "gains").rows[0][1:3] == ["developing", "applying"]


def test_a_round_leaves_both_open_for_everybody_even_for_one_of_it() -> None:
    """By going through every way in which ten can have answered."""
    behind: dict[int, list[tuple[bool, ...]]] = {}
    for answers in product((False, True), repeat=ROUND):
        behind.setdefault(grown_of(sum(answers)), []).append(answers)
    assert len(behind) == 7
    for worlds in behind.values():
        for own in (False, True):
            known = [answers for answers in worlds if answers[0] == own]
            for other in range(1, ROUND):
                assert not known or {answers[other] for answers in known} == {False, True}


def test_counting_everyone_again_would_tell_of_one() -> None:
    """The control: shares of all so far, in steps of five and open at the ends, do not do."""
    seen: dict[tuple[str, str], set[int]] = {}
    for first, more in product(range(16), range(6)):
        told = (
            coded_share(first, 15, people=first, others=15 - first, limit=10),
            coded_share(first + more, 20, people=first + more, others=20 - first - more, limit=10),
        )
        seen.setdefault(told, set()).add(more)
    assert any(numbers in ({0}, {5}) for numbers in seen.values())
