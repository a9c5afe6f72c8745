"""The pages of reporting, of the office's desk, and of who runs the installation."""

from __future__ import annotations

import html
from typing import Any

import pytest
from django.test import Client

from fairbrief.applications.models import Message
from fairbrief.briefs.actions import answer_question, ask_question
from fairbrief.concerns.actions import ask_operator, report_words
from fairbrief.concerns.kinds import KINDS
from fairbrief.concerns.models import Concern
from fairbrief.engagements.actions import write_message
from fairbrief.engagements.models import Engagement
from fairbrief.organizations.models import Officer
from fairbrief.vetting.models import EmployerReview
from tests.browsing import signed_in
from tests.builders import (
    NOW,
    a_campus,
    a_member,
    a_student,
    a_user,
    acting,
    an_employer,
    an_officer,
    an_open_brief,
)
from tests.concerns.scene import SCAM
from tests.working import the_student, the_supervisor, work

pytestmark = pytest.mark.django_db

SAID = "We have read this, and it must not be written to a student again."


@pytest.fixture
def running() -> Engagement:
    return work("active")


@pytest.fixture
def officer(running: Engagement) -> Officer:
    return an_officer(running.campus, role="director")


def written(running: Engagement, text: str = SCAM) -> Message:
    return write_message(running, text=text, actor=the_supervisor(running), at=NOW)


def reported(running: Engagement, text: str = SCAM) -> Concern:
    row = written(running, text)
    return report_words(
        KINDS["message"], row, reason="It scares me", actor=the_student(running), at=NOW
    ).concern


def words(answer: Any) -> str:
    return html.unescape(answer.content.decode())


def test_a_student_reports_from_the_page_and_comes_back_to_it(running: Engagement) -> None:
    row = written(running)
    client = signed_in(running.student.user)
    page = f"/student/work/{running.code}/messages/"
    address = f"/report/message/{row.code}/"
    asked = client.get(address, {"next": page})
    assert SCAM in words(asked)
    assert "Do not deposit a check" in words(asked)
    sent = client.post(address, {"reason": "It scares me", "next": page})
    assert (sent.status_code, sent["Location"]) == (302, page)
    again = client.get(address)
    assert "You reported these words" in words(again)
    assert "Report to the career office" not in words(again)
    twice = client.post(address, {"reason": "Again"})
    assert twice.status_code == 302
    assert Concern.objects.get().reports.count() == 1


def test_the_way_back_leads_to_no_other_site(running: Engagement) -> None:
    row = written(running)
    client = signed_in(running.student.user)
    address = f"/report/message/{row.code}/"
    assert "evil.example" not in words(client.get(address, {"next": "https://evil.example/"}))
    sent = client.post(address, {"next": "https://evil.example/"})
    assert sent["Location"] == address


def test_a_report_that_is_too_long_is_kept_on_the_page(running: Engagement) -> None:
    row = written(running)
    client = signed_in(running.student.user)
    answer = client.post(f"/report/message/{row.code}/", {"reason": "x" * 1001})
    assert answer.status_code == 422
    assert "x" * 1001 in words(answer)
    assert not Concern.objects.get().reports.exists()


@pytest.mark.parametrize("address", ["message/2222222222", "nothing/2222222222", "message/lower"])
def test_made_up_words_are_not_there(running: Engagement, address: str) -> None:
    client = signed_in(running.student.user)
    assert client.get(f"/report/{address}/").status_code == 404


def test_the_dashboard_leads_to_what_is_reported_and_what_is_noticed(
    running: Engagement, officer: Officer
) -> None:
    client = signed_in(officer.user)
    assert "Reported words to decide on" not in words(client.get("/campus/"))
    written(running)
    assert "Words the rules find serious" in words(client.get("/campus/"))
    report_words(KINDS["message"], Message.objects.get(), actor=the_student(running), at=NOW)
    page = words(client.get("/campus/"))
    assert "Reported words to decide on" in page
    assert "Words the rules find serious" not in page


def test_the_office_sees_the_words_who_and_what_was_found(
    running: Engagement, officer: Officer
) -> None:
    written(running, "Another message, about the archive.")
    concern = reported(running)
    page = words(signed_in(officer.user).get(f"/campus/concerns/{concern.code}/"))
    for said in (
        SCAM,
        running.employer.name,
        running.student.user.name,
        "It scares me",
        "A check to deposit",
        "consumer.ftc.gov",
    ):
        assert said in page, said
    assert "about the archive" not in page, "nothing but the words in question"


@pytest.mark.parametrize(
    ("outcome", "state", "vetting"),
    [
        ("no_harm", "no_harm", "approved"),
        ("warn", "warned", "approved"),
        ("hold", "held", "declined"),
    ],
)
def test_the_office_decides(
    running: Engagement, officer: Officer, outcome: str, state: str, vetting: str
) -> None:
    concern = reported(running)
    client = signed_in(officer.user)
    address = f"/campus/concerns/{concern.code}/decide/"
    sent = client.post(address, {"outcome": outcome, "said": SAID, "note": "Thank you."})
    assert sent.status_code == 302
    concern.refresh_from_db()
    assert (concern.state, concern.note) == (state, "Thank you.")
    assert EmployerReview.objects.get(employer=running.employer).state == vetting
    page = words(client.get(f"/campus/concerns/{concern.code}/"))
    assert "Your office decided" in page
    assert 'name="outcome"' not in page
    again = client.post(address, {"outcome": outcome, "said": SAID})
    assert again.status_code == 302, "a second press is harmless"
    told = words(
        signed_in(running.student.user).get(f"/report/message/{Message.objects.get().code}/")
    )
    assert "Thank you." in told


