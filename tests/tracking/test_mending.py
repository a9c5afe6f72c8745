"""An entry from elsewhere is mended or deleted while nobody has confirmed it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from django.test import Client

from fairbrief.accounts.links import LinkError, open_link
from fairbrief.audit.models import Event
from fairbrief.clocks.queries import turn_of
from fairbrief.kernel.errors import IllegalMoveError, LimitReachedError, NotAllowedError
from fairbrief.notices.models import Notice
from fairbrief.students.models import Student
from fairbrief.tracking.actions import (
    confirm_experience,
    correct_experience,
    delete_experience,
    record_engagement,
)
from fairbrief.tracking.forms import ConfirmForm, ExperienceForm
from fairbrief.tracking.models import Experience
from tests.browsing import browser_of
from tests.builders import NOW, a_campus, a_student, acting, days
from tests.engaged import an_engagement
from tests.tracking.test_experiences import TOLD, log, supervisor_of
from tests.tracking.test_pages import words

pytestmark = pytest.mark.django_db
MAILS = "experience.please_confirm"


@pytest.fixture
def student() -> Student:
    return a_student(a_campus())


def test_a_slip_is_mended_without_another_mail(student: Student) -> None:
    entry = log(student)
    actor = acting(student.user)
    assert not correct_experience(entry, told=TOLD, actor=actor, at=NOW), "nothing changed"
    assert correct_experience(entry, told=replace(TOLD, minutes=480), actor=actor, at=NOW)
    assert entry.minutes == 480
    assert Notice.objects.filter(kind=MAILS).count() == 1
    assert open_link(Notice.objects.get(kind=MAILS).link.split("/")[2], at=NOW)


def test_another_address_gets_the_link_and_the_wrong_one_loses_it(student: Student) -> None:
    entry = log(student)
    right = replace(TOLD, supervisor_email="ana.ortiz@harborkitchen.example")
    assert correct_experience(entry, told=right, actor=acting(student.user), at=NOW)
    first, second = Notice.objects.filter(kind=MAILS).order_by("id")
    assert second.email == right.supervisor_email
    with pytest.raises(LinkError):
        open_link(first.link.split("/")[2], at=NOW)
    nobody = replace(TOLD, supervisor_email="")
    assert correct_experience(entry, told=nobody, actor=acting(student.user), at=NOW)
    assert turn_of(entry) is None
    with pytest.raises(LinkError):
        open_link(second.link.split("/")[2], at=NOW)


def test_links_go_to_few_addresses_a_day(student: Student) -> None:
    entry, actor = log(student), acting(student.user)
    for number in range(2):
        told = replace(TOLD, supervisor_email=f"a{number}@harborkitchen.example")
        correct_experience(entry, told=told, actor=actor, at=NOW)
    told = replace(TOLD, supervisor_email="a9@harborkitchen.example")
    with pytest.raises(LimitReachedError):
        correct_experience(entry, told=told, actor=actor, at=NOW)
    assert correct_experience(entry, told=told, actor=actor, at=NOW + days(1))


def test_it_is_deleted_by_its_student_until_someone_confirms_it(student: Student) -> None:
    entry, kept = log(student), log(student, title="Another")
    key, link = entry.pk, Notice.objects.filter(kind=MAILS).earliest("id")
    with pytest.raises(NotAllowedError):
        delete_experience(entry, actor=acting(a_student(student.campus).user), at=NOW)
    delete_experience(entry, actor=acting(student.user), at=NOW)
    assert list(Experience.objects.all()) == [kept]
    assert Event.objects.filter(
        subject_label="tracking.experience", subject_id=key, name="deleted"
    ).exists()
    with pytest.raises(LinkError):
        open_link(link.link.split("/")[2], at=NOW)
    confirm_experience(kept, actor=supervisor_of(kept), at=NOW)
    with pytest.raises(IllegalMoveError):
        delete_experience(kept, actor=acting(student.user), at=NOW)
    here = record_engagement(an_engagement("paid", minutes=600), at=NOW)
    with pytest.raises(IllegalMoveError):
        delete_experience(here, actor=acting(here.student.user), at=NOW)


def test_the_page_offers_each_while_it_is_possible(student: Student) -> None:
    client: Client = browser_of(student.user)
    path = client.post("/student/experiences/new/", words())["Location"]
    page = client.get(path).text
    assert "Mend it" in page
    assert "Delete it" in page
    assert "Send the link again" not in page, "it was sent just now"
    assert client.post(path, words(hours="9:30"))["Location"] == path
    entry = Experience.objects.get()
    assert entry.minutes == 570
    assert "9 h 30" in client.get(path).text
    assert client.post(f"{path}delete/")["Location"] == "/student/experiences/"
    assert not Experience.objects.exists()


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [("8 h 30", 510), ("8:30", 510), ("8h", 480), ("8.5", 510), ("8 h 20 min", 500), ("12", 720)],
)
def test_hours_are_read_however_they_are_written(typed: str, minutes: int) -> None:
    form = ConfirmForm({"hours": typed})
    assert form.is_valid(), form.errors
    assert form.minutes == minutes


def test_hours_are_shown_as_everywhere_else(student: Student) -> None:
    form = ConfirmForm(initial={"hours": Decimal(495) / 60})
    assert 'value="8 h 15"' in str(form["hours"])
    assert 'value="12 h"' in str(ExperienceForm.of(log(student))["hours"])
    for wrong in ("0", "401", "soon", "1:75"):
        assert not ConfirmForm({"hours": wrong}).is_valid(), wrong
