"""Reporting words, what the office decides, and who is told what."""

from __future__ import annotations

from datetime import datetime

import pytest

from fairbrief.applications.models import Message
from fairbrief.audit.actors import CLOCK, Actor
from fairbrief.audit.queries import history_of
from fairbrief.briefs.models import Offering, Question
from fairbrief.clocks.firing import fire_due
from fairbrief.clocks.queries import turn_of
from fairbrief.concerns.actions import (
    answer_office,
    ask_operator,
    find_no_harm,
    hold,
    report_words,
    warn,
)
from fairbrief.concerns.kinds import KINDS
from fairbrief.concerns.models import Concern, Report
from fairbrief.engagements.actions import write_message
from fairbrief.engagements.models import Engagement
from fairbrief.kernel.errors import (
    FairbriefError,
    IllegalMoveError,
    MissingFactError,
    NotAllowedError,
)
from fairbrief.notices.models import Notice
from fairbrief.vetting.models import EmployerReview
from tests.builders import (
    NOW,
    a_campus,
    a_member,
    a_student,
    a_user,
    acting,
    an_employer,
    an_officer,
    an_open_brief,
    days,
)
from tests.concerns.scene import SCAM
from tests.working import the_student, the_supervisor, work

pytestmark = pytest.mark.django_db

CALM = "I would rather talk about this where nobody else reads along."
SAID = "We have read this, and it must not be written to a student again."


@pytest.fixture
def running() -> Engagement:
    return work("active")


@pytest.fixture
def officer(running: Engagement) -> Actor:
    return acting(an_officer(running.campus, role="director").user)


def written(running: Engagement, text: str = CALM) -> Message:
    return write_message(running, text=text, actor=the_supervisor(running), at=NOW)


def reported(running: Engagement, text: str = CALM, *, at: datetime = NOW) -> Concern:
    row = written(running, text)
    report = report_words(
        KINDS["message"], row, reason="It scares me", actor=the_student(running), at=at
    )
    return report.concern


def told(kind: str) -> list[Notice]:
    return list(Notice.objects.filter(kind=kind))


def test_any_words_can_be_reported_not_only_those_with_marks(running: Engagement) -> None:
    an_officer(running.campus)
    concern = reported(running)
    assert (concern.state, concern.findings, concern.words) == ("reported", [], CALM)
    assert concern.reports.get().reason == "It scares me"
    turn = turn_of(concern)
    assert turn is not None
    assert turn.owner == "campus"
    assert [each.user.officer.campus for each in told("concern.reported") if each.user] == [
        running.campus
    ]


def test_words_are_reported_once(running: Engagement) -> None:
    concern = reported(running)
    again = report_words(
        KINDS["message"], Message.objects.get(), actor=the_student(running), at=NOW + days(1)
    )
    assert again.concern == concern
    assert Report.objects.count() == 1
    assert [each.name for each in history_of(concern)] == ["noticed", "report"]


def test_noticed_words_become_reported_ones(running: Engagement) -> None:
    row = written(running, SCAM)
    noticed = Concern.objects.get()
    report_words(KINDS["message"], row, actor=the_student(running), at=NOW)
    noticed.refresh_from_db()
    assert noticed.state == "reported"
    assert Concern.objects.count() == 1


def test_only_who_received_words_reports_them(running: Engagement) -> None:
    row = written(running)
    for actor in (
        the_supervisor(running),
        acting(a_student(running.campus).user),
        acting(an_officer(running.campus).user),
        CLOCK,
    ):
        with pytest.raises(NotAllowedError):
            report_words(KINDS["message"], row, actor=actor, at=NOW)
    assert not Concern.objects.exists()


def test_an_employer_reports_a_student_to_the_students_office(running: Engagement) -> None:
    row = write_message(running, text=CALM, actor=the_student(running), at=NOW)
    report = report_words(KINDS["message"], row, actor=the_supervisor(running), at=NOW)
    concern = report.concern
    assert (concern.side, concern.campus, report.side) == ("student", running.campus, "employer")


