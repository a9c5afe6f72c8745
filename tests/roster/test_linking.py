"""Accounts and entries find each other by confirmed addresses, and by nothing else."""

from __future__ import annotations

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from fairbrief.accounts.actions import change_details, note_confirmed_address, open_account
from fairbrief.accounts.models import User
from fairbrief.organizations.models import Campus
from fairbrief.roster.actions import take_in
from fairbrief.roster.models import Group, RosterEntry
from fairbrief.students.actions import enrol
from fairbrief.students.models import Student
from tests.builders import (
    NOW,
    a_campus,
    a_term,
    a_user,
    acting,
    an_enrolment,
    an_entry,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def campus() -> Campus:
    return a_campus("here")


def joined(campus: Campus, email: str, name: str = "Maya Okafor") -> Student:
    user = open_account(email, name=name, at=NOW)
    return enrol(user, campus=campus, actor=acting(user), at=NOW)


def confirm(user: User, email: str) -> None:
    EmailAddress.objects.create(user=user, email=email, verified=True)
    note_confirmed_address(user, at=NOW)


def test_an_account_whose_address_the_roster_names_is_linked(campus: Campus) -> None:
    entry = an_entry(campus, email="Maya@Here.example", name="Okafor, Maya")
    student = joined(campus, "maya@here.example")
    entry.refresh_from_db()
    assert entry.student == student
    assert entry.name == "Okafor, Maya"
    assert RosterEntry.objects.count() == 1


def test_an_account_the_roster_does_not_name_has_an_entry_of_its_own(campus: Campus) -> None:
    an_entry(campus)
    student = joined(campus, "maya@here.example")
    own = RosterEntry.objects.get(student=student)
    assert (own.name, own.email, own.from_account) == ("Maya Okafor", "maya@here.example", True)
    take_in(student, at=NOW)
    assert RosterEntry.objects.filter(student=student).count() == 1


def test_an_address_that_was_only_typed_links_nothing(campus: Campus) -> None:
    entry = an_entry(campus, email="maya@here.example")
    user = a_user("Mallory", email="maya@here.example")
    student = enrol(user, campus=campus, actor=acting(user), at=NOW)
    entry.refresh_from_db()
    assert entry.student is None
    own = RosterEntry.objects.get(student=student)
    assert (own.from_account, own.email) == (True, "")


def test_an_entry_of_another_campus_is_not_linked(campus: Campus) -> None:
    elsewhere = an_entry(a_campus("elsewhere"), email="maya@here.example")
    joined(campus, "maya@here.example")
    elsewhere.refresh_from_db()
    assert elsewhere.student is None


def test_an_address_confirmed_later_leads_to_the_universitys_entry(campus: Campus) -> None:
    student = joined(campus, "maya@here.example")
    own = RosterEntry.objects.get(student=student)
    term = a_term(campus)
    kept = an_enrolment(own, term, major="Film")
    entry = an_entry(campus, email="m.okafor@here.example")
    confirm(student.user, "m.okafor@here.example")
    entry.refresh_from_db()
    kept.refresh_from_db()
    assert entry.student == student
    assert kept.entry == entry
    assert not RosterEntry.objects.filter(pk=own.pk).exists()


def test_whoever_has_confirmed_an_address_holds_its_entry(campus: Campus) -> None:
    entry = an_entry(campus, email="desk@here.example")
    first = joined(campus, "desk@here.example", "First Holder")
    EmailAddress.objects.filter(user=first.user).update(email="first@here.example")
    User.objects.filter(pk=first.user_id).update(email="first@here.example")
    second = joined(campus, "desk@here.example", "Second Holder")
    entry.refresh_from_db()
    assert entry.student == second
    assert RosterEntry.objects.get(student=first).from_account


def test_an_own_entry_follows_the_name_of_the_account(campus: Campus) -> None:
    student = joined(campus, "maya@here.example")
    change_details(
        student.user, name="Maya Adichie", time_zone="UTC", actor=acting(student.user), at=NOW
    )
    assert RosterEntry.objects.get(student=student).name == "Maya Adichie"


def test_students_read_what_the_roster_says_of_them_and_of_nobody_else(campus: Campus) -> None:
    entry = an_entry(campus, email="maya@here.example", name="Okafor, Maya", student_number="A-7")
    term = a_term(campus)
    an_enrolment(entry, term, major="Film", first_generation=True)
    team = Group.objects.create(campus=campus, kind="Athletics", name="Rowing", made_at=NOW)
    team.entries.add(entry)
    student = joined(campus, "maya@here.example")
    Student.objects.filter(pk=student.pk).update(onboarded_at=NOW)
    other = joined(campus, "new@here.example", "Somebody New")
    Student.objects.filter(pk=other.pk).update(onboarded_at=NOW)
    client = Client()
    client.force_login(student.user)
    page = client.get("/student/profile/").text
    for said in ("Okafor, Maya", "A-7", "Film", "Athletics: Rowing", campus.office_email):
        assert said in page
    client.force_login(other.user)
    page = client.get("/student/profile/").text
    assert "no roster has named your address" in page
    assert "Okafor" not in page
