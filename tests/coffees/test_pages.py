"""The pages of coffees: the link for who has a seat, first names for hosts, counts for offices."""

from __future__ import annotations

from datetime import datetime

import pytest

from fairbrief.coffees.models import Coffee, Seat
from fairbrief.concerns.models import Concern
from fairbrief.contacts.models import Alum
from fairbrief.kernel.clock import now
from fairbrief.organizations.models import Campus, Employer
from fairbrief.students.models import Student
from tests.browsing import signed_in
from tests.builders import a_campus, a_member, a_student, an_employer, an_officer, days
from tests.coffees.world import LINK, one_who_worked

pytestmark = pytest.mark.django_db


@pytest.fixture
def employer(campus: Campus) -> Employer:
    employer = an_employer(campus)
    a_member(employer, "owner")
    return employer


def moment(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M")


def said(**more: str) -> dict[str, str]:
    return {
        "title": "An ordinary Tuesday",
        "about": "Ask me anything.",
        "first": moment(now() + days(3)),
        "minutes": "30",
        "rhythm": "monthly",
        "times": "2",
        "seats": "3",
        "link": LINK,
        **more,
    }


@pytest.fixture
def coffee(employer: Employer) -> Coffee:
    owner = employer.members.get(role="owner")
    answer = signed_in(owner.user).post("/employer/coffees/new/", said(host=owner.code))
    assert answer.status_code == 302
    return Coffee.objects.get()


def test_offering_keeps_what_was_typed(employer: Employer) -> None:
    owner = employer.members.get(role="owner")
    client = signed_in(owner.user)
    assert client.get("/employer/coffees/new/").status_code == 200
    answer = client.post("/employer/coffees/new/", said(host=owner.code, minutes="90"))
    assert answer.status_code == 422
    assert "Ask me anything." in answer.content.decode()
    assert not Coffee.objects.exists()
    assert "None yet" in client.get("/employer/coffees/").content.decode()


def test_the_link_is_for_who_has_a_seat(coffee: Coffee, campus: Campus) -> None:
    student = a_student(campus)
    client, path = signed_in(student.user), f"/student/coffees/{coffee.code}/"
    assert coffee.title in client.get("/student/coffees/").content.decode()
    report = f"/report/coffee/{coffee.code}/"
    for before in (path, report):
        assert LINK not in client.get(before).content.decode()
    assert client.post(path, {"question": "What do you read?"}).status_code == 302
    page = client.get(path).content.decode()
    assert LINK in page
    assert "/report/coffee/" in page
    # What is reported is read by those without a seat, and by the office.
    assert client.post(report, {"reason": "It is a sales call."}).status_code == 302
    office = signed_in(an_officer(campus).user)
    shown = office.get(f"/campus/concerns/{Concern.objects.get().code}/").content.decode()
    assert "https://video.example/xxxx" in shown
    assert LINK not in shown
    stranger = signed_in(a_student(a_campus()).user)
    assert stranger.get(path).status_code == 404
    assert client.post(f"{path}back/").status_code == 302
    assert LINK not in client.get(path).content.decode()
    assert Seat.objects.get().state == "back"


def test_what_is_done_is_said(coffee: Coffee, campus: Campus) -> None:
    Coffee.objects.update(seats=1)
    path = f"/student/coffees/{coffee.code}/"
    first, second = (signed_in(a_student(campus).user) for _ in "ab")
    for client in (first, second):
        page = client.post(path, {"question": "What do you read?"}, follow=True)
        assert "Your question is kept." not in page.content.decode()
        page = client.post(path, {"question": "And what not?"}, follow=True)
        assert "Your question is kept." in page.content.decode()
    assert "You are out of the line." in second.post(f"{path}back/", follow=True).content.decode()
    assert "The next in line" in first.post(f"{path}back/", follow=True).content.decode()


def test_whoever_worked_there_reads_that_they_choose_first(
    employer: Employer, campus: Campus
) -> None:
    owner = employer.members.get(role="owner")
    made = signed_in(owner.user).post(
        "/employer/coffees/new/", said(host=owner.code, first=moment(now() + days(9)))
    )["Location"]
    path = made.replace("/employer/", "/student/")
    worked = signed_in(one_who_worked(employer, campus).user).get(path).content.decode()
    assert "you choose before others" in worked
    assert "or stand in line" not in worked
    other = signed_in(a_student(campus).user).get(path).content.decode()
    assert "Everyone else stands in line" in other


def test_nobody_is_sent_to_report_an_office_to_itself(coffee: Coffee, campus: Campus) -> None:
    made = signed_in(an_officer(campus).user).post("/campus/coffees/new/", said())["Location"]
    code = made.rstrip("/").rsplit("/", 1)[-1]
    page = signed_in(a_student(campus).user).get(f"/student/coffees/{code}/").content.decode()
    assert "/report/coffee/" not in page
    assert f"mailto:{campus.office_email}" in page


def test_others_of_the_employer_see_no_names(coffee: Coffee, campus: Campus) -> None:
    student = a_student(campus, name="Zebedee Xuereb")
    signed_in(student.user).post(f"/student/coffees/{coffee.code}/", {"question": ""})
    path = f"/employer/coffees/{coffee.code}/"
    owner = signed_in(coffee.host_member.user)  # type: ignore[union-attr]
    assert "Zebedee" in owner.get(path).content.decode()
    colleague = signed_in(a_member(coffee.employer, "supervisor").user)  # type: ignore[arg-type]
    page = colleague.get(path)
    assert page.status_code == 200
    assert "Zebedee" not in page.content.decode()
    assert signed_in(a_member(an_employer(campus)).user).get(path).status_code == 404


def test_an_office_sees_counts_and_stops_it(coffee: Coffee, campus: Campus) -> None:
    student = a_student(campus, name="Zebedee Xuereb")
    signed_in(student.user).post(f"/student/coffees/{coffee.code}/", {"question": ""})
    office, path = signed_in(an_officer(campus).user), f"/campus/coffees/{coffee.code}/"
    for page in ("/campus/coffees/", path):
        content = office.get(page).content.decode()
        assert coffee.title in content
        assert "Zebedee" not in content
        assert LINK not in content
    assert office.post(f"{path}stop/", {"reason": ""}).status_code == 422
    assert office.post(f"{path}stop/", {"reason": "Not now."}).status_code == 302
    page = signed_in(student.user).get(f"/student/coffees/{coffee.code}/").content.decode()
    assert "not open to students of your campus" in page
    assert office.post(f"{path}lift/").status_code == 302
    assert signed_in(an_officer(a_campus()).user).get(path).status_code == 404
    made = office.post("/campus/coffees/new/", said())
    assert office.get(made["Location"]).status_code == 200


def test_a_past_student_offers_and_hosts(employer: Employer, campus: Campus) -> None:
    alum: Student = one_who_worked(employer, campus)
    client, path = signed_in(alum.user), f"/student/coffees/offer/{employer.slug}/"
    assert client.get(path).status_code == 404, "who has not agreed to be asked"
    Alum.objects.create(student=alum, employer=employer, agreed_at=now())
    assert employer.name in client.get("/student/coffees/").content.decode()
    made = client.post(path, said(host_title="third year"))
    other = signed_in(a_student(campus, name="Zebedee Xuereb").user)
    assert other.post(made["Location"], {"question": "How was it?"}).status_code == 302
    page = client.get(made["Location"]).content.decode()
    assert "Zebedee" in page
    assert "How was it?" in page
    assert "Xuereb" not in page


def test_pages_stay_within_twelve_queries(
    coffee: Coffee, campus: Campus, django_assert_max_num_queries
) -> None:
    students = [a_student(campus) for _ in range(4)]
    for each in students:
        signed_in(each.user).post(f"/student/coffees/{coffee.code}/", {"question": "Why?"})
    owner = coffee.host_member.user  # type: ignore[union-attr]
    officer = an_officer(campus).user
    for user, path in (
        (students[0].user, "/student/coffees/"),
        (students[0].user, f"/student/coffees/{coffee.code}/"),
        (owner, "/employer/coffees/"),
        (owner, f"/employer/coffees/{coffee.code}/"),
        (owner, "/employer/coffees/new/"),
        (officer, "/campus/coffees/"),
        (officer, f"/campus/coffees/{coffee.code}/"),
    ):
        client = signed_in(user)
        client.get(path)
        with django_assert_max_num_queries(12, info=path):
            assert client.get(path).status_code == 200
