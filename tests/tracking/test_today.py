"""The student's today: what waits for them, and what they wait for, each with its clock."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from fairbrief.applications.actions import begin, save_draft, submit_application
from fairbrief.audit.actors import INSTALLATION
from fairbrief.briefs.actions import ask_question
from fairbrief.clocks.firing import fire_due
from fairbrief.engagements.actions import call_stuck, open_dispute, propose_change, start_work
from fairbrief.engagements.models import Engagement, HoursGuard, Milestone, WeekSheet
from fairbrief.payments.actions import secure_funds
from fairbrief.payments.models import Funding
from fairbrief.students.models import Student
from fairbrief.tracking.today import Waiting, today_of
from fairbrief.tracking.turns import turn_at_work
from tests.builders import (
    NOW,
    a_campus,
    a_member,
    a_student,
    acting,
    an_employer,
    an_open_brief,
    days,
    in_days,
)
from tests.working import an_agreement, signed_by, the_student, the_supervisor, work

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_now")]


def paid_work(state: str) -> Engagement:
    """Work whose pay is secured, so that nothing but the work itself waits."""
    found = work(state)
    funding = Funding.objects.get(engagement=found)
    secure_funds(funding, reference="ACH 7", actor=INSTALLATION, at=NOW)
    return found


def told(rows: list[Waiting]) -> list[str]:
    return [str(row.what) for row in rows]


def awaited(student: Student, at: Any = NOW) -> Waiting:
    """The one thing the student waits for."""
    today = today_of(student, at=at)
    (row,) = today.others
    assert not today.waiting
    return row


def page_of(student: Student, path: str = "/student/") -> str:
    client = Client()
    client.force_login(student.user)
    return client.get(path).text


def test_a_signed_agreement_waits_for_the_employer() -> None:
    agreement = signed_by(an_agreement(), "student")
    student = agreement.application.student
    row = awaited(student)
    assert str(row.what) == "The employer’s signature"
    assert row.turn is not None
    assert (row.turn.kind, row.who) == (
        "agreement.employer_signs",
        agreement.application.brief.employer.name,
    )
    shown = page_of(student)
    assert "Waiting for others" in shown
    assert "Nothing waits for you. Enjoy it" not in shown
    assert f"{row.who}’s turn" in shown


def test_an_authorization_waits_for_the_office() -> None:
    campus = a_campus()
    student = a_student(campus, authorization="student_visa")
    work("agreed", campus=campus, student=student)
    row = awaited(student)
    assert str(row.what) == "Authorization before you start"
    assert row.turn is not None
    assert row.turn.due_at.date() > NOW.date()
    fire_due(at=NOW + days(7))
    row = awaited(student, NOW + days(7))
    # It stays the office's turn: the clock begins anew.
    assert row.turn is not None
    assert row.turn.due_at > NOW + days(7)
    shown = page_of(student)
    assert campus.office_name in shown


def test_securing_the_pay_has_a_clock_everywhere() -> None:
    found = work("authorized")
    row = awaited(found.student)
    assert str(row.what) == "Your pay, to be secured"
    turn = turn_at_work(found, side="student")
    assert turn == row.turn
    assert turn is not None
    assert turn.kind == "payments.fund_by"
    for path in ("/student/work/", f"/student/work/{found.code}/"):
        shown = page_of(found.student, path)
        assert f"{found.employer.name}’s turn" in shown, path
        assert "you and your career office are told that work cannot start" in shown, path


def test_a_stuck_question_names_the_day_of_its_answer() -> None:
    found = paid_work("active")
    call_stuck(
        found,
        goal="Date the third photograph",
        tried="Both archives and the library",
        question="Which archive has it?",
        actor=the_student(found),
        at=NOW,
    )
    today = today_of(found.student, at=NOW)
    assert told(today.others) == ["An answer to your question"]
    assert told(today.waiting) == ["Work, and hand in"]
    for path in ("", "talk/"):
        shown = page_of(found.student, f"/student/work/{found.code}/{path}")
        assert "An answer is due by" in shown
        assert "Thu 11 Feb, 17:00" in shown


def test_an_anonymous_question_names_the_day_of_its_answer() -> None:
    campus = a_campus()
    student = a_student(campus)
    brief = an_open_brief(an_employer(campus), campus)
    ask_question(brief, student=student, topic="week", actor=acting(student.user), at=NOW)
    row = awaited(student)
    assert str(row.what) == "An answer to what you asked without a name"
    assert row.turn is not None
    assert "an answer is due by" in page_of(student, f"/briefs/{brief.code}/")


def test_an_application_waits_for_the_employer() -> None:
    campus = a_campus()
    student = a_student(campus)
    brief = an_open_brief(an_employer(campus), campus)
    actor = acting(student.user)
    row = begin(student, brief=brief, actor=actor, at=NOW)
    save_draft(row, actor=actor, at=NOW, interest="Markets at night are mine.", hours_a_week=6)
    submit_application(row, actor=actor, at=NOW)
    waits = awaited(student)
    assert str(waits.what) == "An answer to your application"
    assert waits.turn is not None
    assert waits.turn.kind == "application.first_reply"


def test_a_review_waits_for_the_employer() -> None:
    found = paid_work("submitted")
    assert str(awaited(found.student).what) == "The review of your work"


@pytest.mark.parametrize(
    ("by_student", "mine", "theirs"),
    [
        (True, ["Work, and hand in"], ["An answer to the change you proposed"]),
        (False, ["Answer the proposed change", "Work, and hand in"], []),
    ],
)
def test_a_change_waits_for_the_side_that_did_not_propose_it(
    by_student: bool, mine: list[str], theirs: list[str]
) -> None:
    found = paid_work("active")
    propose_change(
        found,
        what="Six interview briefs instead of five",
        why="One more voice",
        hours=20,
        fee_minor=60000,
        due_on=in_days(29),
        actor=the_student(found) if by_student else the_supervisor(found),
        at=NOW,
    )
    today = today_of(found.student, at=NOW)
    assert (told(today.waiting), told(today.others)) == (mine, theirs)


@pytest.mark.parametrize(
    ("by_student", "mine", "theirs"),
    [(True, [], ["The other side’s view"]), (False, ["Give your view"], [])],
)
def test_a_dispute_waits_for_views_and_then_for_the_decision(
    by_student: bool, mine: list[str], theirs: list[str]
) -> None:
    found = paid_work("active")
    open_dispute(
        found,
        claim="The other side asks for more than was agreed on.",
        wish="Keep to it",
        straight_because="We have talked for a week already.",
        actor=the_student(found) if by_student else the_supervisor(found),
        at=NOW,
    )
    today = today_of(found.student, at=NOW)
    assert (told(today.waiting), told(today.others)) == (mine, theirs)
    fire_due(at=NOW + days(9))
    row = awaited(found.student, NOW + days(9))
    assert (str(row.what), row.who) == ("The decision on the dispute", found.campus.office_name)


def test_a_mark_of_the_hours_waits_for_the_students_word() -> None:
    found = paid_work("active")
    guard = HoursGuard.objects.create(engagement=found, percent=80, raised_at=NOW)
    assert "Say how to go on with the hours" in told(today_of(found.student, at=NOW).waiting)
    guard.student_choice = "on_track"
    guard.save()
    assert told(today_of(found.student, at=NOW).waiting) == ["Work, and hand in"]


def test_nothing_of_others_is_shown() -> None:
    campus = a_campus()
    employer = an_employer(campus)
    a_member(employer, "owner")
    work("authorized", campus=campus, employer=employer)
    today = today_of(a_student(campus), at=NOW)
    assert (today.waiting, today.others) == ([], [])


@pytest.mark.parametrize(
    ("zone", "asked_on"),
    # At 22:00 in UTC it is the same day in New York, and the next in Auckland.
    [("America/New_York", 0), ("Pacific/Auckland", 1)],
)
def test_a_week_is_planned_and_a_milestone_is_near_by_the_days_where_the_student_is(
    zone: str, asked_on: int
) -> None:
    found = paid_work("authorized")
    start_work(found, actor=the_student(found), at=NOW)
    found.student.user.time_zone = zone
    sheet = WeekSheet.objects.create(
        engagement=found, starts_on=in_days(-9), ends_on=in_days(-3), plan_asked_at=NOW
    )
    late = NOW + timedelta(hours=7)

    def both(week_ends: int, half_due: int) -> tuple[bool, bool]:
        WeekSheet.objects.filter(pk=sheet.pk).update(ends_on=in_days(week_ends))
        Milestone.objects.filter(engagement=found).update(due_on=in_days(half_due))
        said = told(today_of(found.student, at=late).waiting)
        return "Plan your week" in said, "Hand in the first milestone" in said

    assert both(asked_on, asked_on + 2) == (True, True)
    assert both(asked_on - 1, asked_on + 3) == (False, False)
