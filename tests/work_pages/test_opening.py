"""Every page of agreeing and working opens for its people, in every state, in few queries."""

from __future__ import annotations

from typing import Any

import pytest

from fairbrief.engagements.actions import answer_stuck, call_stuck, open_dispute
from fairbrief.engagements.models import Engagement
from fairbrief.kernel.clock import now
from fairbrief.organizations.models import Campus
from tests.browsing import signed_in
from tests.builders import a_member, a_student, an_employer, an_officer
from tests.work_pages.people import (
    EMPLOYER_PAGES,
    MOST,
    STUDENT_PAGES,
    busy,
    student_client,
    supervisor_client,
)
from tests.working import an_agreement, the_student, the_supervisor, work

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("page", STUDENT_PAGES)
def test_student_pages_open_in_few_queries(
    page: str, campus: Campus, django_assert_max_num_queries: Any
) -> None:
    found = busy(campus)
    client = student_client(found)
    with django_assert_max_num_queries(MOST):
        answer = client.get(f"/student/work/{found.code}/{page}")
    assert answer.status_code == 200


@pytest.mark.parametrize("page", EMPLOYER_PAGES)
def test_employer_pages_open_in_few_queries(
    page: str, campus: Campus, django_assert_max_num_queries: Any
) -> None:
    found = busy(campus)
    client = supervisor_client(found)
    with django_assert_max_num_queries(MOST):
        answer = client.get(f"/employer/work/{found.code}/{page}")
    assert answer.status_code == 200


@pytest.mark.parametrize("state", ["agreed", "authorized", "funded", "submitted"])
def test_the_workspace_opens_in_every_state(state: str, campus: Campus) -> None:
    student = a_student(campus, authorization="student_visa" if state == "agreed" else "free")
    found = work(state, campus=campus, student=student)
    for client, base in (
        (student_client(found), "student"),
        (supervisor_client(found), "employer"),
        (signed_in(an_officer(campus).user), "campus"),
    ):
        assert client.get(f"/{base}/work/{found.code}/").status_code == 200
    for page in STUDENT_PAGES:
        assert student_client(found).get(f"/student/work/{found.code}/{page}").status_code == 200


def test_a_student_s_list_says_how_many_hours_are_used_while_any_may_be(campus: Campus) -> None:
    student = a_student(campus)
    over, _running = (work("submitted", campus=campus, student=student) for _number in range(2))
    client = signed_in(student.user)
    assert client.get("/student/work/").text.count("Hours used") == 2
    Engagement.objects.filter(pk=over.pk).update(state="not_completed")
    assert client.get("/student/work/").text.count("Hours used") == 1


@pytest.mark.parametrize("rows", [1, 3])
def test_lists_ask_the_same_whatever_their_length(
    rows: int, campus: Campus, django_assert_num_queries: Any
) -> None:
    employer = an_employer(campus)
    owner = a_member(employer, "owner")
    student = a_student(campus)
    officer = an_officer(campus)
    for _ in range(rows):
        found = work("submitted", campus=campus, employer=employer, student=student)
        open_dispute(
            found,
            straight_because="We have talked for a week already.",
            claim="The supervisor asks for more than was agreed on.",
            wish="Accept it",
            actor=the_student(found),
            at=now(),
        )
        an_agreement(campus=campus, employer=employer, student=student)
    for client, address, queries in (
        (signed_in(student.user), "/student/work/", 9),
        (signed_in(owner.user), "/employer/work/", 10),
        (signed_in(owner.user), "/employer/agreements/", 6),
        (signed_in(officer.user), "/campus/work/", 9),
    ):
        with django_assert_num_queries(queries):
            assert client.get(address).status_code == 200


def test_empty_lists_say_what_will_be_there(campus: Campus) -> None:
    owner = a_member(an_employer(campus), "owner")
    for user, address in (
        (a_student(campus).user, "/student/work/"),
        (owner.user, "/employer/work/"),
        (owner.user, "/employer/agreements/"),
        (an_officer(campus).user, "/campus/work/"),
        (an_officer(campus).user, "/campus/work/?show=all"),
    ):
        assert signed_in(user).get(address).status_code == 200


def test_one_address_leads_each_to_their_own_page(campus: Campus) -> None:
    found = work("active", campus=campus)
    agreement = found.agreement
    officer = signed_in(an_officer(campus).user)
    for client, portal in (
        (student_client(found), "student"),
        (supervisor_client(found), "employer"),
        (officer, "campus"),
    ):
        assert client.get(f"/work/{found.code}/")["Location"] == f"/{portal}/work/{found.code}/"
        if portal != "campus":
            answer = client.get(f"/agreements/{agreement.code}/")
            assert answer["Location"] == f"/{portal}/agreements/{agreement.code}/"
        assert client.get(f"/agreements/{agreement.code}.pdf").status_code == 200
    assert officer.get(f"/agreements/{agreement.code}/").status_code == 302


def test_an_answer_stands_on_top_until_it_is_read(campus: Campus) -> None:
    found = work("active", campus=campus)
    asked = {"actor": the_student(found), "at": now()}
    call = call_stuck(
        found, goal="Date the photograph", tried="Both archives", question="Which one?", **asked
    )
    client, base = student_client(found), f"/student/work/{found.code}/"
    answer_stuck(call, answer="The city's, on Elm Street.", actor=the_supervisor(found), at=now())
    for address in (base, f"{base}talk/"):
        page = client.get(address).content.decode()
        answer = page.index("on Elm Street.")
        assert '<details class="disclosure' not in page[page.index("<main") : answer], address
        assert "I have read it" in page
    assert "Read the answer for you" in client.get("/student/").content.decode()
    for _press in range(2):
        assert client.post(f"{base}do/read/{call.code}/").status_code == 302
    assert "on Elm Street." not in client.get(base).content.decode()
    assert "on Elm Street." in client.get(f"{base}talk/").content.decode(), "it stays to be found"
    assert "Read the answer for you" not in client.get("/student/").content.decode()
    answer_stuck(call, answer="No: the state's.", actor=the_supervisor(found), at=now())
    assert "No: the state" in client.get(base).content.decode(), "a new answer is unread again"
    supervisor = supervisor_client(found)
    address = f"/employer/work/{found.code}/do/read/{call.code}/"
    assert supervisor.post(address).status_code == 404
