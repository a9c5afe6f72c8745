"""Hosting: reminders once, who came, thanks, consent, calling off; and what calendars are told."""

from __future__ import annotations

import pytest
from django.test import Client

from fairbrief.accounts.links import open_link
from fairbrief.coffees.actions import (
    ask_who_came,
    call_off_sitting,
    cancel_coffee,
    let_them_write,
    offer_from_office,
    remind,
    say_who_came,
)
from fairbrief.coffees.models import Coffee, Presence, Sitting
from fairbrief.contacts.drafts import draft_of, subject_of
from fairbrief.contacts.models import Contact, FollowUp
from fairbrief.kernel.errors import IllegalMoveError, MissingFactError, NotAllowedError
from fairbrief.notices.models import Notice
from fairbrief.organizations.models import Campus, Employer, Member
from fairbrief.planning.actions import open_feed, read_feed
from fairbrief.students.models import Student
from tests.builders import (
    NOW,
    a_member,
    a_student,
    acting,
    an_officer,
    days,
)
from tests.coffees.world import LINK, a_coffee, a_plan, sits

pytestmark = pytest.mark.django_db


@pytest.fixture
def host(employer: Employer) -> Member:
    a_member(employer, "owner")
    return a_member(employer, "leader", user=None, name="Ada Quist", email="ada@quist.example")


@pytest.fixture
def student(campus: Campus) -> Student:
    return a_student(campus, name="Wei Henry")


def sitting_of(coffee: Coffee) -> Sitting:
    return coffee.sittings.select_related("coffee").order_by("at")[0]


def link_of(kind: str) -> str:
    return Notice.objects.filter(kind=kind).latest("pk").link


def test_a_host_without_an_account_hosts_by_mailed_link(
    employer: Employer, host: Member, student: Student
) -> None:
    coffee = a_coffee(employer, host=host)
    sits(coffee, student, "What do you read on Tuesdays?")
    path = link_of("coffee.hosting")
    page = Client().get(path).content.decode()
    assert "Wei" in page
    assert "1 of 2 taken" in page
    assert "Times on this page are New York time." in page
    assert "UTC" not in page
    assert "Henry" not in page, "first names are all a host sees"
    assert student.user.email not in page
    assert "What do you read on Tuesdays?" in page
    assert Client().get("/coffee/none/").status_code == 404
    refused = Client().post(path, {"do": "cancel", "reason": ""})
    assert refused.status_code == 422
    done = Client().post(path, {"do": "cancel", "reason": "I am ill, I am sorry."})
    assert done.status_code == 302
    coffee.refresh_from_db()
    assert coffee.is_off
    told = Notice.objects.get(kind="coffee.off")
    assert (told.user, "I am ill" in told.body) == (student.user, True)
    Member.objects.filter(pk=host.pk).update(left_at=NOW)
    assert Client().get(path).status_code == 404


def test_everyone_is_reminded_once_and_the_host_asked_once(
    employer: Employer, host: Member, student: Student
) -> None:
    coffee = a_coffee(employer, host=host)
    assert remind(at=NOW) == 0, "not before the last day"
    sits(coffee, student)
    at = NOW + days(1.5)
    assert remind(at=at) == 1
    assert remind(at=at) == 0
    mail = Notice.objects.get(kind="coffee.tomorrow")
    assert mail.user == student.user
    assert LINK not in mail.body
    assert Notice.objects.get(kind="coffee.host_tomorrow").email == host.email
    assert ask_who_came(at=NOW + days(2)) == 0, "they are still talking"
    after = NOW + days(2.1)
    assert (ask_who_came(at=after), ask_who_came(at=after)) == (1, 0)
    assert Notice.objects.filter(kind="coffee.who_came").count() == 1


