"""The open pages and the first pages: what stands there, for whom, in how many queries."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from fairbrief.accounts.models import User
from fairbrief.applications.models import Application
from fairbrief.briefs.actions import index_brief
from fairbrief.briefs.models import Brief
from fairbrief.students.models import Skill, Student
from tests.builders import (
    NOW,
    a_campus,
    a_member,
    a_student,
    an_employer,
    an_open_brief,
)

pytestmark = pytest.mark.django_db


def signed_in(user: User | None) -> Client:
    client = Client()
    assert isinstance(user, get_user_model())
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def student() -> Student:
    return a_student(a_campus("here"))


@pytest.fixture
def briefs(student: Student) -> list[Brief]:
    employer = an_employer(student.campus, name="Lantern Street Films")
    a_member(employer)
    rows = [
        an_open_brief(employer, student.campus, apply_by=None, title=title, **columns)
        for title, columns in (
            ("Research night markets", {"hours": 18, "fee_minor": 43200}),
            ("Edit ten subtitles", {"hours": 10, "fee_minor": 40000}),
            ("Map bus stops", {"hours": 30, "fee_minor": 60000}),
        )
    ]
    rows[0].skills.set(Skill.objects.filter(name="Archive research"))
    for row in rows:
        index_brief(row)
    return rows


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", {"Research night markets", "Edit ten subtitles", "Map bus stops"}),
        ("q=subtitle", {"Edit ten subtitles"}),
        ("q=subtitles+lantern", {"Edit ten subtitles"}),
        ("hours_max=12", {"Edit ten subtitles"}),
        ("pay_min=24", {"Research night markets", "Edit ten subtitles"}),
        ("skill=archive-research", {"Research night markets"}),
        ("place=onsite", set()),
        ("overlap=11", {"Research night markets", "Edit ten subtitles", "Map bus stops"}),
    ],
)
def test_search_narrows(briefs: list[Brief], query: str, titles: set[str]) -> None:
    page = Client().get(f"/briefs/?{query}")
    shown = {card.brief.title for card in page.context["cards"]}
    assert shown == titles


@pytest.mark.parametrize(
    "query",
    ["hours_max=many", "pay_min=-3", "starts_after=31/31/31", "skill=nothing", "sort=magic"],
)
def test_a_wrong_filter_says_so_and_breaks_nothing(briefs: list[Brief], query: str) -> None:
    page = Client().get(f"/briefs/?{query}")
    assert page.status_code == 200
    assert page.context["form"].errors


def test_pay_an_hour_orders_by_pay_an_hour(briefs: list[Brief]) -> None:
    page = Client().get("/briefs/?sort=pay")
    assert [card.brief.title for card in page.context["cards"]] == [
        "Edit ten subtitles",
        "Research night markets",
        "Map bus stops",
    ]


def test_another_campus_sees_nothing_of_it(briefs: list[Brief]) -> None:
    client = signed_in(a_student(a_campus()).user)
    assert client.get(f"/briefs/{briefs[0].code}/").status_code == 404
    assert client.get(f"/student/briefs/{briefs[0].code}/apply/").status_code == 404
    assert not client.get("/briefs/").context["cards"]


def test_first_look_is_blind(briefs: list[Brief], student: Student) -> None:
    row = Application.objects.create(
        brief=briefs[0],
        student=student,
        state="submitted",
        interest="I like markets.",
        made_at=NOW,
        submitted_at=NOW,
    )
    owner = briefs[0].employer.members.filter(role="owner").first()
    assert owner is not None
    client = signed_in(owner.user)
    for path in (
        f"/employer/briefs/{briefs[0].code}/applicants/",
        f"/employer/applicants/{row.code}/",
        "/employer/applicants/",
        f"/employer/briefs/{briefs[0].code}/applicants/answer/",
    ):
        words = client.get(path).content.decode()
        for secret in (student.user.name, student.user.email, student.campus.name):
            assert secret not in words, path
    client.post(f"/employer/applicants/{row.code}/shortlist/")
    assert student.user.name in client.get(f"/employer/applicants/{row.code}/").content.decode()


def test_check_reads_and_keeps_nothing() -> None:
    client = Client()
    page = client.post("/check/", {"text": "Unpaid intern wanted. Great exposure."})
    assert "<mark" in page.content.decode()
    assert client.post("/check/", {"text": " "}).status_code == 422
    assert client.post("/check/", {"text": "x" * 100_001}).status_code == 422
    script = client.post("/check/", {"text": "<script>alert(1)</script> paid intern"})
    assert "<script>alert" not in script.content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_lists_take_the_same_queries_for_one_and_for_three(student: Student, rows: int) -> None:
    employer = an_employer(student.campus)
    owner = a_member(employer)
    made = [an_open_brief(employer, student.campus) for _number in range(rows)]
    for row in made:
        Application.objects.create(
            brief=row,
            student=student,
            state="offered",
            made_at=NOW,
            submitted_at=NOW,
            offered_at=NOW,
        )
    counted = {}
    for user, paths in (
        (student.user, ("/briefs/", "/student/", "/student/applications/")),
        (owner.user, ("/employer/applicants/", f"/employer/briefs/{made[0].code}/applicants/")),
    ):
        client = signed_in(user)
        for path in paths:
            client.get(path)
            with CaptureQueriesContext(connection) as queries:
                assert client.get(path).status_code == 200
            counted[path.replace(made[0].code, "…")] = len(queries)
    assert counted == {
        "/briefs/": 12,
        "/student/": 12,
        "/student/applications/": 7,
        "/employer/applicants/": 5,
        "/employer/briefs/…/applicants/": 10,
    }


def test_welcome_is_finished_once_and_leads_to_briefs(briefs: list[Brief]) -> None:
    student = a_student(briefs[0].offerings.get().campus, onboarded_at=None)
    client = signed_in(student.user)
    assert client.get("/student/")["Location"] == "/student/welcome/"
    wrong = client.post("/student/welcome/", {"major": "", "hours_a_week": "90"})
    assert wrong.status_code == 422
    done = client.post(
        "/student/welcome/",
        {"major": "History", "hours_a_week": "8", "is_adult": "on", "free": ["0-evening"]},
    )
    assert done["Location"] == "/briefs/"
    assert client.get("/student/").status_code == 200
