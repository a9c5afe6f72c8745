"""The employer's desk: everything that waits for it, over all rooms."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fairbrief.applications.models import Application
from fairbrief.applications.workflow import REPLY_BY
from fairbrief.briefs.actions import ask_question, send_for_review
from fairbrief.clocks.firing import fire_due
from fairbrief.clocks.rules import start_clock
from fairbrief.organizations.models import Member
from fairbrief.relationships.models import NextStep
from fairbrief.tracking.desk import turns_of_employer
from fairbrief.vetting.actions import ask_employer_for_more, ask_for_changes
from fairbrief.vetting.models import BriefReview
from tests.builders import (
    NOW,
    a_campus,
    a_draft,
    a_member,
    a_student,
    acting,
    an_employer,
    an_officer,
    an_open_brief,
    days,
)
from tests.engaged import an_engagement

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_now")]
REASON = "Say who reads the first version, and when."


@pytest.fixture
def member() -> Member:
    return a_member(an_employer(a_campus()))


def told(member: Member) -> list[tuple[str, bool]]:
    return [(each.what, each.is_late) for each in turns_of_employer(member)]


def apply(member: Member, number: int) -> None:
    campus = a_campus()
    brief = an_open_brief(member.employer, campus)
    for place in range(number):
        application = Application.objects.create(
            brief=brief, student=a_student(campus), state="submitted", made_at=NOW,
            submitted_at=NOW,
        )  # fmt: skip
        start_clock(REPLY_BY, application, at=NOW + days(place))


def test_nothing_waits_at_first(member: Member) -> None:
    assert told(member) == []


def test_applications_of_a_brief_are_one_thing(member: Member) -> None:
    apply(member, 3)
    apply(a_member(an_employer()), 1)
    (row,) = turns_of_employer(member)
    assert (row.what, row.count) == ("Answer 3 applications", 3)
    assert row.turn is not None
    assert row.turn.due_at < NOW + days(7), "the earliest of them"


def test_each_thing_is_on_the_desk_of_who_may_do_it(member: Member) -> None:
    apply(member, 1)
    work = an_engagement("paid", campus=a_campus(), employer=member.employer)
    NextStep.objects.create(engagement=work)
    others = {role: a_member(member.employer, role) for role in ("supervisor", "leader", "finance")}
    everything = {what for what, _late in told(member)}
    assert {"Answer an application", "Say what comes next"} <= everything
    assert "Say what comes next" in dict(told(work.supervisor))
    assert "Say what comes next" not in dict(told(others["supervisor"])), "of another's work"
    assert "Answer an application" in dict(told(others["supervisor"]))
    assert told(others["leader"]) == told(others["finance"]) == []


def test_question_is_late_once_its_time_is_over(member: Member) -> None:
    campus = a_campus()
    brief = an_open_brief(member.employer, campus)
    student = a_student(campus)
    question = ask_question(
        brief, student=student, topic="week", actor=acting(student.user), at=NOW
    )
    assert told(member) == [("Answer a question", False)]
    fire_due(at=question.due_at)
    assert told(member) == [("Answer a question", True)]


def test_offices_questions_and_changes(member: Member) -> None:
    campus = a_campus()
    officer = an_officer(campus)
    brief = a_draft(member.employer, campus)
    send_for_review(brief, actor=acting(member.user), at=NOW)
    assert told(member) == []
    ask_employer_for_more(
        member.employer.reviews.get(campus=campus),
        actor=acting(officer.user),
        at=NOW,
        reason=REASON,
    )
    ask_for_changes(BriefReview.objects.get(), actor=acting(officer.user), at=NOW, reason=REASON)
    assert told(member) == [
        ("Change it and send it again", False),
        ("Answer the career office", False),
    ]


def test_desk_and_the_answer_to_a_campus(client: Client, member: Member) -> None:
    assert member.user is not None
    client.force_login(member.user)
    url = reverse("employer:desk")
    assert "Your first brief" in client.get(url).content.decode()
    officer = an_officer(a_campus())
    brief = a_draft(member.employer, officer.campus)
    send_for_review(brief, actor=acting(member.user), at=NOW)
    vetting = member.employer.reviews.get(campus=officer.campus)
    ask_employer_for_more(vetting, actor=acting(officer.user), at=NOW, reason=REASON)
    page = reverse("employer:campus", args=[vetting.code])
    assert page in client.get(url).content.decode()
    assert REASON in client.get(page).content.decode()
    assert client.post(page, {"answer": ""}).status_code == 422
    assert client.post(page, {"answer": "Our register entry is public."}).status_code == 302
    client.post(page, {"answer": "And again."})
    vetting.refresh_from_db()
    assert vetting.answer == "Our register entry is public.", "a second press changes nothing"
    stranger = a_member(an_employer())
    assert stranger.user is not None
    client.force_login(stranger.user)
    assert client.get(page).status_code == 404


def test_desk_stays_within_its_queries(client: Client, member: Member) -> None:
    assert member.user is not None
    client.force_login(member.user)
    counts = []
    for _round in range(3):
        apply(member, 2)
        a_draft(member.employer)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(reverse("employer:desk")).status_code == 200
        counts.append(len(queries))
    assert max(counts) == min(counts) <= 12
