"""A day belongs to one term, and a week's hours are one figure, wherever the office reads them."""

from __future__ import annotations

from datetime import date

import pytest

from fairbrief.engagements.models import Engagement
from fairbrief.organizations.models import Campus, Term
from fairbrief.organizations.terms import days_of, stretch_on, terms_of
from fairbrief.reports.periods import calendar_of
from fairbrief.roster.models import RosterEntry
from fairbrief.roster.queries import Filters as People
from fairbrief.tracking.attention import scope_of
from fairbrief.tracking.ledger import Filters, ledger_of
from fairbrief.tracking.person import person_of, with_person
from fairbrief.tracking.students import measure_of, rows_of, students_at
from tests.builders import NOW, TODAY, a_campus, a_student, an_officer, days, entry_of
from tests.engaged import an_engagement
from tests.reports.builders import a_term, an_experience

pytestmark = pytest.mark.django_db


@pytest.fixture
def campus() -> Campus:
    return a_campus()


def three_terms(campus: Campus) -> tuple[Term, Term, Term]:
    """A winter that reaches into the spring, and a break within the spring."""
    return (
        a_term(campus, "Winter", starts_on=date(2026, 12, 1), ends_on=date(2027, 1, 31)),
        a_term(campus),
        a_term(campus, "Break", kind="break", starts_on=date(2027, 2, 1), ends_on=date(2027, 2, 7)),
    )


def test_a_day_is_of_the_term_that_began_last(campus: Campus) -> None:
    winter, spring, pause = three_terms(campus)
    every = list(terms_of(campus.pk))
    for day, term in (
        (date(2027, 1, 5), winter),
        (date(2027, 1, 20), spring),
        (date(2027, 2, 3), pause),
        (date(2027, 2, 8), spring),
    ):
        assert stretch_on(every, day) == term
        assert calendar_of(campus).of_day(day).term_id == term.pk
    assert days_of(spring) == (
        (date(2027, 1, 11), date(2027, 1, 31)),
        (date(2027, 2, 8), date(2027, 5, 14)),
    )


def test_ledger_list_and_report_count_an_experience_in_the_same_term(campus: Campus) -> None:
    officer, terms = an_officer(campus), three_terms(campus)
    for ends_on in (date(2027, 1, 8), date(2027, 1, 20), date(2027, 2, 5), date(2027, 2, 9)):
        an_experience(
            campus, student=a_student(campus), starts_on=date(2027, 1, 1), ends_on=ends_on
        )
    for student in campus.students.all():
        entry_of(student)
    in_each = []
    for term in terms:
        period = calendar_of(campus).of_key(f"term-{term.pk}")
        assert period is not None
        ledger = ledger_of(officer, Filters(term=term))
        assert all(period.touches(each.ends_on, each.ends_on) for each in ledger)
        measure = measure_of(campus, terms_of(campus.pk), term=term, today=TODAY)
        people = rows_of(RosterEntry.objects.filter(campus=campus), measure, today=TODAY)
        taking = students_at(officer, People(term=None, part="yes"))
        assert taking.count() == 4
        counts = (ledger.count(), sum(each.count for each in people))
        in_each.append(counts)
    assert in_each == [(1, 1), (2, 2), (1, 1)]


def test_after_a_break_the_term_goes_on(campus: Campus) -> None:
    _winter, spring, _pause = three_terms(campus)
    measure = measure_of(campus, terms_of(campus.pk), term=None, today=TODAY)
    assert measure.term == spring
    assert measure.cap_minutes == 600 == scope_of(campus, at=NOW).cap_minutes


def test_the_list_and_the_page_say_the_same_hours_a_week(campus: Campus) -> None:
    """Of work half over, of work to come, and of work that has ended."""
    student = a_student(campus)
    entry = entry_of(student)
    for hours, starts, ends in ((20, -14, 14), (10, 3, 17), (40, 30, 60)):
        work = an_engagement("active", campus=campus, student=student, hours=hours)
        Engagement.objects.filter(pk=work.pk).update(
            starts_on=TODAY + days(starts), due_on=TODAY + days(ends)
        )
    measure = measure_of(campus, (), term=None, today=TODAY)
    (row,) = rows_of(RosterEntry.objects.filter(pk=entry.pk), measure, today=TODAY)
    person = person_of(
        with_person(RosterEntry.objects.filter(pk=entry.pk)).get(), scope_of(campus, at=NOW)
    )
    assert row.load == person.load.asked == (5 + 5) * 60
    assert row.cap == person.load.cap
