"""Proposed by a fact, decided by an office, appealed once, gone in a year; the same for both."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from fairbrief.applications.actions import submit_application
from fairbrief.applications.models import Application
from fairbrief.audit.actors import INSTALLATION
from fairbrief.clocks.firing import fire_due
from fairbrief.engagements.actions import hand_in_milestone, open_dispute, start_work
from fairbrief.engagements.milestones import Milestone
from fairbrief.engagements.models import Engagement
from fairbrief.kernel.errors import (
    FairbriefError,
    IllegalMoveError,
    LimitReachedError,
    NotAllowedError,
)
from fairbrief.organizations.models import Employer
from fairbrief.payments.actions import change_amount, report_late_funds
from fairbrief.payments.actions.sending import say_received
from fairbrief.payments.models import Funding, Payout
from fairbrief.strikes.access import strikes_at, strikes_for_operator
from fairbrief.strikes.actions import answer_appeal, appeal_strike, decide_strike, propose_strike
from fairbrief.strikes.models import Strike
from fairbrief.strikes.queries import BARRED_AT, EFFECTS, is_barred, on_record
from fairbrief.students.models import Student
from tests.browsing import signed_in
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
from tests.engagements.test_milestones import hand_over, secure
from tests.working import the_student, work

pytestmark = pytest.mark.django_db

WHY = "Nobody answered the student for nine days."


def proposed(key: str = "fact", *, student: Student | None = None, **facts: Any) -> Strike:
    campus = facts.pop("campus", None) or (student.campus if student else a_campus())
    whose: dict[str, Any] = {"student": student} if student else {"employer": facts.pop("employer")}
    said = {"title": "The research file", "fact": "A claim had no answer.", "at": NOW, **facts}
    return propose_strike("ghosting", key=key, campus=campus, **whose, **said)


def test_a_fact_proposes_once_and_the_office_decides() -> None:
    student = a_student(a_campus())
    officer = acting(an_officer(student.campus).user)
    strike = proposed(student=student)
    assert proposed(student=student).pk == strike.pk
    assert on_record(student=student) == 0
    with pytest.raises(NotAllowedError):
        decide_strike(strike, stands=True, reason=WHY, actor=acting(student.user), at=NOW)
    elsewhere = acting(an_officer(a_campus()).user)
    with pytest.raises(NotAllowedError):
        decide_strike(strike, stands=True, reason=WHY, actor=elsewhere, at=NOW)
    with pytest.raises(FairbriefError):
        decide_strike(strike, stands=True, reason="", actor=officer, at=NOW)
    decide_strike(strike, stands=True, reason=WHY, actor=officer, at=NOW)
    assert on_record(student=student) == 1


def test_the_silence_of_the_office_drops_it_and_a_year_forgets_it() -> None:
    student = a_student(a_campus())
    dropped, stands = proposed("a", student=student), proposed("b", student=student)
    officer = acting(an_officer(student.campus).user)
    decide_strike(stands, stands=True, reason=WHY, actor=officer, at=NOW)
    fire_due(at=NOW + days(10))
    dropped.refresh_from_db()
    assert dropped.state == "dropped"
    fire_due(at=NOW + days(364))
    assert on_record(student=student) == 1
    fire_due(at=NOW + days(366))
    stands.refresh_from_db()
    assert (stands.state, on_record(student=student)) == ("expired", 0)


def test_it_is_appealed_once_and_silence_lifts_it() -> None:
    employer = an_employer(a_campus())
    owner, supervisor = a_member(employer, "owner"), a_member(employer, "supervisor")
    strike = proposed(employer=employer)
    officer = acting(an_officer(strike.campus).user)
    decide_strike(strike, stands=True, reason=WHY, actor=officer, at=NOW)
    reason = "We wrote on the second day; the mail bounced."
    with pytest.raises(NotAllowedError):
        appeal_strike(strike, reason=reason, actor=acting(supervisor.user), at=NOW)
    appeal_strike(strike, reason=reason, actor=acting(owner.user), at=NOW)
    appeal_strike(strike, reason=reason, actor=acting(owner.user), at=NOW)
    operator = acting(a_user("Operator", is_operator=True))
    with pytest.raises(NotAllowedError):
        answer_appeal(strike, lift=True, answer="It did bounce.", actor=officer, at=NOW)
    answer_appeal(strike, lift=False, answer="No mail is in the log.", actor=operator, at=NOW)
    assert (strike.state, on_record(employer=employer)) == ("standing", 1)
    with pytest.raises(IllegalMoveError):
        appeal_strike(strike, reason=reason, actor=acting(owner.user), at=NOW)
    second = proposed("second", employer=employer)
    officer = acting(an_officer(second.campus).user)
    decide_strike(second, stands=True, reason=WHY, actor=officer, at=NOW)
    appeal_strike(second, reason=reason, actor=acting(owner.user), at=NOW)
    fire_due(at=NOW + days(20))
    second.refresh_from_db()
    assert second.state == "lifted"
    assert "in time" in second.answer


def test_three_on_record_bar_from_anything_new_on_both_sides() -> None:
    campus = a_campus()
    student, employer = a_student(campus), an_employer(campus)
    officer = acting(an_officer(campus).user)
    brief = an_open_brief(an_employer(campus), campus)
    application = Application.objects.create(
        brief=brief,
        student=student,
        interest="It fits what I study very well.",
        brief_version=1,
        made_at=NOW,
    )
    for number in range(BARRED_AT):
        assert not is_barred(student=student)
        for whose in ({"student": student}, {"employer": employer}):
            strike = proposed(f"{number}:{next(iter(whose))}", campus=campus, **whose)
            decide_strike(strike, stands=True, reason=WHY, actor=officer, at=NOW)
    assert is_barred(student=student)
    assert is_barred(employer=employer)
    with pytest.raises(LimitReachedError, match="Three strikes"):
        submit_application(application, actor=acting(student.user), at=NOW)
    assert [at for at, _words in EFFECTS] == [1, 2, BARRED_AT]


def test_silence_and_what_was_not_kept_in_a_dispute_are_proposed() -> None:
    found = work("active")
    open_dispute(
        found,
        claim="A sixth brief is asked for that we never agreed on.",
        wish="An end to it",
        straight_because="We have talked for a week already.",
        actor=the_student(found),
        at=NOW,
    )
    fire_due(at=NOW + days(9))
    silent = Strike.objects.get(employer=found.employer, kind="ghosting")
    assert (silent.kind, silent.state) == ("ghosting", "proposed")
    fire_due(at=NOW + days(18))
    fire_due(at=NOW + days(30))
    assert Strike.objects.filter(employer=found.employer, kind="broken").count() == 1


def test_a_review_by_the_clock_and_late_work_are_proposed() -> None:
    found, late = work("submitted"), work("active")
    fire_due(at=NOW + days(9))
    assert Strike.objects.filter(employer=found.employer, kind="ghosting").count() == 1
    fire_due(at=NOW + days(30))
    fire_due(at=NOW + days(38))
    fire_due(at=NOW + days(46))
    assert Strike.objects.filter(student=late.student, kind="ghosting").count() == 1


def test_pay_that_is_late_for_two_rounds_is_proposed_once() -> None:
    found = work("authorized")
    fire_due(at=NOW + days(6))
    assert not Strike.objects.filter(kind="late_pay").exists()
    for day in (12, 18, 24):
        fire_due(at=NOW + days(day))
    strike = Strike.objects.get(kind="late_pay")
    assert strike.employer == found.employer
    assert "$216" in strike.fact, "the first milestone’s part is what is late"


def test_late_pay_was_due_on_the_employers_own_day() -> None:
    """At five in the afternoon in Hawaii, when it is the next day in UTC."""
    found = work("authorized")
    Employer.objects.filter(pk=found.employer.pk).update(time_zone="Pacific/Honolulu")
    due = datetime(2027, 2, 13, 3, tzinfo=UTC)
    Funding.objects.filter(engagement=found).update(due_at=due)
    report_late_funds(Funding.objects.get(engagement=found), actor=INSTALLATION, at=due + days(20))
    assert "was due on 12 February 2027" in Strike.objects.get(kind="late_pay").fact


def test_each_payment_that_came_late_is_a_fact_of_its_own() -> None:
    found, _milestone, funding = begun_late()
    assert Strike.objects.filter(kind="late_pay").count() == 1
    for day in (36, 42, 48):
        fire_due(at=NOW + days(day))
        for payout in Payout.objects.filter(state="due"):
            say_received(payout, actor=the_student(found), at=NOW + days(day))
    assert Strike.objects.filter(kind="late_pay", employer=found.employer).count() == 2
    # A fee that changes while it is late makes no third.
    funding.refresh_from_db()
    change_amount(funding, amount_minor=50000, at=NOW + days(49))
    for day in (55, 61):
        fire_due(at=NOW + days(day))
    assert Strike.objects.filter(kind="late_pay").count() == 2


def begun_late() -> tuple[Engagement, Milestone, Funding]:
    """The first milestone's pay came after 20 days; the second's is due from day 22 on."""
    found = work("authorized")
    funding = Funding.objects.get(engagement=found)
    for day in (6, 12, 18):
        fire_due(at=NOW + days(day))
    secure(funding, at=20)
    found.refresh_from_db()
    if found.state != "active":
        start_work(found, actor=the_student(found), at=NOW + days(20))
    milestone = Milestone.objects.get(engagement=found)
    hand_over(found, at=21)
    hand_in_milestone(milestone, actor=the_student(found), at=NOW + days(22))
    return found, milestone, funding


def test_each_reads_their_own_and_decides_on_their_page() -> None:
    campus = a_campus()
    student, employer = a_student(campus), an_employer(campus)
    owner = a_member(employer, "owner")
    officer = an_officer(campus)
    mine = proposed("mine", student=student)
    theirs = proposed("theirs", employer=employer, campus=campus)
    me, boss, office = signed_in(student.user), signed_in(owner.user), signed_in(officer.user)
    assert "Nothing is on record" in me.get("/student/strikes/").content.decode()
    assert "A claim had no answer." in office.get("/campus/strikes/").content.decode()
    address = f"/campus/strikes/{mine.code}/"
    assert office.post(address, {"stands": "yes", "reason": ""}).status_code == 422
    assert office.post(address, {"stands": "yes", "reason": WHY}).status_code == 302
    office.post(f"/campus/strikes/{theirs.code}/", {"stands": "yes", "reason": WHY})
    page = me.get("/student/strikes/").content.decode()
    assert WHY in page
    assert "Appeal" in page
    appeal = f"/student/strikes/{mine.code}/appeal/"
    assert me.post(appeal, {"appeal": "x"}).status_code == 422
    assert me.post(appeal, {"appeal": "I had written on the second day."}).status_code == 302
    assert me.post(f"/student/strikes/{theirs.code}/appeal/", {}).status_code == 404
    assert WHY in boss.get("/employer/strikes/").content.decode()
    operator = signed_in(a_user("Operator", is_operator=True))
    assert "second day" in operator.get("/operator/strikes/").content.decode()
    answer = {"lift": "yes", "answer": "The log shows the mail."}
    assert operator.post(f"/operator/strikes/{mine.code}/", answer).status_code == 302
    assert "The log shows the mail." in me.get("/student/strikes/").content.decode()
    mine.refresh_from_db()
    assert mine.state == "lifted"


def test_what_waits_for_a_word_stands_first() -> None:
    campus = a_campus()
    officer, operator = an_officer(campus), a_user("Operator", is_operator=True)
    office, employer = acting(officer.user), an_employer(campus)
    owner = acting(a_member(employer, "owner").user)
    lifted, appealed, standing, dropped, waiting = (
        proposed(key, employer=employer, campus=campus)
        for key in ("lifted", "appealed", "standing", "dropped", "waiting")
    )
    for strike in (lifted, appealed, standing):
        decide_strike(strike, stands=True, reason=WHY, actor=office, at=NOW)
    decide_strike(dropped, stands=False, reason="", actor=office, at=NOW)
    for strike in (lifted, appealed):
        appeal_strike(strike, reason="We had written on the second day.", actor=owner, at=NOW)
    answer_appeal(lifted, lift=True, answer="The log shows it.", actor=acting(operator), at=NOW)
    assert strikes_at(officer)[0] == waiting
    assert list(strikes_for_operator(operator)) == [appealed, lifted]


def test_what_only_a_year_ends_is_nobodys_turn() -> None:
    campus = a_campus()
    officer = an_officer(campus)
    strike = proposed(employer=an_employer(campus), campus=campus)
    page = signed_in(officer.user).get("/campus/strikes/").content.decode()
    assert "Your turn" in page
    decide_strike(strike, stands=True, reason=WHY, actor=acting(officer.user), at=NOW)
    page = signed_in(officer.user).get("/campus/strikes/").content.decode()
    assert "on record until" in page
    assert "turn</b>" not in page
    assert "Your turn" not in page