def test_students_of_two_campuses_report_one_answer_to_two_offices() -> None:
    here, there = a_campus(), a_campus()
    employer = an_employer(here, there)
    brief = an_open_brief(employer, here, there)
    asker = a_student(here)
    question = Question.objects.create(
        brief=brief,
        topic="own",
        text="Who pays?",
        asked_by=asker,
        state="answered",
        answer=CALM,
        asked_at=NOW,
        answered_at=NOW,
        answered_by_name="Owner",
    )
    for student in (asker, a_student(there), a_student(there)):
        report_words(KINDS["answer"], question, actor=acting(student.user), at=NOW)
    assert {each.campus: each.reports.count() for each in Concern.objects.all()} == {
        here: 1,
        there: 2,
    }
    Offering.objects.filter(campus=there).update(listed_at=None)
    with pytest.raises(NotAllowedError):
        report_words(KINDS["answer"], question, actor=acting(a_student(there).user), at=NOW)


def test_no_harm_is_told_to_who_reported_and_to_nobody_else(
    running: Engagement, officer: Actor
) -> None:
    concern = reported(running)
    find_no_harm(concern, note="We know this studio well.", actor=officer, at=NOW + days(1))
    (outcome,) = told("concern.outcome")
    assert outcome.user == running.student.user
    assert "no harm" in outcome.body
    assert "We know this studio well." in outcome.body
    assert outcome.path == f"/report/message/{Message.objects.get().code}/"
    assert not told("concern.warning")
    assert turn_of(concern) is None


def test_a_warning_reaches_the_owners_and_does_not_say_who_reported(
    running: Engagement, officer: Actor
) -> None:
    concern = reported(running)
    with pytest.raises(FairbriefError):
        warn(concern, said="No.", actor=officer, at=NOW)
    warn(concern, said=SAID, actor=officer, at=NOW)
    (warning,) = told("concern.warning")
    owner = running.employer.members.get(role="owner")
    assert warning.user == owner.user
    assert SAID in warning.body
    for secret in (running.student.user.name, running.student.user.email, running.title):
        assert secret not in warning.body + warning.subject
    assert len(told("concern.outcome")) == 1


def test_a_hold_stops_the_employer_at_this_campus_alone(
    running: Engagement, officer: Actor
) -> None:
    elsewhere = a_campus()
    EmployerReview.objects.create(
        employer=running.employer, campus=elsewhere, state="approved", asked_at=NOW, decided_at=NOW
    )
    concern = reported(running, SCAM)
    hold(concern, said=SAID, actor=officer, at=NOW)
    states = {
        each.campus: (each.state, each.reason)
        for each in EmployerReview.objects.filter(employer=running.employer)
    }
    assert states[running.campus] == ("declined", SAID)
    assert states[elsewhere][0] == "approved"
    offering = Offering.objects.get(brief=running.brief, campus=running.campus)
    assert offering.listed_at is None
    running.refresh_from_db()
    assert running.state == "active", "what has begun goes on"
    (declined,) = told("employer.declined")
    assert running.student.user.name not in declined.body


def test_holding_twice_or_an_employer_that_is_declined_already_is_quiet(
    running: Engagement, officer: Actor
) -> None:
    EmployerReview.objects.filter(employer=running.employer).update(
        state="declined", reason="Before"
    )
    concern = reported(running, SCAM)
    hold(concern, said=SAID, actor=officer, at=NOW)
    hold(concern, said=SAID, actor=officer, at=NOW)
    assert Concern.objects.get().state == "held"
    assert len(told("concern.outcome")) == 1


def test_a_student_is_warned_never_held(running: Engagement, officer: Actor) -> None:
    row = write_message(running, text=CALM, actor=the_student(running), at=NOW)
    concern = report_words(KINDS["message"], row, actor=the_supervisor(running), at=NOW).concern
    with pytest.raises(MissingFactError):
        hold(concern, said=SAID, actor=officer, at=NOW)
    warn(concern, said=SAID, actor=officer, at=NOW)
    (warning,) = told("concern.warning")
    assert warning.user == running.student.user
    assert the_supervisor(running).name not in warning.body


