"""Introductions: no name before a yes, no two questions to one person, no word after silence."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from fairbrief.accounts.links import open_link
from fairbrief.audit.actors import Actor
from fairbrief.concerns.models import Concern
from fairbrief.contacts.actions import (
    agree,
    agree_to_be_asked,
    ask_alum,
    ask_introduction,
    close_unanswered,
    decline,
    decline_introduction,
    grant,
    meet,
    stop_being_asked,
)
from fairbrief.contacts.models import Alum, Contact, Introduction
from fairbrief.contacts.queries import alumni_for
from fairbrief.engagements.models import Engagement
from fairbrief.kernel.errors import (
    IllegalMoveError,
    LimitReachedError,
    MissingFactError,
    NotAllowedError,
)
from fairbrief.notices.models import Notice
from fairbrief.organizations.models import Employer
from fairbrief.students.models import Student
from tests.browsing import signed_in
from tests.builders import NOW, a_campus, a_student, acting, days, in_days
from tests.engaged import an_engagement

pytestmark = pytest.mark.django_db
WORDS = "I study sound and wonder how much of it one really does there."


def finished(work: Engagement) -> Engagement:
    Engagement.objects.filter(pk=work.pk).update(state="closed", approved_at=NOW, paid_at=NOW)
    work.refresh_from_db()
    return work


@pytest.fixture
def work() -> Engagement:
    return finished(an_engagement("active", starts_on=in_days(-9), due_on=in_days(-1)))


def an_alum(work: Engagement, student: Student | None = None) -> Student:
    """A past student of that work's employer who agreed."""
    student = student or work.student
    if student != work.student:
        finished(
            an_engagement(
                "active",
                campus=work.campus,
                employer=work.employer,
                brief=work.brief,
                student=student,
            )
        )
    agree_to_be_asked(student, employer=work.employer, actor=acting(student.user), at=NOW)
    return student


def asks(student: Student, employer: Employer, words: str = WORDS) -> Introduction:
    return ask_alum(student, employer=employer, words=words, actor=acting(student.user), at=NOW)


def test_only_who_has_finished_there_can_agree_and_takes_it_back(work: Engagement) -> None:
    other = a_student(work.campus)
    with pytest.raises(IllegalMoveError):
        agree_to_be_asked(other, employer=work.employer, actor=acting(other.user), at=NOW)
    with pytest.raises(NotAllowedError):
        agree_to_be_asked(work.student, employer=work.employer, actor=acting(other.user), at=NOW)
    assert not alumni_for(other, work.employer), "nobody has agreed by default"
    an_alum(work)
    an_alum(work)
    assert Alum.objects.count() == 1
    assert len(alumni_for(other, work.employer)) == 1
    assert not alumni_for(work.student, work.employer)
    assert not alumni_for(a_student(a_campus("far")), work.employer), "another campus"
    asked = asks(other, work.employer)
    back = acting(work.student.user)
    stop_being_asked(work.student, employer=work.employer, actor=back, at=NOW)
    asked.refresh_from_db()
    assert asked.is_declined
    assert not Alum.objects.exists()


def test_a_question_is_told_once_without_a_name_and_a_yes_tells_both(work: Engagement) -> None:
    alum, other = an_alum(work), a_student(work.campus)
    asked = asks(other, work.employer)
    assert asks(other, work.employer) == asked, "a second press is the same question"
    notice = Notice.objects.get(kind="introduction.alum_asked")
    assert notice.user == alum.user
    assert other.user.name not in notice.subject + notice.body
    for actor in (acting(other.user), acting(a_student(work.campus).user)):
        with pytest.raises(NotAllowedError):
            grant(asked, actor=actor, at=NOW)
    assert grant(asked, actor=acting(alum.user), at=NOW)
    assert not grant(asked, actor=acting(alum.user), at=NOW)
    told = Notice.objects.get(kind="introduction.granted")
    assert told.user == other.user
    assert alum.user.name not in told.subject + told.body


