"""The page of a student's week: what is to come is read first."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest
import time_machine
from django.test import Client
from django.utils.timezone import localdate

from fairbrief.kernel.clock import now, zone_named
from fairbrief.planning.models import PlanBlock
from fairbrief.students.models import Student
from tests.browsing import signed_in
from tests.builders import a_campus, a_student
from tests.planning.test_pages import work_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def student() -> Student:
    return a_student(a_campus(), hours_a_week=10)


@pytest.fixture
def client(student: Student) -> Client:
    return signed_in(student.user)


@pytest.mark.parametrize("weekday", range(7))
def test_this_week_shows_seven_days_from_today_and_folds_what_is_over(
    client: Client, student: Student, weekday: int
) -> None:
    work_of(student)
    monday = localdate() + timedelta(days=7 - localdate().weekday())
    today = monday + timedelta(days=weekday)
    with time_machine.travel(datetime.combine(today, time(11), tzinfo=UTC), tick=False):
        client.force_login(student.user)
        page = client.get("/student/week/")
        before = client.get(f"/student/week/?week={monday - timedelta(days=7)}")
    ahead, past = ([day for day, _items in page.context[key]] for key in ("ahead", "past"))
    assert ahead == [today + timedelta(days=number) for number in range(7)]
    assert past == [monday + timedelta(days=number) for number in range(weekday)]
    assert [day for day, _x, _middle in page.context["drawn"].days] == ahead
    words = page.content.decode()
    assert ("Earlier this week" in words) == bool(past)
    assert (len(before.context["ahead"]), before.context["past"]) == (7, [])


def test_on_a_sunday_hours_that_are_over_do_not_lead(client: Client, student: Student) -> None:
    work = work_of(student)
    sunday = localdate() + timedelta(days=13 - localdate().weekday())
    begins = datetime.combine(sunday, time(8), tzinfo=zone_named(student.user.time_zone))
    for hours, length in ((-24, 120), (0, 60), (8, 90), (24, 45)):
        starts = begins + timedelta(hours=hours)
        PlanBlock.objects.create(
            student=student,
            engagement=work,
            starts_at=starts,
            ends_at=starts + timedelta(minutes=length),
            is_own=True,
            made_at=now(),
        )
    with time_machine.travel(begins + timedelta(hours=4), tick=False):
        client.force_login(student.user)
        page = client.get("/student/week/")
        words = page.content.decode().replace("\xa0", " ")
    assert "2 h 15 of work in the next seven days." in words
    rows = dict(page.context["ahead"])
    today = [item.starts_at.hour for item, _form in rows[sunday]]
    assert today == [16, 8], "what is over today stands last of it"
    assert len(rows[sunday + timedelta(days=1)]) == 1, "Monday is shown as well"
    with time_machine.travel(begins + timedelta(hours=14), tick=False):
        client.force_login(student.user)
        later = client.get("/student/week/").content.decode().replace("\xa0", " ")
    assert "45 min of work in the next seven days." in later, "the days that are shown"
    with time_machine.travel(begins + timedelta(days=1, hours=4), tick=False):
        client.force_login(student.user)
        assert "No work in the next seven days." in client.get("/student/week/").content.decode()
