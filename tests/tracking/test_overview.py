"""The figures of the year on the overview equal counting every row by hand."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest
from django.test import Client

from fairbrief.organizations.models import Campus
from fairbrief.roster.models import RosterEntry
from fairbrief.tracking.models import Experience
from fairbrief.tracking.overview import Year, year_of
from fairbrief.tracking.states import COUNTED_STATES
from tests.builders import TODAY, a_campus, a_student, an_officer, entry_of
from tests.engaged import an_engagement
from tests.reports.builders import an_entry, an_experience

pytestmark = pytest.mark.django_db


def by_hand(campus: Campus, today: date) -> Year:
    """One row after the other, each person named as the report names them."""
    entries = {each.student_id: each.pk for each in RosterEntry.objects.filter(campus=campus)}
    rows = [
        each
        for each in Experience.objects.filter(campus=campus)
        if each.state in COUNTED_STATES and each.ends_on <= today
    ]
    year = [each for each in rows if each.ends_on > today - timedelta(days=365)]
    months = [(today.year * 12 + today.month - 1 - back) for back in range(11, -1, -1)]
    return Year(
        experiences=len(year),
        students=len(
            {
                each.roster_entry_id or entries.get(each.student_id) or ("account", each.student_id)
                for each in year
            }
        ),
        paid=sum(each.paid_minor > 0 for each in year),
        minutes=sum(each.minutes for each in year),
        running=0,
        months=[
            (
                date(number // 12, number % 12 + 1, 1),
                sum(each.ends_on.year * 12 + each.ends_on.month - 1 == number for each in rows),
            )
            for number in months
        ],
    )


def test_everyone_counts_once_with_or_without_an_account() -> None:
    campus = a_campus()
    linked, alone = a_student(campus), a_student(campus)
    entry, unlinked = entry_of(linked), an_entry(campus)
    an_experience(campus, student=linked)
    an_experience(campus, roster_entry=entry)
    an_experience(campus, student=linked, roster_entry=entry)
    an_experience(campus, student=alone)
    an_experience(campus, roster_entry=unlinked)
    an_experience(campus, roster_entry=unlinked)
    year = year_of(campus, today=TODAY)
    assert (year.experiences, year.students) == (6, 3)
    assert year == by_hand(campus, TODAY)


def test_nobody_takes_part_in_an_empty_year() -> None:
    year = year_of(a_campus(), today=TODAY)
    assert (year.experiences, year.students, year.minutes) == (0, 0, 0)
    assert year.paid_percent is None
    assert len(year.months) == 12


@pytest.mark.parametrize("seed", range(4))
def test_a_year_of_any_shape_equals_a_recount(seed: int) -> None:
    dice = random.Random(seed)
    campus, other = a_campus(), a_campus()
    students = [a_student(campus) for _ in range(5)]
    entries = [entry_of(each) for each in students[:3]] + [an_entry(campus) for _ in range(4)]
    for _ in range(60):
        student = dice.choice([None, *students])
        entry = dice.choice(entries) if student is None else dice.choice([None, None, *entries[:3]])
        if student and entry and entry.student != student:
            entry = None
        ends_on = dice.choice([TODAY, TODAY - timedelta(days=364), TODAY - timedelta(days=365)])
        if dice.random() < 0.8:
            ends_on = TODAY - timedelta(days=dice.randint(-5, 420))
        an_experience(
            campus,
            student=student,
            roster_entry=entry,
            state=dice.choice(["verified", "confirmed", "logged", "refused"]),
            starts_on=ends_on - timedelta(days=10),
            ends_on=ends_on,
            minutes=dice.randint(15, 3000),
            paid_minor=dice.choice([0, 20000]),
        )
    an_experience(other, student=a_student(other))
    for today in (TODAY, TODAY - timedelta(days=40), date(2028, 2, 29), date(2028, 3, 1)):
        assert year_of(campus, today=today) == by_hand(campus, today)


def test_a_number_on_the_overview_is_the_length_of_the_list_behind_it(client: Client) -> None:
    officer = an_officer(a_campus())
    for state in ("agreed", "agreed", "authorized", "funded", "active", "submitted", "approved"):
        an_engagement(state, campus=officer.campus)
    an_engagement("paid", campus=officer.campus)
    client.force_login(officer.user)
    context = client.get("/campus/").context
    running = next(each for each in context["figures"] if each.url == "/campus/work/")
    waiting = next(each for each in context["waiting"] if "authorize" in each.path)
    for number, path in ((running.value, running.url), (waiting.count, waiting.path)):
        assert client.get(path).context["page"].paginator.count == number
    assert (running.value, waiting.count) == (7, 2)
