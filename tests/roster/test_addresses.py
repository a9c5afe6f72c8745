"""An address of the student's own confirms nothing: any of their account, any of the roster, with
whatever stands behind a plus; when it is typed, and when the link is used."""

from __future__ import annotations

from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from fairbrief.contacts.actions import add_colleague, agree, ask_consent
from fairbrief.kernel.addresses import without_tag
from fairbrief.kernel.errors import MissingFactError, NotAllowedError
from fairbrief.notices.models import Notice
from fairbrief.roster.addresses import is_address_of
from fairbrief.students.models import Student
from fairbrief.tracking.actions import Told, ask_approval, log_for, log_outside
from fairbrief.tracking.models import Experience
from tests.builders import (
    NOW,
    a_campus,
    a_student,
    acting,
    an_entry,
    an_officer,
    in_days,
)
from tests.contacts.test_people import by_link
from tests.engaged import an_engagement

pytestmark = pytest.mark.django_db

OWN = (
    "name@uni.example",
    "Name+boss@Uni.example",
    "second@own.example",
    "typed+x@own.example",
    "n.number@roster.example",
)


def address(student: Student, email: str, *, verified: bool = True) -> None:
    EmailAddress.objects.create(user=student.user, email=email, verified=verified)


@pytest.fixture
def student() -> Student:
    found = a_student(a_campus())
    found.user.email = "Name+home@uni.example"
    found.user.save()
    address(found, "second@own.example")
    address(found, "typed@own.example", verified=False)
    an_entry(found.campus, student=found, email="N.Number@roster.example")
    return found


def told(email: str) -> Told:
    return Told(
        employer_name="Quay Books",
        title="Shelving",
        starts_on=in_days(-20),
        ends_on=in_days(-5),
        minutes=600,
        supervisor_name="Ana Ortiz",
        supervisor_email=email,
    )


def logged(student: Student, email: str) -> Experience:
    return log_outside(student, told=told(email), actor=acting(student.user), at=NOW)


def test_what_stands_behind_a_plus_reaches_the_same_person() -> None:
    assert without_tag(" Ana+Work@Studio.example ") == "ana@studio.example"
    assert without_tag("ana@studio.example") == "ana@studio.example"


@pytest.mark.parametrize("email", OWN)
def test_every_address_of_the_account_and_of_the_roster_is_their_own(
    student: Student, email: str
) -> None:
    assert is_address_of(email, student)
    officer = an_officer(student.campus)
    by_office = {"actor": acting(officer.user), "at": NOW}
    with pytest.raises(MissingFactError, match="own address"):
        logged(student, email)
    with pytest.raises(MissingFactError, match="own address"):
        log_for(officer, who="n.number@roster.example", told=told(email), **by_office)
    entry = logged(student, "ana@quay.example")
    asked: dict[str, Any] = {"kind": "credit", "name": "Prof. P", "due_on": in_days(9)}
    with pytest.raises(MissingFactError, match="own address"):
        ask_approval(entry, email=email, **asked, **by_office)


def test_somebody_elses_address_is_not(student: Student) -> None:
    for email in ("boss@uni.example", "name@other.example", "second@own.example.org"):
        assert not is_address_of(email, student)


def test_an_address_that_became_their_own_confirms_nothing(student: Student) -> None:
    entry = logged(student, "ana@quay.example")
    link = Notice.objects.get(kind="experience.please_confirm").link
    address(student, "ana@quay.example")
    browser = Client()
    for sent in ({"hours": "10"}, {"reason": "It was not so at all."}):
        page = browser.post(link, sent)
        assert page.status_code == 422
        assert "somebody else has to confirm" in page.content.decode()
    entry.refresh_from_db()
    assert entry.state == "logged"


def test_nor_does_it_approve(student: Student) -> None:
    entry = logged(student, "ana@quay.example")
    officer = an_officer(student.campus)
    approval = ask_approval(
        entry,
        kind="credit",
        name="Prof. P",
        email="p@college.example",
        due_on=in_days(9),
        actor=acting(officer.user),
        at=NOW,
    )
    link = Notice.objects.get(kind="approval.please").link
    address(student, "p@college.example")
    page = Client().post(link, {"answer": "yes"})
    assert page.status_code == 422
    approval.refresh_from_db()
    assert approval.state == "waiting"


def test_nobody_keeps_in_touch_with_themselves(student: Student) -> None:
    work = an_engagement("active", campus=student.campus, student=student)
    by = {"actor": acting(student.user), "at": NOW}
    contact = add_colleague(work, name="Rui Sá", title="Sound", **by)
    for email in OWN:
        with pytest.raises(MissingFactError, match="own address"):
            ask_consent(contact, email=email, **by)
    ask_consent(contact, email="rui@studio.example", **by)
    address(student, "rui@studio.example")
    with pytest.raises(NotAllowedError):
        agree(contact, email="x@studio.example", actor=by_link(), at=NOW)


def test_an_office_reads_that_a_free_mail_service_confirmed_it(student: Student) -> None:
    free, own = logged(student, "ana.quay@gmail.com"), a_student(student.campus)
    other = logged(own, "ana@quay.example")
    browser = Client()
    browser.force_login(an_officer(student.campus).user)
    for entry, says in ((free, True), (other, False)):
        page = browser.get(f"/campus/ledger/{entry.code}/").content.decode()
        assert ("free mail address" in page) is says
