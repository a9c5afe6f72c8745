"""The pages of the ledger: one campus's own, whatever is asked for."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from fairbrief.kernel.clock import now
from fairbrief.notices.models import Notice
from fairbrief.organizations.models import Campus, Officer
from fairbrief.students.models import Student
from fairbrief.tracking.actions import record_engagement
from fairbrief.tracking.models import Experience
from tests.browsing import browser_of
from tests.builders import a_campus, a_student, an_officer, days
from tests.engaged import an_engagement

pytestmark = pytest.mark.django_db


@pytest.fixture
def campus() -> Campus:
    return a_campus()


@pytest.fixture
def student(campus: Campus) -> Student:
    return a_student(campus)


@pytest.fixture
def officer(campus: Campus) -> Officer:
    return an_officer(campus)


def words(**changes: Any) -> dict[str, Any]:
    today = now().date()
    return {
        "employer_name": "Harbor Kitchen",
        "title": "Menu photographs",
        "starts_on": str(today - days(20)),
        "ends_on": str(today - days(5)),
        "hours": "12.5",
        "paid": "250",
        "currency": "USD",
        "place": "remote",
        "what_i_did": "Shot 24 dishes.",
        "supervisor_name": "Ana Ortiz",
        "supervisor_email": "ana@harborkitchen.example",
        **changes,
    }


def log(student: Student, **changes: Any) -> Experience:
    answer = browser_of(student.user).post("/student/experiences/new/", words(**changes))
    assert answer.status_code == 302, answer.text
    return Experience.objects.order_by("-id")[0]


def test_from_the_form_to_the_ledger(student: Student, officer: Officer) -> None:
    entry = log(student)
    assert (entry.minutes, entry.paid_minor) == (750, 25000)
    link = Notice.objects.get(kind="experience.please_confirm").link
    supervisor = Client()
    assert "Did " in supervisor.get(link).text
    assert supervisor.post(link, {"hours": "10"}).status_code == 302
    assert "Thank you" in supervisor.get(link).text
    assert "Thank you" in supervisor.post(link, {"reason": "No, it is not."}, follow=True).text
    client = browser_of(officer.user)
    assert entry.title in client.get("/campus/ledger/?state=waiting").text
    assert client.post(f"/campus/ledger/{entry.code}/verify/", {"note": ""}).status_code == 302
    entry.refresh_from_db()
    assert (entry.state, entry.minutes) == ("verified", 600)


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": ""},
        {"title": "x" * 121},
        {"hours": "-3"},
        {"hours": "many"},
        {"ends_on": "2999-01-01"},
        {"starts_on": "yesterday"},
        {"paid": "1e99"},
        {"currency": "JPY"},
        {"supervisor_email": "nobody"},
    ],
)
def test_wrong_input_is_kept_and_explained(student: Student, wrong: dict[str, str]) -> None:
    page = browser_of(student.user).post("/student/experiences/new/", words(**wrong))
    assert page.status_code == 422
    assert "Harbor Kitchen" in page.text
    assert not Experience.objects.exists()


def test_a_forged_state_is_ignored(student: Student) -> None:
    entry = log(student, state="verified", verified_by_name="Me", campus="1")
    assert entry.state == "logged"
    assert entry.verified_at is None


def test_a_pasted_posting_fills_the_form(student: Student) -> None:
    text = (
        "Research a podcast episode\nCompany: Harbor Radio\n"
        "Remote. About 12 hours in total. We pay a flat fee of $300.\n"
        "Questions: dana@harborradio.example"
    )
    page = browser_of(student.user).post("/student/experiences/new/", {"text": text})
    assert page.status_code == 200
    for value in ("Research a podcast episode", "Harbor Radio", "dana@harborradio.example"):
        assert f'value="{value}"' in page.text
    assert not Experience.objects.exists()


def test_entries_of_others_are_not_found(student: Student) -> None:
    entry = log(student)
    other_student = browser_of(a_student(a_campus()).user)
    assert other_student.get(f"/student/experiences/{entry.code}/").status_code == 404
    assert other_student.post(f"/student/experiences/{entry.code}/again/").status_code == 404
    other_office = browser_of(an_officer(a_campus()).user)
    for path in ("", "verify/", "refuse/", "revoke/"):
        url = f"/campus/ledger/{entry.code}/{path}"
        answer = other_office.post(url, {"reason": "x", "note": "x"}) if path else None
        assert (answer or other_office.get(url)).status_code == 404
    assert entry.title not in other_office.get("/campus/ledger/").text
    assert entry.title not in b"".join(other_office.get("/campus/ledger/export.csv")).decode()
    assert browser_of(student.user).get("/campus/ledger/").status_code == 403


def test_the_file_is_streamed_and_safe(student: Student, officer: Officer) -> None:
    log(student, employer_name="=cmd|' /C calc'!A0", title="+49 dishes")
    answer = browser_of(officer.user).get("/campus/ledger/export.csv?pay=paid")
    assert answer.streaming
    text = b"".join(answer).decode("utf-8-sig")
    assert "'=cmd" in text
    assert "'+49" in text
    assert len(text.splitlines()) == 2


def test_strange_filters_show_the_ledger(student: Student, officer: Officer) -> None:
    log(student)
    client = browser_of(officer.user)
    for query in ("?page=99", "?state=zzz&term=9999999999999", "?q=%00", "?page=abc&pay=paid"):
        assert client.get(f"/campus/ledger/{query}").status_code == 200, query


@pytest.mark.parametrize("path", ["/campus/", "/campus/ledger/", "/student/experiences/"])
def test_lists_take_the_same_queries_with_one_row_and_three(
    path: str, student: Student, officer: Officer, django_assert_max_num_queries: Any
) -> None:
    client = browser_of(officer.user if path.startswith("/campus") else student.user)
    counts = []
    for number in (1, 2):
        for part in range(number):
            log(student, title=f"Work {number} {part}")
            work = an_engagement("paid", campus=student.campus, student=a_student(student.campus))
            record_engagement(work, at=now())
        client.get(path)
        with django_assert_max_num_queries(12) as counted:
            assert client.get(path).status_code == 200
        counts.append(len(counted))
    assert counts[0] == counts[1]


def test_a_link_that_means_nothing_tells_nothing() -> None:
    for path in ("/confirm/nonsense/", "/closing/nonsense/"):
        page = Client().get(path)
        assert page.status_code == 404
        assert "does not open anything" in page.text
        assert Client().post(path, {"hours": "1"}).status_code == 404
