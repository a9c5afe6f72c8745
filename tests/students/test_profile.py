"""What a student said of themselves, read at once."""

from __future__ import annotations

from datetime import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fairbrief.students.models import FreeTime, Skill
from fairbrief.students.queries import Profile, Skills, profile_of
from tests.builders import a_campus, a_student

pytestmark = pytest.mark.django_db


def test_who_said_nothing_has_an_empty_profile() -> None:
    assert profile_of(a_student(a_campus())) == Profile(Skills({}, frozenset()), [])


def test_skills_wishes_and_free_times_in_one_query() -> None:
    campus = a_campus()
    student, other = a_student(campus), a_student(campus)
    can, would = Skill.objects.order_by("name")[:2]
    student.skills.add(can)
    student.wants_to_learn.add(would)
    other.skills.add(would)
    evening, morning = (time(18), time(21)), (time(8, 30), time(10))
    for whose, day, (starts, ends) in (
        (student, 3, evening),
        (student, 1, evening),
        (student, 1, morning),
        (other, 0, morning),
    ):
        FreeTime.objects.create(student=whose, weekday=day, starts=starts, ends=ends)
    with CaptureQueriesContext(connection) as asked:
        found = profile_of(student)
    assert len(asked) == 1
    assert found.skills == Skills(
        {can.pk: can.name}, frozenset({would.name}), frozenset({would.pk})
    )
    assert found.free == [(1, *morning), (1, *evening), (3, *evening)]
