"""The line above a portfolio can be reported by whoever is signed in, to its student's office."""

from __future__ import annotations

import pytest
from django.test import Client

from fairbrief.concerns.actions import find_no_harm, hide, remove, warn
from fairbrief.concerns.models import Concern
from fairbrief.notices.models import Notice
from fairbrief.portfolio.actions import set_page
from fairbrief.portfolio.links import key_of
from fairbrief.portfolio.models import Portfolio
from fairbrief.students.models import Student
from tests.browsing import signed_in
from tests.builders import NOW, a_campus, a_student, acting, an_officer
from tests.portfolio.shelf import found_elsewhere, switch

pytestmark = pytest.mark.django_db

LINE = "I am better than everyone at my college, and I can name them."


@pytest.fixture
def page() -> Portfolio:
    """For everyone, with a line."""
    student = a_student(a_campus())
    switch(found_elsewhere(student), "public", is_cleared=True)
    return with_line(student, LINE)


def with_line(student: Student, intro: str) -> Portfolio:
    told = {"slug": "a-page", "contact": "", "shows_studies": False}
    return set_page(student, intro=intro, **told, actor=acting(student.user), at=NOW)  # type: ignore[arg-type]


def report_at(page: Portfolio) -> str:
    return f"/report/portfolio_intro/{page.code}/"


def test_a_report_goes_to_the_office_of_the_one_who_wrote_it(page: Portfolio) -> None:
    elsewhere = a_student(a_campus())
    reader = signed_in(elsewhere.user)
    assert report_at(page) in reader.get("/portfolios/a-page/").text
    assert LINE in reader.get(report_at(page)).text
    assert reader.post(report_at(page), {"reason": "It names people."}).status_code == 302
    concern = Concern.objects.get()
    assert (concern.campus, concern.employer) == (page.student.campus, None)
    assert concern.student == page.student
    assert "You reported these words" in reader.get(report_at(page)).text


def test_the_office_reads_it_and_warns_the_student(page: Portfolio) -> None:
    reader = signed_in(a_student(a_campus()).user)
    reader.post(report_at(page), {"reason": ""})
    officer = an_officer(page.student.campus, role="director")
    concern = Concern.objects.get()
    at_desk = signed_in(officer.user)
    assert page.student.user.name in at_desk.get("/campus/concerns/?kind=concern").text
    desk = at_desk.get(f"/campus/concerns/{concern.code}/").text
    assert LINE in desk
    assert "None" not in desk
    assert "Put the employer on hold" not in desk
    assert "The rules found it" not in desk, "they found nothing"
    warn(concern, said="Leave others out of it.", actor=acting(officer.user), at=NOW)
    told = Notice.objects.get(kind="concern.warning")
    assert told.user == page.student.user


def test_a_hidden_line_is_read_by_nobody_until_the_office_has_decided(page: Portfolio) -> None:
    reader = signed_in(a_student(a_campus()).user)
    reader.post(report_at(page), {"reason": ""})
    concern, officer = Concern.objects.get(), acting(an_officer(page.student.campus).user)
    hide(concern, actor=officer, at=NOW)
    for path in ("/portfolios/a-page/", f"/portfolio/by/{key_of(page)}/"):
        assert LINE not in reader.get(path).text
    assert reader.get(report_at(page)).status_code == 404
    find_no_harm(concern, actor=officer, at=NOW)
    assert LINE in reader.get("/portfolios/a-page/").text


def test_a_removed_line_stays_away_though_it_is_written_again(page: Portfolio) -> None:
    signed_in(a_student(a_campus()).user).post(report_at(page), {"reason": ""})
    concern, officer = Concern.objects.get(), acting(an_officer(page.student.campus).user)
    remove(concern, said="It names others.", actor=officer, at=NOW)
    with_line(page.student, LINE)
    assert LINE not in Client().get("/portfolios/a-page/").text
    own = signed_in(page.student.user)
    assert "has taken away the line" in own.get("/student/portfolio/").text
    with_line(page.student, "I draw maps.")
    assert "I draw maps." in Client().get("/portfolios/a-page/").text
    assert "has taken away the line" not in own.get("/student/portfolio/").text


def test_other_concerns_shown_beside_it_are_of_the_same_student(page: Portfolio) -> None:
    other = a_student(page.student.campus)
    switch(found_elsewhere(other), "public", is_cleared=True)
    told = {"slug": "another", "intro": "Ask me about them.", "contact": "", "shows_studies": False}
    second = set_page(other, **told, actor=acting(other.user), at=NOW)  # type: ignore[arg-type]
    reader = signed_in(a_student(a_campus()).user)
    for each in (page, second):
        reader.post(report_at(each), {"reason": ""})
    desk = signed_in(an_officer(page.student.campus).user)
    concern = Concern.objects.get(student=page.student)
    assert "/portfolios/another/" not in desk.get(f"/campus/concerns/{concern.code}/").text


def test_its_writer_cannot_report_it_and_a_visitor_signs_in_first(page: Portfolio) -> None:
    writer = signed_in(page.student.user)
    assert writer.get(report_at(page)).status_code == 404
    assert report_at(page) not in writer.get("/portfolios/a-page/").text
    answer = Client().get(report_at(page))
    assert answer.status_code == 302
    assert "/account/login/" in answer["Location"]


def test_what_only_the_link_shows_is_not_read_through_a_report(page: Portfolio) -> None:
    page.pieces.update(visibility="link")
    assert signed_in(a_student(a_campus()).user).get(report_at(page)).status_code == 404


def test_without_a_line_there_is_nothing_to_report(page: Portfolio) -> None:
    with_line(page.student, "")
    reader = signed_in(a_student(a_campus()).user)
    assert reader.get(report_at(page)).status_code == 404
    assert "/report/" not in reader.get("/portfolios/a-page/").text
