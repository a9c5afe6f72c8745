"""A form from a tab that has waited: why nothing was done is said, and what was typed is kept."""

from __future__ import annotations

import pytest
from django import forms
from django.utils.html import escape

from fairbrief.applications.models import Application
from fairbrief.engagements.actions import propose_change, withdraw_change
from fairbrief.engagements.models import Engagement
from fairbrief.kernel.clock import now
from fairbrief.portals.ui.unshown import unshown_on
from tests.applications.test_messages import applied
from tests.builders import NOW, a_campus
from tests.work_pages.people import busy, signed_in, student_client
from tests.work_pages.test_pace import running
from tests.working import the_supervisor

WORDS = "I cannot do it by then,\nfor my exams are in that week."
GONE = "This was not done"


def has_words(page: str) -> bool:
    return escape(WORDS) in page.replace("\r\n", "\n")


@pytest.mark.django_db
@pytest.mark.parametrize("act", ["refuse", "say"])
def test_at_work(act: str) -> None:
    work = running()
    boss = the_supervisor(work)
    change = propose_change(
        work,
        what="Two more interviews",
        why="One more voice",
        hours=14,
        fee_minor=60000,
        due_on=work.due_on,
        actor=boss,
        at=now(),
    )
    withdraw_change(change, actor=boss, at=now())
    Engagement.objects.filter(pk=work.pk).update(
        state="ended_early",
        ended_at=NOW.replace(year=2020),
        end_reason="It is over now",
        part_pay_minor=0,
    )
    of, name = (f"{change.code}/", "reason") if act == "refuse" else ("", "text")
    sent = student_client(work).post(f"/student/work/{work.code}/do/{act}/{of}", {name: WORDS})
    page = sent.content.decode()
    assert sent.status_code == 422
    assert GONE in page
    assert has_words(page)


@pytest.mark.django_db
def test_at_a_conversation_that_was_called_off() -> None:
    work = busy(a_campus())
    meeting = work.meetings.filter(kind="checkin").first()
    assert meeting is not None
    work.meetings.update(cancelled_at=now())
    client = student_client(work)
    sent = client.post(f"/student/work/{work.code}/do/note/{meeting.code}/", {"note": WORDS})
    page = sent.content.decode()
    assert sent.status_code == 422
    assert "This conversation was called off." in page
    assert has_words(page)


@pytest.mark.django_db
@pytest.mark.parametrize(("act", "name"), [("decline", "reason"), ("say", "text")])
def test_at_an_application(act: str, name: str) -> None:
    row = applied("offered")
    ended = {"state": "declined", "reason": "No place is left."}
    Application.objects.filter(pk=row.pk).update(**ended)
    client = signed_in(row.student.user)
    sent = client.post(f"/student/applications/{row.code}/{act}/", {name: WORDS})
    page = sent.content.decode()
    assert sent.status_code == 422
    assert GONE in page
    assert has_words(page)


@pytest.mark.django_db
def test_a_form_the_page_still_has_is_shown_once() -> None:
    row = applied("offered")
    client = signed_in(row.student.user)
    sent = client.post(f"/student/applications/{row.code}/decline/", {"reason": ""})
    assert sent.status_code == 422
    assert GONE not in sent.content.decode()


def test_a_field_that_is_gone_is_named_and_no_reason() -> None:
    form = _Asking({"words": "Some words"})
    assert not form.is_valid()
    found = unshown_on("<p>Nothing of it</p>", [form])
    assert found is not None
    assert found.reasons[0].startswith("The page has changed since you opened it.")
    assert found.reasons[1:] == ["Hours a week: Write a number."]
    assert found.typed == [("Words", "Some words")]


class _Asking(forms.Form):
    words = forms.CharField()
    hours = forms.IntegerField(label="Hours a week")


class _Form(forms.Form):
    words = forms.CharField(required=False)
    password = forms.CharField(required=False, widget=forms.PasswordInput)
    which = forms.ChoiceField(required=False, choices=[("x1", "The first")])

    def clean(self) -> None:
        raise forms.ValidationError("It is “over” & done")


def test_only_what_was_typed_is_said_again_and_nothing_secret() -> None:
    form = _Form({"words": "Some words", "password": "a secret thing", "which": "x1"})
    assert not form.is_valid()
    assert unshown_on("<li>It is “over” &amp; done</li>", [form]) is None
    found = unshown_on("<p>Nothing of it</p>", [form])
    assert found is not None
    assert found.reasons == ["It is “over” & done"]
    assert found.typed == [("Words", "Some words")]
