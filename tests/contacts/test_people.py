"""Contacts come from the work; nothing of them is shown that they have not agreed to."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from fairbrief.accounts.links import open_link
from fairbrief.audit.actors import INSTALLATION, Actor
from fairbrief.audit.advancing import advance
from fairbrief.contacts.actions import (
    add_colleague,
    agree,
    ask_consent,
    ask_reference,
    decline,
    forget_asked,
    keep_notes,
    meet,
    plan_after,
)
from fairbrief.contacts.models import Contact, FollowUp, Reference
from fairbrief.engagements.models import Engagement
from fairbrief.kernel.clock import now
from fairbrief.kernel.errors import (
    FairbriefError,
    IllegalMoveError,
    LimitReachedError,
    NotAllowedError,
)
from fairbrief.notices.models import Notice
from fairbrief.relationships.actions import open_closing
from tests.builders import (
    NOW,
    a_campus,
    a_member,
    a_student,
    acting,
    an_employer,
    days,
    in_days,
)
from tests.engaged import an_engagement

pytestmark = pytest.mark.django_db


@pytest.fixture
def work() -> Engagement:
    return an_engagement("active", starts_on=in_days(-2), due_on=in_days(20))


def the_student(work: Engagement) -> Actor:
    return acting(work.student.user)


def the_contact(work: Engagement, role: str = "supervisor") -> Contact:
    meet(work, at=NOW)
    return Contact.objects.get(student=work.student, role=role)


def by_link(kind: str = "contact.asked") -> Actor:
    path = Notice.objects.filter(kind=kind).latest("id").link
    return open_link(path.split("/")[2], at=NOW)[1]


def test_supervisor_and_leader_are_met_once_with_a_question_at_the_midpoint(
    work: Engagement,
) -> None:
    meet(work, at=NOW)
    meet(work, at=NOW)
    assert sorted(Contact.objects.values_list("role", flat=True)) == ["leader", "supervisor"]
    planned = FollowUp.objects.all()
    assert {each.kind for each in planned} == {"midpoint"}
    assert len(planned) == 2
    assert planned[0].due_at.date() == in_days(9)


def test_the_work_itself_brings_people_and_plans(work: Engagement) -> None:
    Engagement.objects.filter(pk=work.pk).update(state="approved", approved_at=NOW)
    work.refresh_from_db()
    advance(work, "pay", actor=INSTALLATION, at=NOW)
    kinds = FollowUp.objects.filter(contact__role="supervisor").values_list("kind", flat=True)
    assert {"thanks", "month", "quarter"} <= set(kinds)


def test_nothing_is_shown_before_they_agree_and_nothing_after_they_take_it_back(
    work: Engagement,
) -> None:
    contact = the_contact(work)
    assert (contact.state, contact.given_email) == ("known", "")
    ask_consent(contact, actor=the_student(work), at=NOW)
    assert contact.is_asked
    assert contact.given_email == ""
    agree(contact, email="Own@home.example", line="Gladly.", actor=by_link(), at=NOW)
    contact.refresh_from_db()
    assert (contact.state, contact.given_email) == ("open", "own@home.example")
    assert Notice.objects.get(kind="contact.agreed").user == work.student.user
    decline(contact, actor=by_link("contact.kept"), at=NOW)
    contact.refresh_from_db()
    assert (contact.state, contact.given_email, contact.given_line) == ("closed", "", "")


def test_a_no_is_final_for_the_student(work: Engagement) -> None:
    contact = the_contact(work)
    ask_consent(contact, actor=the_student(work), at=NOW)
    decline(contact, actor=by_link(), at=NOW)
    with pytest.raises(IllegalMoveError):
        ask_consent(contact, actor=the_student(work), at=NOW)
    assert Notice.objects.filter(kind="contact.asked").count() == 1


def test_nobody_agrees_for_somebody_else(work: Engagement) -> None:
    contact = the_contact(work)
    for actor in (the_student(work), acting(a_student(a_campus()).user)):
        with pytest.raises(NotAllowedError):
            agree(contact, email="x@home.example", actor=actor, at=NOW)
    leader = the_contact(work, "leader")
    with pytest.raises(NotAllowedError):
        agree(leader, email="x@home.example", actor=acting(work.supervisor.user), at=NOW)
    agree(contact, email="x@home.example", actor=acting(work.supervisor.user), at=NOW)
    assert contact.is_open


def test_a_colleague_is_one_person_however_often_typed(work: Engagement) -> None:
    student = the_student(work)
    first = add_colleague(work, name="Rui  Sá", title="Sound", actor=student, at=NOW)
    assert add_colleague(work, name="rui sá", actor=student, at=NOW) == first
    with pytest.raises(NotAllowedError):
        add_colleague(work, name="Ana", actor=acting(work.supervisor.user), at=NOW)
    with pytest.raises(FairbriefError):
        ask_consent(first, email="nowhere", actor=student, at=NOW)
    ask_consent(first, email="rui@studio.example", actor=student, at=NOW)
    assert Notice.objects.get(kind="contact.asked").email == "rui@studio.example"


def test_questions_to_strangers_are_limited(work: Engagement) -> None:
    student = the_student(work)
    people = [add_colleague(work, name=f"Ana {name}", actor=student, at=NOW) for name in "Abcdef"]
    for number, contact in enumerate(people[:5]):
        ask_consent(contact, email=f"a{number}@studio.example", actor=student, at=NOW)
    with pytest.raises(LimitReachedError):
        ask_consent(people[5], email="a9@studio.example", actor=student, at=NOW)
    ask_consent(people[5], email="a9@studio.example", actor=student, at=NOW + days(2))


def test_a_link_that_is_none_is_refused_with_the_way_to_mend_it(work: Engagement) -> None:
    contact = the_contact(work)
    with pytest.raises(FairbriefError) as refused:
        keep_notes(
            contact, notes="", links=["javascript:alert(1)"], actor=the_student(work), at=NOW
        )
    assert refused.value.field == "links"


@pytest.fixture
def client_of(client: Client) -> Any:
    def signed_in(user: Any) -> Client:
        client.force_login(user)
        return client

    return signed_in


def test_the_pages_show_people_and_drafts_in_few_queries(
    work: Engagement, client_of: Any, django_assert_num_queries: Any
) -> None:
    contact = the_contact(work)
    plan_after(work, at=now() - days(2))
    client = client_of(work.student.user)
    with django_assert_num_queries(11):
        page = client.get("/student/people/").content.decode()
    assert contact.name in page
    assert "thanks at the end" in page.lower()
    with django_assert_num_queries(6):
        page = client.get(f"/student/people/{contact.code}/").content.decode()
    assert contact.member is not None
    assert contact.member.email not in page
    thanks = FollowUp.objects.get(contact=contact, kind="thanks")
    page = client.get(f"/student/follow-ups/{thanks.code}/").content.decode()
    assert f"Dear {contact.first_name}" in page
    assert "mailto:" not in page


def test_asking_agreeing_and_taking_back_go_through_the_pages(
    work: Engagement, client_of: Any
) -> None:
    contact = the_contact(work)
    client = client_of(work.student.user)
    client.post(f"/student/people/{contact.code}/ask/")
    path = Notice.objects.get(kind="contact.asked").link
    someone = Client()
    assert someone.get(path).status_code == 200
    contact.refresh_from_db()
    assert contact.is_asked, "opening the page changes nothing"
    answer = {"given_email": "me@home.example", "given_link": "", "given_line": "Write to me."}
    assert someone.post(path, answer).status_code == 302
    page = client.get(f"/student/people/{contact.code}/").content.decode()
    assert "me@home.example" in page
    assert "Write to me." in page
    assert someone.post(path, {"no": "1"}).status_code == 302
    page = client.get(f"/student/people/{contact.code}/").content.decode()
    assert "me@home.example" not in page


def test_the_member_says_it_in_the_closing_page(work: Engagement, client_of: Any) -> None:
    contact = the_contact(work)
    client = client_of(work.supervisor.user)
    page = client.get(f"/employer/work/{work.code}/closing/").content.decode()
    assert "Staying in touch" in page
    address = f"/employer/work/{work.code}/stay-in-touch/"
    assert client.get(address).status_code == 200
    client.post(address, {"given_email": "s@home.example"})
    contact.refresh_from_db()
    assert contact.is_open


def test_other_people_are_not_found(work: Engagement, client_of: Any) -> None:
    contact = the_contact(work)
    row = FollowUp.objects.filter(contact=contact)[0]
    client = client_of(a_student(work.campus).user)
    assert client.get(f"/student/people/{contact.code}/").status_code == 404
    assert client.get(f"/student/follow-ups/{row.code}/").status_code == 404


def test_a_supervisor_without_an_account_says_it_behind_the_link_to_the_closing() -> None:
    employer = an_employer()
    a_member(employer, "owner")
    supervisor = a_member(employer, "supervisor", user=None)
    work = an_engagement("paid", at=now(), employer=employer, supervisor=supervisor)
    meet(work, at=now())
    open_closing(work, at=now())
    link, client = Notice.objects.get(kind="closing.employer").link, Client()
    assert "May " in client.get(link).content.decode()
    assert client.post(link, {"given_email": "no address"}).status_code == 422
    assert client.post(link, {"given_email": "s@home.example"}).status_code == 302
    contact = Contact.objects.get(member=supervisor)
    assert (contact.is_open, contact.given_email) == (True, "s@home.example")
    assert client.post(link, {"no": "1"}).status_code == 302
    contact.refresh_from_db()
    assert contact.is_closed
    assert "reference_form" in client.get(link).context
    assert client.get(link).context["reference_form"] is None, "nobody has asked for one"
    ask_reference(work, actor=acting(work.student.user), at=now())
    words = "What was to be done was done, in time, and with good questions on the first day."
    assert client.post(link, {"text": "Good.", "title": ""}).status_code == 422
    assert client.post(link, {"text": words, "title": "Producer"}).status_code == 302
    assert Reference.objects.get().text == words
    other = an_engagement("paid", at=now(), employer=employer)
    meet(other, at=now())
    theirs = Contact.objects.get(student=other.student, role="supervisor")
    _link, actor = open_link(link.split("/")[2], at=now())
    with pytest.raises(NotAllowedError):
        agree(theirs, email="x@x.example", actor=actor, at=now())


def test_the_address_somebody_was_asked_at_is_forgotten_long_after_the_question(
    work: Engagement,
) -> None:
    contact, other = the_contact(work), the_contact(work, "leader")
    for each in (contact, other):
        ask_consent(each, actor=the_student(work), at=NOW)
    Contact.objects.filter(pk=contact.pk).update(state="open", given_email="own@home.example")
    over = 365 + settings.KEEP_LINKS_DAYS
    assert forget_asked(at=NOW + days(over)) == 0
    assert forget_asked(at=NOW + days(over + 1)) == 2
    assert forget_asked(at=NOW + days(over + 1)) == 0
    contact.refresh_from_db()
    assert (contact.asked_email, contact.given_email) == ("", "own@home.example")