def test_the_operator_is_asked_and_the_office_decides_then(
    running: Engagement, officer: Actor
) -> None:
    operator = acting(a_user("Operator", is_operator=True))
    concern = reported(running, SCAM)
    ask_operator(concern, question="Is this employer known to you?", actor=officer, at=NOW)
    turn = turn_of(concern)
    assert turn is not None
    assert turn.owner == "operator"
    with pytest.raises(IllegalMoveError):
        warn(concern, said=SAID, actor=officer, at=NOW)
    with pytest.raises(NotAllowedError):
        answer_office(concern, answer="I answer for myself.", actor=officer, at=NOW)
    answer_office(concern, answer="Two campuses have asked me.", actor=operator, at=NOW + days(1))
    assert [each.kind for each in told("concern.asked") + told("concern.answered")] == [
        "concern.asked",
        "concern.answered",
    ]
    hold(concern, said=SAID, actor=officer, at=NOW + days(1))
    assert concern.state == "held"


def test_an_operator_who_is_silent_gives_it_back(running: Engagement, officer: Actor) -> None:
    concern = reported(running, SCAM)
    ask_operator(concern, question="Is this employer known to you?", actor=officer, at=NOW)
    assert fire_due(at=NOW + days(10))
    concern.refresh_from_db()
    assert (concern.state, concern.answer) == ("answered", "")
    assert len(told("concern.unanswered")) == 1
    warn(concern, said=SAID, actor=officer, at=NOW + days(10))


def test_a_late_office_is_reminded_every_business_day(running: Engagement, officer: Actor) -> None:
    concern = reported(running)
    assert fire_due(at=NOW + days(7))
    assert len(told("concern.late")) == 1
    fire_due(at=NOW + days(9))
    assert len(told("concern.late")) == 2
    find_no_harm(concern, actor=officer, at=NOW + days(9))
    fire_due(at=NOW + days(20))
    assert len(told("concern.late")) == 2


def test_a_second_reporter_reopens_what_was_found_harmless(
    running: Engagement, officer: Actor
) -> None:
    row = write_message(running, text=CALM, actor=the_student(running), at=NOW)
    kind = KINDS["message"]
    concern = report_words(kind, row, actor=the_supervisor(running), at=NOW).concern
    find_no_harm(concern, actor=officer, at=NOW)
    owner = acting(running.employer.members.get(role="owner").user)
    report_words(kind, row, reason="Read it again", actor=owner, at=NOW + days(1))
    concern.refresh_from_db()
    assert (concern.state, concern.decided_at) == ("reported", None)


def test_who_reports_what_was_acted_on_is_told_at_once(running: Engagement, officer: Actor) -> None:
    row = write_message(running, text=CALM, actor=the_student(running), at=NOW)
    kind = KINDS["message"]
    concern = report_words(kind, row, actor=the_supervisor(running), at=NOW).concern
    warn(concern, said=SAID, actor=officer, at=NOW)
    before = len(told("concern.outcome"))
    owner = running.employer.members.get(role="owner")
    report_words(kind, row, actor=acting(owner.user), at=NOW + days(1))
    new = told("concern.outcome")[:1] if len(told("concern.outcome")) > before else []
    assert [each.user for each in new] == [owner.user]
    concern.refresh_from_db()
    assert concern.state == "warned"


def test_words_nobody_sees_are_in_no_other_notice(running: Engagement, officer: Actor) -> None:
    """Neither the mail to the office nor any other repeats the words or says who reported."""
    an_officer(running.campus)
    concern = reported(running, SCAM)
    warn(concern, said=SAID, actor=officer, at=NOW)
    for notice in Notice.objects.filter(kind__startswith="concern."):
        assert SCAM not in notice.body
        if notice.user_id != running.student.user_id:
            assert running.student.user.name not in notice.body


def test_another_campus_cannot_decide(running: Engagement) -> None:
    concern = reported(running)
    stranger = acting(an_officer(a_campus()).user)
    with pytest.raises(NotAllowedError):
        find_no_harm(concern, actor=stranger, at=NOW)
    member = a_member(running.employer, "finance")
    with pytest.raises(NotAllowedError):
        find_no_harm(concern, actor=acting(member.user), at=NOW)