def test_nobody_is_asked_twice_by_one_person(work: Engagement) -> None:
    alum, other = an_alum(work), a_student(work.campus)
    decline_introduction(asks(other, work.employer), actor=acting(alum.user), at=NOW)
    assert not Notice.objects.filter(kind="introduction.granted").exists()
    with pytest.raises(LimitReachedError):
        asks(other, work.employer)
    second = an_alum(work, a_student(work.campus))
    assert asks(other, work.employer).alum == second


def test_a_question_goes_to_who_has_least_to_answer_and_no_one_gets_too_many(
    work: Engagement,
) -> None:
    people = {an_alum(work), an_alum(work, a_student(work.campus))}
    asked = [asks(a_student(work.campus), work.employer) for _number in range(6)]
    assert {each.alum for each in asked[:2]} == people
    last = a_student(work.campus)
    with pytest.raises(LimitReachedError):
        asks(last, work.employer)
    assert asked[0].alum is not None
    decline_introduction(asked[0], actor=acting(asked[0].alum.user), at=NOW)
    assert asks(last, work.employer).alum == asked[0].alum


def test_a_student_has_few_questions_waiting_and_one_an_employer(work: Engagement) -> None:
    other = a_student(work.campus)
    an_alum(work)
    asks(other, work.employer)
    with pytest.raises(IllegalMoveError):
        asks(other, work.employer, "Something else: is the pay there on time?")
    with pytest.raises(MissingFactError):
        asks(other, work.employer, "Hi")
    for _number in range(2):
        more = finished(an_engagement("active", campus=work.campus))
        an_alum(more)
        asks(other, more.employer)
    more = finished(an_engagement("active", campus=work.campus))
    an_alum(more)
    with pytest.raises(LimitReachedError):
        asks(other, more.employer)


def test_silence_closes_quietly_and_once(work: Engagement) -> None:
    alum, other = an_alum(work), a_student(work.campus)
    asked = asks(other, work.employer)
    assert close_unanswered(at=NOW + days(9)) == 0
    told = Notice.objects.count()
    assert close_unanswered(at=NOW + days(10)) == 1
    assert close_unanswered(at=NOW + days(11)) == 0
    asked.refresh_from_db()
    assert asked.state == "silent"
    assert Notice.objects.count() == told
    with pytest.raises(IllegalMoveError):
        grant(asked, actor=acting(alum.user), at=NOW + days(11))


@pytest.fixture
def contact(work: Engagement) -> Contact:
    meet(work, at=NOW)
    found = Contact.objects.get(student=work.student, role="supervisor")
    agree(found, email="own@home.example", actor=acting(work.supervisor.user), at=NOW)
    return found


def asks_contact(contact: Contact, whom: str = "Somebody in sound") -> Introduction:
    actor = acting(contact.student.user)
    return ask_introduction(contact, whom=whom, words=WORDS, actor=actor, at=NOW)


def by_link() -> Actor:
    path = Notice.objects.filter(kind="introduction.contact_asked").latest("id").link
    return open_link(path.split("/")[2], at=NOW)[1]


def test_a_contact_answers_by_link_with_whom(contact: Contact) -> None:
    asked = asks_contact(contact)
    assert asks_contact(contact) == asked
    assert Notice.objects.get(kind="introduction.contact_asked").email == "own@home.example"
    with pytest.raises(IllegalMoveError):
        asks_contact(contact, "Somebody else")
    with pytest.raises(MissingFactError):
        grant(asked, actor=by_link(), at=NOW)
    with pytest.raises(NotAllowedError):
        grant(asked, with_whom="Me", actor=acting(contact.student.user), at=NOW)
    assert grant(asked, with_whom="Rui, sound", answer="On Friday.", actor=by_link(), at=NOW)
    assert Notice.objects.get(kind="introduction.granted").user == contact.student.user
    decline_introduction(asked, actor=by_link(), at=NOW)
    assert (asked.state, asked.with_whom, asked.answer) == ("declined", "", "")
    with pytest.raises(IllegalMoveError):
        asks_contact(contact, "Somebody else")