@pytest.mark.parametrize("outcome", ["warn", "hold", "ask"])
def test_a_decision_that_speaks_needs_words_and_keeps_what_was_typed(
    running: Engagement, officer: Officer, outcome: str
) -> None:
    concern = reported(running)
    answer = signed_in(officer.user).post(
        f"/campus/concerns/{concern.code}/decide/",
        {"outcome": outcome, "said": "No.", "note": "Kept as typed"},
    )
    assert answer.status_code == 422
    assert "Say it in a sentence" in words(answer)
    assert "Kept as typed" in words(answer)
    concern.refresh_from_db()
    assert concern.state == "reported"


def test_no_outcome_and_a_made_up_one_are_refused(running: Engagement, officer: Officer) -> None:
    concern = reported(running)
    client = signed_in(officer.user)
    for outcome in ("", "delete"):
        answer = client.post(
            f"/campus/concerns/{concern.code}/decide/", {"outcome": outcome, "said": SAID}
        )
        assert answer.status_code == 422


def test_a_students_words_cannot_put_anyone_on_hold(running: Engagement, officer: Officer) -> None:
    row = write_message(running, text="Hello there", actor=the_student(running), at=NOW)
    concern = report_words(KINDS["message"], row, actor=the_supervisor(running), at=NOW).concern
    client = signed_in(officer.user)
    page = words(client.get(f"/campus/concerns/{concern.code}/"))
    assert "Warn the student" in page
    assert "on hold at this campus" not in page
    answer = client.post(
        f"/campus/concerns/{concern.code}/decide/", {"outcome": "hold", "said": SAID}
    )
    assert answer.status_code == 422


def test_another_campus_sees_nothing(running: Engagement) -> None:
    concern = reported(running)
    stranger = signed_in(an_officer(a_campus()).user)
    assert stranger.get(f"/campus/concerns/{concern.code}/").status_code == 404
    assert stranger.post(f"/campus/concerns/{concern.code}/decide/").status_code == 404
    assert running.employer.name not in words(stranger.get("/campus/concerns/"))


def test_the_reported_side_finds_nothing_of_it(running: Engagement) -> None:
    concern = reported(running)
    owner = signed_in(running.employer.members.get(role="owner").user)
    for address in (
        "/employer/",
        f"/employer/work/{running.code}/",
        f"/employer/work/{running.code}/record/",
        f"/employer/work/{running.code}/messages/",
        "/employer/organization/",
        "/notices/",
    ):
        page = words(owner.get(address))
        assert "eported" not in page, address
        assert concern.code not in page, address


def test_the_operator_sees_numbers_and_answers_what_is_asked(
    running: Engagement, officer: Officer
) -> None:
    concern = reported(running)
    operator = signed_in(a_user("Operator", is_operator=True))
    overview = words(operator.get("/operator/"))
    assert "1 open" in overview
    page = words(operator.get("/operator/concerns/"))
    assert running.campus.name in page
    assert SCAM not in page
    assert operator.get(f"/operator/concerns/{concern.code}/").status_code == 404
    ask_operator(
        concern, question="Is this employer known to you?", actor=acting(officer.user), at=NOW
    )
    asked = operator.get(f"/operator/concerns/{concern.code}/")
    assert "Is this employer known to you?" in words(asked)
    short = operator.post(f"/operator/concerns/{concern.code}/", {"answer": "No"})
    assert short.status_code == 422
    sent = operator.post(
        f"/operator/concerns/{concern.code}/", {"answer": "Two campuses have asked me."}
    )
    assert sent.status_code == 302
    desk = signed_in(officer.user).get(f"/campus/concerns/{concern.code}/")
    assert "Two campuses have asked me." in words(desk)


@pytest.mark.parametrize("rows", [0, 1, 3])
def test_lists_cost_the_same(
    running: Engagement, officer: Officer, rows: int, django_assert_max_num_queries: Any
) -> None:
    for number in range(rows):
        write_message(running, text=f"{SCAM} {number}", actor=the_supervisor(running), at=NOW)
    for user, address in (
        (officer.user, "/campus/concerns/"),
        (officer.user, "/campus/concerns/?show=decided"),
        (officer.user, "/campus/"),
        (a_user("Operator", is_operator=True), "/operator/concerns/"),
    ):
        client = signed_in(user)
        with django_assert_max_num_queries(12):
            assert client.get(address).status_code == 200
    client = signed_in(officer.user)
    for concern in Concern.objects.all():
        with django_assert_max_num_queries(12):
            assert client.get(f"/campus/concerns/{concern.code}/").status_code == 200


def test_answers_on_a_brief_warn_students_and_not_who_is_signed_out() -> None:
    campus = a_campus()
    employer = an_employer(campus)
    owner = a_member(employer)
    student = a_student(campus)
    brief = an_open_brief(employer, campus)
    question = ask_question(
        brief, student=student, actor=acting(student.user), at=NOW, text="How is it paid?"
    )
    answer_question(question, answer=SCAM, actor=acting(owner.user), at=NOW)
    address = f"/briefs/{brief.code}/"
    assert "Do not deposit a check" in words(signed_in(student.user).get(address))
    for client in (Client(), signed_in(a_member(an_employer()).user), signed_in(owner.user)):
        page = words(client.get(address))
        assert SCAM in page
        assert "Do not deposit a check" not in page
