"""The list of what needs attention, as an office reads it and acts on it."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from fairbrief.advising.models import Care
from fairbrief.engagements.models import Engagement
from fairbrief.kernel.clock import now
from fairbrief.organizations.models import Campus
from fairbrief.organizations.queries import day_at
from tests.browsing import signed_in
from tests.builders import a_campus, a_student, an_officer, days
from tests.engaged import an_engagement
from tests.reports.builders import an_experience

pytestmark = pytest.mark.django_db

#: Queries of a logged-in page at most.
MOST = 12


@pytest.fixture
def campus() -> Campus:
    return a_campus()


@pytest.fixture
def office(campus: Campus) -> Client:
    return signed_in(an_officer(campus).user)


def late(campus: Campus, by: int = 3) -> Engagement:
    today = now().date()
    return an_engagement(
        "active", campus=campus, starts_on=today - days(30), due_on=today - days(by)
    )


def test_the_overview_shows_it_first(campus: Campus, office: Client) -> None:
    assert "Nothing goes wrong" in office.get("/campus/").text
    found = late(campus)
    page = office.get("/campus/").text
    assert "Past its due date" in page
    assert found.student.user.name in page
    assert "/campus/attention/" in page


@pytest.mark.parametrize("path", ["/campus/", "/campus/attention/", "/campus/work/"])
def test_pages_keep_within_their_queries(
    path: str, campus: Campus, office: Client, django_assert_max_num_queries: Any
) -> None:
    counted = []
    for number in (1, 2):
        for _each in range(number):
            late(campus)
        office.get(path)
        with django_assert_max_num_queries(MOST) as queries:
            assert office.get(path).status_code == 200
        counted.append(len(queries))
    assert counted[0] == counted[1]


def test_one_is_taken_on_and_set_aside(campus: Campus, office: Client) -> None:
    found = late(campus)
    page = f"/campus/attention/late/{found.code}/"
    assert "What you can do" in office.get(page).text
    office.post(f"{page}take/")
    assert "looks after it" in office.get("/campus/attention/?whose=mine").text
    assert "Nothing needs attention" in office.get("/campus/attention/?whose=nobody").text
    refused = office.post(f"{page}aside/", {"until": "2020-01-01", "reason": "Exams until then"})
    assert refused.status_code == 422
    assert "a day after today" in refused.text
    assert "Exams until then" in refused.text
    day = (now() + days(3)).date()
    office.post(f"{page}aside/", {"until": day.isoformat(), "reason": "Exams until then"})
    assert found.student.user.name not in office.get("/campus/attention/").text
    assert "Exams until then" in office.get("/campus/attention/?show=aside").text
    office.post(f"{page}again/")
    assert found.student.user.name in office.get("/campus/attention/").text
    office.post(f"{page}give/")
    assert "Exams until then" in office.get(page).text
    assert Care.objects.get().owner is None


def test_another_campus_finds_none_of_it(campus: Campus, office: Client) -> None:
    found = late(campus)
    stranger = signed_in(an_officer(a_campus()).user)
    for path in ("", "take/", "give/", "aside/", "again/"):
        url = f"/campus/attention/late/{found.code}/{path}"
        answer = (
            stranger.post(url, {"until": "2030-01-01", "reason": "It is mine"}) if path else None
        )
        assert (answer or stranger.get(url)).status_code == 404
    assert not Care.objects.exists()
    page = stranger.get("/campus/attention/").text
    assert found.student.user.name not in page
    assert "Nothing needs attention" in page
    assert signed_in(a_student(campus).user).get("/campus/attention/").status_code == 403


def test_strange_filters_show_the_list(campus: Campus, office: Client) -> None:
    late(campus)
    for query in ("?kind=zzz", "?whose=zzz", "?show=zzz", "?page=99", "?kind=late&whose=mine"):
        assert office.get(f"/campus/attention/{query}").status_code == 200, query
    for path in ("zzz/2222222222/", "late/2222222222/"):
        assert office.get(f"/campus/attention/{path}").status_code == 404
    assert office.get("/campus/silent/")["Location"] == "/campus/attention/?kind=next_step"


def test_the_page_of_the_work_says_what_is_wrong_with_it(
    campus: Campus, office: Client, django_assert_max_num_queries: Any
) -> None:
    found, other = late(campus), late(campus)
    with django_assert_max_num_queries(MOST):
        page = office.get(f"/campus/work/{found.code}/").text
    assert "Past its due date" in page
    assert f"/campus/attention/late/{found.code}/take/" in page
    assert other.code not in page


def test_a_new_office_reads_its_first_steps(
    campus: Campus, office: Client, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(MOST):
        page = office.get("/campus/").text
    assert "Your first steps" in page
    assert "Or students join by themselves." in page
    assert "Nothing is counted yet" in page
    an_officer(campus)
    page = office.get("/campus/").text
    assert "So that nobody waits for you." not in page
    today = day_at(campus, now())
    an_experience(campus, student=a_student(campus), starts_on=today, ends_on=today)
    assert "Your first steps" not in office.get("/campus/").text