def test_who_has_not_agreed_is_not_asked_and_who_took_it_back_is_left_alone(
    contact: Contact,
) -> None:
    asked = asks_contact(contact)
    link = by_link()
    supervisor = contact.member
    assert supervisor is not None
    decline(contact, actor=acting(supervisor.user), at=NOW)
    with pytest.raises(NotAllowedError):
        grant(asked, with_whom="Rui", actor=link, at=NOW)
    close_unanswered(at=NOW + days(10))
    with pytest.raises(IllegalMoveError):
        asks_contact(contact)


def test_past_students_are_asked_and_answer_through_the_pages(
    work: Engagement, django_assert_max_num_queries: Any
) -> None:
    alum, other = work.student, a_student(work.campus)
    there, here = signed_in(alum.user), signed_in(other.user)
    slug = work.employer.slug
    assert "They may ask me" in there.get("/student/people/").content.decode()
    there.post(f"/student/employers/{slug}/may-be-asked/", {"agrees": "yes"})
    page = here.get(f"/student/employers/{slug}/ask/").content.decode()
    assert "1 student has agreed" in page
    assert alum.user.name not in page
    answer = here.post(f"/student/employers/{slug}/ask/", {"words": "Hi"})
    assert "Two sentences" in answer.content.decode()
    at = here.post(f"/student/employers/{slug}/ask/", {"words": WORDS}).headers["Location"]
    for client, name in ((here, alum.user.name), (there, other.user.name)):
        for path in (at, "/student/people/"):
            with django_assert_max_num_queries(12):
                page = client.get(path).content.decode()
            assert name not in page, "no name before a yes"
    assert WORDS in there.get(at).content.decode()
    assert signed_in(a_student(work.campus).user).get(at).status_code == 404
    there.post(f"{at}answer/", {"answer": "yes"})
    assert alum.user.email in here.get(at).content.decode()
    assert other.user.email in there.get(at).content.decode()
    there.post(f"{at}answer/", {"answer": "no"})
    assert alum.user.email not in here.get(at).content.decode()
    assert other.user.email not in there.get(at).content.decode()


def test_a_contact_is_asked_and_answers_through_the_pages(contact: Contact) -> None:
    student, someone = signed_in(contact.student.user), Client()
    here = f"/student/people/{contact.code}/"
    wrong = student.post(f"{here}introduction/", {"whom": "Sound", "words": "Hi"})
    assert "Two sentences" in wrong.content.decode()
    student.post(f"{here}introduction/", {"whom": "Somebody in sound", "words": WORDS})
    path = Notice.objects.get(kind="introduction.contact_asked").link
    page = someone.get(path).content.decode()
    assert WORDS in page
    assert "Somebody in sound" in page
    assert "/report/by/" in page
    assert Introduction.objects.get().is_asked, "opening the page changes nothing"
    said = {"with_whom": "Rui Sá, sound", "answer": "On Friday."}
    email = contact.student.user.email
    assert email not in someone.get(path).content.decode()
    assert someone.post(path, said).status_code == 302
    assert email in someone.get(path).content.decode(), "whom to write to"
    page = student.get(here).content.decode()
    assert "Rui Sá, sound" in page
    assert "what came of talking to Rui" in page, "a follow-up is offered"
    assert someone.post(path, {"no": "1"}).status_code == 302
    assert "Rui Sá" not in student.get(here).content.decode()


def test_a_past_student_reports_what_was_asked_to_the_office(work: Engagement) -> None:
    alum, other = an_alum(work), a_student(work.campus)
    asked = asks(other, work.employer, "Deposit the check and send the rest with Zelle. Thanks.")
    there = signed_in(alum.user)
    page = there.get(f"/student/introductions/{asked.code}/").content.decode()
    assert "A warning about what you read next" in page
    report = f"/report/introduction/{asked.code}/"
    assert there.post(report, {"reason": "A scam"}).status_code == 302
    concern = Concern.objects.get(kind="introduction", row_id=asked.pk)
    assert (concern.state, concern.campus, concern.student) == ("reported", work.campus, other)
    assert signed_in(other.user).get(report).status_code == 404
