"""The employer writes, reads through, sends and follows a brief, in the browser's words."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fairbrief.briefs.actions import ask_question, send_for_review
from fairbrief.briefs.kinds import KINDS
from fairbrief.briefs.models import Brief
from fairbrief.briefs.states import BriefState, QuestionState
from fairbrief.organizations.models import Campus, Member
from tests.briefs.typed import STEPS, scope, step_url
from tests.builders import (
    NOW,
    a_campus,
    a_draft,
    a_member,
    a_student,
    acting,
    an_employer,
    an_open_brief,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_now")]
A_TITLE = "Build the research file for a documentary on night markets"


def test_every_kind_starts_a_brief(page: Client, member: Member, campus: Campus) -> None:
    assert page.get(reverse("employer:new_brief")).status_code == 200
    for kind in KINDS:
        answer = page.post(
            reverse("employer:new_brief"), {"function": kind.key, "campuses": [campus.pk]}
        )
        brief = Brief.objects.latest("id")
        assert answer.headers["Location"] == step_url(brief)
        assert brief.deliverables.count() == len(kind.pieces)
        assert list(brief.offerings.values_list("campus", flat=True)) == [campus.pk]
        assert brief.state == BriefState.DRAFT


def test_unknown_kind_is_refused_with_a_word(page: Client) -> None:
    answer = page.post(reverse("employer:new_brief"), {"function": "nonsense"})
    assert answer.status_code == 422
    assert not Brief.objects.exists()


@pytest.mark.parametrize("step", STEPS)
def test_steps_are_shown_for_a_bare_and_a_full_draft(
    page: Client, member: Member, campus: Campus, step: str
) -> None:
    bare = Brief.objects.create(employer=member.employer, title="Nothing yet", made_at=NOW)
    for brief in (bare, a_draft(member.employer, campus)):
        answer = page.get(step_url(brief, step))
        assert answer.status_code == 200
        assert b"Senior access" in answer.content


def test_scope_is_kept_and_leads_on(page: Client, member: Member) -> None:
    brief = a_draft(member.employer)
    answer = page.post(step_url(brief), scope(next="1"))
    assert answer.headers["Location"] == step_url(brief, "deadline")
    brief.refresh_from_db()
    assert brief.title == "Map the opening hours of 60 libraries"
    assert [(each.title, each.criteria) for each in brief.deliverables.all()] == [
        ("A table of 60 libraries", ["each with a source", "ten checked by phone"]),
        ("A note on what was hard", ["one page"]),
    ]


def test_another_row_keeps_and_adds(page: Client, member: Member) -> None:
    brief = a_draft(member.employer)
    answer = page.post(step_url(brief), scope(more="1"))
    assert answer.headers["Location"] == step_url(brief) + "?more=1#deliverables"
    rows = page.get(step_url(brief) + "?more=1").context["form"].rows.forms
    assert len(rows) == 4
    assert brief.deliverables.count() == 2


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"title": ""}, "Fill this in"),
        ({"title": "x" * 91}, "90 characters"),
        ({"hours": "-3"}, "Write a number from 1 to"),
        ({"hours": "lots"}, "whole number"),
        ({"routine_percent": "130"}, "Write a number from 0 to 100"),
        ({"piece-1-criteria": "good"}, "Name what these criteria are for"),
        ({"piece-0-criteria": "x" * 241}, "240"),
        ({"piece-0-title": "x" * 121}, "120 characters"),
        ({"function": "bribery"}, "not in the list any more"),
        ({"skills": ["999999"]}, "not in the list any more"),
        ({"seats": "0"}, "Write a number from 1 to"),
    ],
)
def test_what_cannot_be_kept_is_said_and_what_was_typed_stays(
    page: Client, member: Member, changes: dict[str, Any], words: str
) -> None:
    brief = a_draft(member.employer)
    answer = page.post(step_url(brief), scope(**changes, next="1"))
    content = answer.content.decode()
    assert answer.status_code == 422
    assert words in content
    assert "A map that people can rely on." in content
    brief.refresh_from_db()
    assert brief.summary == "A map that people can rely on.", "what can be kept is kept"
    assert brief.title == (
        "Map the opening hours of 60 libraries" if "title" not in changes else A_TITLE
    )
    again = page.get(step_url(brief)).content.decode()
    assert words in again, "and what cannot is there again, with its reason"


def test_deadline_before_start_is_refused(page: Client, member: Member) -> None:
    brief = a_draft(member.employer)
    data = {
        "apply_by": "2027-02-20", "starts_on": "2027-03-20", "due_on": "2027-03-01",
        "place": "remote", "time_zone": "America/New_York", "overlap_hours": "0",
    }  # fmt: skip
    answer = page.post(step_url(brief, "deadline"), data)
    assert answer.status_code == 422
    assert b"Choose a later day" in answer.content
    answer = page.post(step_url(brief, "deadline"), {**data, "due_on": "2027-13-45"})
    assert answer.status_code == 422


def test_someone_new_is_named_in_place(page: Client, member: Member) -> None:
    brief = a_draft(member.employer)
    data = {
        "supervisor": "", "backup": "", "checkins_a_week": "2", "channel": "Calls",
        "new_supervisor_name": "Ines Roth", "new_supervisor_title": "Curator",
        "new_supervisor_email": "not an address",
    }  # fmt: skip
    answer = page.post(step_url(brief, "reports"), data)
    assert answer.status_code == 422
    answer = page.post(
        step_url(brief, "reports"), {**data, "new_supervisor_email": "ines@museum.example"}
    )
    assert answer.status_code == 302
    brief.refresh_from_db()
    assert str(brief.supervisor) == "Ines Roth, Curator"


def test_fee_is_kept_in_cents(page: Client, member: Member) -> None:
    brief = a_draft(member.employer)
    data = {"pay_kind": "fixed", "fee": "431.50", "pay_days": "10", "pay_method": "Bank transfer"}
    assert page.post(step_url(brief, "pay"), data).status_code == 302
    brief.refresh_from_db()
    assert brief.fee_minor == 43150
    for wrong in ("-1", "12.345", "much", "1e9"):
        answer = page.post(step_url(brief, "pay"), {**data, "fee": wrong})
        assert answer.status_code == 422, wrong
    assert page.post(step_url(brief, "pay"), {**data, "pay_kind": "gift"}).status_code == 422
    assert page.post(step_url(brief, "pay"), {**data, "pay_kind": "none"}).status_code == 302
    brief.refresh_from_db()
    assert brief.fee_minor is None


def test_reading_through_names_what_must_change(
    page: Client, member: Member, campus: Campus
) -> None:
    brief = a_draft(member.employer, campus, fee_minor=9000)
    content = page.get(step_url(brief, "review")).content.decode()
    assert "1 thing must change" in content
    assert 'form="offer" name="go" value="pay">Pay is below' in content
    answer = page.post(step_url(brief, "review"), {"campuses": [campus.pk], "send": "1"})
    assert answer.status_code == 422
    assert "Pay is below the floor" in answer.content.decode()
    brief.refresh_from_db()
    assert brief.state == BriefState.DRAFT


def test_sending_from_the_page(page: Client, member: Member, campus: Campus) -> None:
    brief = a_draft(member.employer)
    url = step_url(brief, "review")
    assert page.post(url, {"send": "1"}).status_code == 422, "without a campus"
    answer = page.post(url, {"campuses": [campus.pk], "send": "1"})
    assert answer.headers["Location"] == reverse("employer:brief", args=[brief.code])
    brief.refresh_from_db()
    assert brief.state == BriefState.IN_REVIEW
    assert page.get(step_url(brief)).status_code == 302, "a sent brief is not written on"
    assert page.post(step_url(brief), scope()).status_code == 409
    brief.refresh_from_db()
    assert brief.title.startswith("Build the research file")


def test_acts_and_forged_ones(page: Client, member: Member, campus: Campus) -> None:
    brief = an_open_brief(member.employer, campus)
    act = lambda name: page.post(reverse("employer:act_on_brief", args=[brief.code, name]))  # noqa: E731
    for name in ("open", "decline", "fill", "expire", "mark_full", "nonsense"):
        assert act(name).status_code == 404
    assert page.get(reverse("employer:act_on_brief", args=[brief.code, "pause"])).status_code == 405
    for name, state in (
        ("pause", "paused"),
        ("pause", "paused"),
        ("resume", "open"),
        ("close", "closed"),
    ):
        assert act(name).status_code == 302
        brief.refresh_from_db()
        assert brief.state == state
    act("resume")
    brief.refresh_from_db()
    assert brief.state == "closed"


def test_repeat_leads_to_the_dates(page: Client, member: Member, campus: Campus) -> None:
    brief = an_open_brief(member.employer, campus)
    answer = page.post(reverse("employer:repeat_brief", args=[brief.code]))
    copy = Brief.objects.latest("id")
    assert answer.headers["Location"] == step_url(copy, "deadline")


def test_answering_a_question(page: Client, member: Member, campus: Campus) -> None:
    brief = an_open_brief(member.employer, campus)
    student = a_student(campus)
    question = ask_question(
        brief, student=student, topic="week", actor=acting(student.user), at=NOW
    )
    content = page.get(reverse("employer:brief", args=[brief.code])).content.decode()
    assert question.text in content
    assert str(student) not in content
    url = reverse("employer:answer_question", args=[brief.code, question.code])
    assert page.post(url, {"answer": ""}).status_code == 422
    answer = page.post(url, {"answer": "Write to me at boss@home.example"})
    assert answer.status_code == 422
    assert "boss@home.example" in answer.content.decode(), "what was typed stays"
    assert page.post(url, {"answer": "Two short calls."}).status_code == 302
    question.refresh_from_db()
    assert question.state == QuestionState.ANSWERED


def test_another_employers_brief_is_not_there(page: Client, campus: Campus) -> None:
    other = a_member(an_employer(campus))
    student = a_student(campus)
    brief = an_open_brief(other.employer, campus)
    question = ask_question(
        brief, student=student, topic="week", actor=acting(student.user), at=NOW
    )
    for url in (
        reverse("employer:brief", args=[brief.code]),
        *(step_url(brief, step) for step in STEPS),
    ):
        assert page.get(url).status_code == 404, url
    for url in (
        reverse("employer:check_brief", args=[brief.code, "pay"]),
        reverse("employer:repeat_brief", args=[brief.code]),
        reverse("employer:act_on_brief", args=[brief.code, "close"]),
        reverse("employer:answer_question", args=[brief.code, question.code]),
        *(step_url(brief, step) for step in STEPS),
    ):
        assert page.post(url, {"answer": "Ours now."}).status_code == 404, url
    own = an_open_brief(Member.objects.exclude(pk=other.pk).latest("id").employer, campus)
    url = reverse("employer:answer_question", args=[own.code, question.code])
    assert page.post(url, {"answer": "Ours now."}).status_code == 404


def test_others_do_not_enter(client: Client, campus: Campus) -> None:
    url = reverse("employer:briefs")
    assert client.get(url).status_code == 302
    client.force_login(a_student(campus).user)
    assert client.get(url).status_code == 403


def _queries(page: Client, url: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert page.get(url).status_code == 200
    return len(queries)


def test_lists_and_pages_stay_within_their_queries(
    page: Client, member: Member, campus: Campus
) -> None:
    url = reverse("employer:briefs")
    brief = a_draft(member.employer, campus, a_campus())
    send_for_review(brief, actor=acting(member.user), at=NOW)
    one = _queries(page, url)
    for _number in range(2):
        a_draft(member.employer, campus)
    assert _queries(page, url) == one <= 12
    page_url = reverse("employer:brief", args=[brief.code])
    assert _queries(page, page_url) <= 12
    for step in STEPS:
        draft = a_draft(member.employer, campus)
        assert _queries(page, step_url(draft, step)) <= 12, step
