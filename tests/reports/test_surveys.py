"""What students said in surveys stands in the report of the term in which it closed."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from fairbrief.organizations.models import Campus, Officer
from fairbrief.reports.report import report_of
from fairbrief.reports.shapes import Section
from fairbrief.surveys.actions import answer, close_round, open_round, write_survey
from fairbrief.surveys.kept import count, said_between
from fairbrief.surveys.models import Invitation, Round
from fairbrief.surveys.queries import wordings_of
from fairbrief.surveys.results import results_for
from fairbrief.surveys.shipped import Asked
from tests.builders import NOW, TODAY, a_campus, a_term, acting, an_entry, an_officer, days

pytestmark = pytest.mark.django_db

QUESTIONS = [
    Asked(kind="one", text="Would you?", choices=("Yes", "Perhaps", "No"), topic="would"),
    Asked(kind="several", text="What keeps you?", choices=("Time", "Pay")),
    Asked(kind="scale", text="How much?"),
    Asked(kind="text", text="What else?"),
]


@pytest.fixture
def officer() -> Officer:
    campus = a_campus(policy={"small_cell": 5})
    a_term(campus, starts_on=TODAY - days(40), ends_on=TODAY + days(60))
    for _number in range(30):
        an_entry(campus)
    return an_officer(campus)


def asked(officer: Officer, *given: tuple[Any, ...]) -> Round:
    """A round that these have answered, and that is closed."""
    survey = write_survey(
        officer.campus,
        title="Virtual work",
        intro="",
        is_anonymous=True,
        questions=QUESTIONS,
        actor=acting(officer.user),
        at=NOW,
    )
    row = open_round(
        survey,
        audience="everyone",
        group=None,
        closes_on=TODAY + days(10),
        actor=acting(officer.user),
        at=NOW,
    )
    codes = [each.question.code for each in wordings_of(row.version)]
    for invitation, said in zip(Invitation.objects.filter(round=row), given, strict=False):
        kept = {code: each for code, each in zip(codes, said, strict=True) if each is not None}
        answer(invitation, kept, at=NOW)
    close_round(row, actor=acting(officer.user), at=NOW + timedelta(days=10))
    return row


def section(campus: Campus) -> Section:
    report = report_of(campus, today=TODAY)
    assert report
    return next(each for each in report.sections if each.key == "surveys")


def test_shares_of_each_question_and_no_text(officer: Officer) -> None:
    asked(
        officer,
        *[(0, [0], 5, "Words of mine")] * 10,
        *[(1, [0, 1], 4, None)] * 6,
        *[(2, [1], 4, None)] * 8,
    )
    found = section(officer.campus)
    tables = {str(table.title).split(" (")[0]: table for table in found.tables}
    assert set(tables) == {"Would you?", "What keeps you?", "How much?"}
    assert [list(row) for row in tables["Would you?"].rows] == [
        ["Yes", "40 %"],
        ["Perhaps", "25 %"],
        ["No", "35 %"],
    ]
    assert "Words of mine" not in str(found)
    drawn = next(chart for chart in found.charts if "Would" in str(chart.title))
    assert [(bar.value, bar.said) for bar in drawn.bars] == [
        (40, "40 %"),
        (25, "25 %"),
        (35, "35 %"),
    ]


def test_few_are_told_nowhere(officer: Officer) -> None:
    asked(officer, *[(0, [0], 5, None)] * 4)
    assert section(officer.campus).is_empty
    for _number in range(30):
        an_entry(officer.campus)
    asked(officer, *[(0, [0], 5, None)] * 12, *[(1, [1], 1, None)] * 2)
    said = section(officer.campus)
    would = next(each for each in said.tables if "Would" in str(each.title))
    assert would.hidden == 2
    assert [row[0] for row in would.rows] == ["No"]


def test_what_is_kept_is_what_counting_again_gives(officer: Officer) -> None:
    row = asked(officer, *[(n % 3, [n % 2], n % 5 + 1, None) for n in range(23)])
    row.refresh_from_db()
    assert row.counted == count(row)
    shown = {
        each.code: [tally.people for tally in each.counts if tally.label]
        for each in results_for([row])[0].questions
        if not each.is_text
    }
    found = said_between(officer.campus, NOW, NOW + timedelta(days=30), limit=5)
    assert {each.code: [choice.people for choice in each.choices] for each in found} == shown


def test_another_campus_and_another_term_say_nothing_of_it(officer: Officer) -> None:
    asked(officer, *[(0, [0], 5, None)] * 9)
    other = a_campus()
    a_term(other, starts_on=TODAY - days(40), ends_on=TODAY + days(60))
    assert section(other).is_empty
    a_term(officer.campus, starts_on=TODAY - days(200), ends_on=TODAY - days(100))
    report = report_of(officer.campus, "year-2026", today=TODAY)
    assert report
    assert all(each.is_empty for each in report.sections if each.key == "surveys")