def test_who_came_keeps_the_host_and_finds_a_draft(
    employer: Employer, host: Member, student: Student, campus: Campus
) -> None:
    coffee = a_coffee(employer, host=host, rhythm="weekly", times=2)
    seat, other = sits(coffee, student), sits(coffee, a_student(campus))
    sitting = sitting_of(coffee)
    _link, actor = open_link(link_of("coffee.hosting").split("/")[2], at=NOW)
    with pytest.raises(IllegalMoveError):
        say_who_came(sitting, seats=[seat], actor=actor, at=NOW)
    after = NOW + days(2.1)
    with pytest.raises(NotAllowedError):
        say_who_came(sitting, seats=[seat], actor=acting(student.user), at=after)
    say_who_came(sitting, seats=[seat, other], actor=actor, at=after)
    say_who_came(sitting, seats=[seat], actor=actor, at=after)
    assert Presence.objects.get().seat == seat
    contact = Contact.objects.get(student=student)
    assert (contact.met_in, contact.is_open, contact.role) == (coffee.title, False, "leader")
    thanks = FollowUp.objects.get(contact=contact)
    assert draft_of(thanks).startswith("Dear Ada,")
    assert coffee.title in subject_of(thanks)
    second = coffee.sittings.select_related("coffee").order_by("at")[1]
    say_who_came(second, seats=[seat], actor=actor, at=NOW + days(9.1))
    assert FollowUp.objects.filter(contact=contact).count() == 1, "one thank-you a series"
    with pytest.raises(MissingFactError):
        let_them_write(coffee, email="ada@", line="", actor=actor, at=after)
    owner = employer.members.get(role="owner")
    with pytest.raises(NotAllowedError):
        let_them_write(coffee, email="x@x.example", line="", actor=acting(owner.user), at=after)
    assert let_them_write(coffee, email="ada@home.example", line="Write!", actor=actor, at=after)
    contact.refresh_from_db()
    assert (contact.is_open, contact.given_email) == (True, "ada@home.example")
    assert Notice.objects.filter(kind="contact.kept").exists(), "with what to take it back"
    client = Client()
    client.force_login(student.user)
    for path in (f"/student/people/{contact.code}/", f"/student/follow-ups/{thanks.code}/"):
        assert client.get(path).status_code == 200
    assert coffee.title in client.get("/student/people/").content.decode()


def test_one_meeting_called_off_leaves_the_others(employer: Employer, student: Student) -> None:
    coffee = a_coffee(employer, rhythm="weekly", times=2)
    sits(coffee, student)
    sitting, act = sitting_of(coffee), acting(employer.members.get(role="owner").user)
    assert call_off_sitting(sitting, actor=act, at=NOW)
    assert not call_off_sitting(sitting, actor=act, at=NOW)
    assert [each.user for each in Notice.objects.filter(kind="coffee.one_off")] == [student.user]
    assert remind(at=NOW + days(1.5)) == 0
    with pytest.raises(NotAllowedError):
        call_off_sitting(sitting, actor=acting(student.user), at=NOW)
    with pytest.raises(MissingFactError):
        cancel_coffee(coffee, reason=" ", actor=act, at=NOW)
    assert cancel_coffee(coffee, reason="We move house.", actor=act, at=NOW)
    assert not cancel_coffee(coffee, reason="We move house.", actor=act, at=NOW)


def test_calendars_keep_one_identity_and_are_told_of_what_falls_away(
    employer: Employer, student: Student
) -> None:
    coffee = a_coffee(employer, rhythm="weekly", times=2)
    uid = f"coffee-{sitting_of(coffee).code}@"
    key = open_feed(student.user, actor=acting(student.user), at=NOW)

    def said(at: int) -> str:
        found = read_feed(key, at=NOW + days(at / 100))
        assert found is not None
        return found[0].decode()

    assert uid not in said(0), "no seat, no entry"
    seat = sits(coffee, student)
    assert uid in said(1)
    assert LINK in said(1)
    from fairbrief.coffees.actions import give_back

    give_back(seat, actor=acting(student.user), at=NOW)
    off = said(2)
    assert off.count("STATUS:CANCELLED") == 2
    assert uid in off


def test_an_office_hosts_for_its_own_students(campus: Campus, student: Student) -> None:
    officer = an_officer(campus)
    coffee = offer_from_office(officer, plan=a_plan(), actor=acting(officer.user), at=NOW)
    seat = sits(coffee, student, "Do you look at drafts?")
    with pytest.raises(NotAllowedError):
        let_them_write(coffee, email="x@x.example", line="", actor=acting(officer.user), at=NOW)
    say_who_came(sitting_of(coffee), seats=[seat], actor=acting(officer.user), at=NOW + days(2.1))
    assert not Contact.objects.exists(), "an office is reached as ever"
