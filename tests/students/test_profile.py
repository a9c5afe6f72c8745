"""What a student said of themselves, read at once."""

from __future__ import annotations

from datetime import time
from urllib.parse import quote

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from fairbrief.students.models import FreeTime, Skill
from fairbrief.students.queries import Profile, Skills, profile_of
from tests.builders import a_campus, a_student, an_employer, an_open_brief

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


def test_who_is_not_of_age_is_told_what_it_takes_and_comes_back_to_the_brief() -> None:
    campus = a_campus()
    student = a_student(campus)
    type(student).objects.filter(pk=student.pk).update(is_adult=False)
    brief = an_open_brief(an_employer(campus), campus)
    client = Client()
    client.force_login(student.user)
    said = {"major": "Geography", "hours_a_week": "6"}
    welcomed = client.post("/student/welcome/", said, follow=True)
    assert "tick in your profile that you are 18 or older" in welcomed.text
    here = f"/briefs/{brief.code}/"
    page = client.get(here).text
    assert f"/student/profile/?next={quote(here)}#id_is_adult" in page
    form = client.get(f"/student/profile/?next={here}")
    assert form.context["next"] == here
    saved = client.post("/student/profile/", {**said, "is_adult": "on", "next": here})
    assert saved["Location"] == here
    assert client.get("/student/profile/?next=https://evil.example/").context["next"] == ""
