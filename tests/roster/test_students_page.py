"""The list of students: one campus's own, whatever is asked for."""

from __future__ import annotations

import pytest
from django.test import Client

from fairbrief.kernel.clock import now
from fairbrief.organizations.models import Campus, Officer, Term
from fairbrief.organizations.queries import taken_away
from fairbrief.roster.models import Group
from fairbrief.tracking.models import Experience
from tests.builders import (
    a_campus,
    a_student,
    a_term,
    an_enrolment,
    an_entry,
    an_officer,
    days,
)

pytestmark = pytest.mark.django_db
#: Session, person, officer, notices, hats; terms, groups, policy; number, rows, experiences, work.
QUERIES = 12


@pytest.fixture
def campus() -> Campus:
    return a_campus("here")


@pytest.fixture
def officer(campus: Campus) -> Officer:
    return an_officer(campus)


@pytest.fixture
def client(officer: Officer) -> Client:
    client = Client()
    client.force_login(officer.user)
    return client


@pytest.fixture
def term(campus: Campus) -> Term:
    today = now().date()
    return a_term(campus, starts_on=today - days(40), ends_on=today + days(40))


def done(campus: Campus, **whose: object) -> Experience:
    today = now().date()
    return Experience.objects.create(
        campus=campus,
        state="verified",
        employer_name="Harbor Kitchen",
        title="Menu photographs",
        starts_on=today - days(20),
        ends_on=today - days(5),
        minutes=750,
        logged_at=now(),
        confirmed_at=now(),
        verified_at=now(),
        **whose,
    )


def test_people_are_found_by_name_number_and_address(client: Client, campus: Campus) -> None:
    an_entry(campus, name="Zoë Álvarez", student_number="A-77", email="zoe@here.example")
    an_entry(campus, name="Ben Adler", student_number="A-78", email="ben@here.example")
    for asked in ("zoë", "álvarez zoë", "A-77", "zoe@here"):
        page = client.get("/campus/students/", {"q": asked})
        assert "Zoë Álvarez" in page.text, asked
        assert "Ben Adler" not in page.text, asked
    assert "Nobody fits this filter" in client.get("/campus/students/?q=Nobody").text


def test_filters_narrow_the_list(client: Client, campus: Campus, term: Term) -> None:
    zoe, ben = an_entry(campus, name="Zoe"), an_entry(campus, name="Ben")
    an_enrolment(zoe, term, college="Arts", major="Film", class_level="Senior")
    an_enrolment(ben, term, college="Science", major="Physics", class_level="Junior")
    team = Group.objects.create(campus=campus, kind="Athletics", name="Rowing", made_at=now())
    team.entries.add(zoe)
    done(campus, roster_entry=zoe)
    for asked in (
        {"college": "Arts"},
        {"major": "Film"},
        {"class_level": "Senior", "term": term.pk},
        {"group": team.code},
        {"part": "yes"},
        {"part": "yes", "term": term.pk},
    ):
        page = client.get("/campus/students/", asked)
        assert "<bdi>Zoe</bdi>" in page.text, asked
        assert "<bdi>Ben</bdi>" not in page.text, asked
    page = client.get("/campus/students/?part=no")
    assert "<bdi>Zoe</bdi>" not in page.text
    assert "<bdi>Ben</bdi>" in page.text


def test_a_line_says_what_was_done_and_how_much_is_promised(
    client: Client, campus: Campus, term: Term
) -> None:
    student = a_student(campus, name="Maya Okafor", major="Film")
    an_entry(campus, student=student)
    done(campus, student=student)
    page = client.get("/campus/students/").text
    assert "12.5 h" in page
    assert "0 of 10" in page
    assert "Film" in page
    assert "has one" in page


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_as_many_queries_for_any_rows(
    client: Client,
    campus: Campus,
    term: Term,
    rows: int,
    django_assert_max_num_queries: object,
) -> None:
    for _each in range(rows):
        student = a_student(campus)
        an_enrolment(an_entry(campus, student=student), term)
        done(campus, student=student)
    client.get("/campus/students/")
    with django_assert_max_num_queries(QUERIES):  # type: ignore[operator]
        assert client.get("/campus/students/").status_code == 200


def test_the_file_holds_what_the_filter_asks_for_and_is_kept_in_the_record(
    client: Client, campus: Campus, officer: Officer
) -> None:
    for number in range(3):
        an_entry(campus, name=f"=Film {number}")
    an_entry(campus, name="Someone else")
    answer = client.get("/campus/students/export.csv?q=film")
    rows = answer.getvalue().decode("utf-8-sig").splitlines()
    assert len(rows) == 4
    assert "'=Film 0" in rows[1]
    (event,) = taken_away(campus)
    assert event.actor_id == officer.user_id
    assert event.data == {"what": "students.csv", "filters": {"search": "film"}, "rows": 3}


def test_the_file_goes_on_behind_its_first_piece(
    client: Client, campus: Campus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fairbrief.tracking.students.AT_ONCE", 2)
    for name in ("Ada", "Ada", "Ada", "Ben", "Zoe"):
        an_entry(campus, name=name)
    rows = client.get("/campus/students/export.csv").getvalue().decode().splitlines()
    assert len(rows) == 6
    assert len(set(rows)) == 6


def test_another_campus_is_never_in_it(client: Client, campus: Campus) -> None:
    elsewhere = a_campus("elsewhere")
    stranger = an_entry(elsewhere, name="Stranger", student_number="S-1")
    term = a_term(elsewhere)
    an_enrolment(stranger, term, college="Hidden College", major="Secrets")
    team = Group.objects.create(campus=elsewhere, kind="", name="Hidden Team", made_at=now())
    team.entries.add(stranger)
    an_entry(campus, name="Ours")
    for asked in ({}, {"q": "stranger"}, {"term": term.pk}, {"group": team.code}):
        page = client.get("/campus/students/", asked).text
        assert "Stranger" not in page
        assert "Hidden" not in page
        assert "2 students" not in page
        rows = client.get("/campus/students/export.csv", asked).getvalue().decode()
        assert "Stranger" not in rows
