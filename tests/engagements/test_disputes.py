"""Disagreeing: talk first, a claim with what shows it, an answer, a decision, one appeal."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from fairbrief.clocks.firing import fire_due
from fairbrief.clocks.models import Clock
from fairbrief.clocks.queries import turn_of
from fairbrief.engagements.actions import (
    answer_dispute,
    appeal_decision,
    decide_appeal,
    decide_dispute,
    end_early,
    leave_it,
    log_hours,
    open_dispute,
    raise_talk,
    settle_talk,
    write_message,
)
from fairbrief.engagements.deciding import decider_for, is_party
from fairbrief.engagements.evidence import exhibits_in
from fairbrief.engagements.models import Engagement, Talk
from fairbrief.engagements.queries import hours_of
from fairbrief.kernel.errors import FairbriefError, IllegalMoveError, NotAllowedError
from fairbrief.kernel.money import Money
from fairbrief.organizations.models import CampusDomain, Officer
from fairbrief.payments.models import Funding
from tests.browsing import signed_in
from tests.builders import NOW, TODAY, a_user, acting, days, in_days
from tests.engagements.disputing import ABOUT, answered, campus_with, claim, verdict
from tests.working import the_student, the_supervisor, work

pytestmark = pytest.mark.django_db


def test_a_claim_comes_after_48_hours_of_talk() -> None:
    found = work("active")
    facts = {"claim": ABOUT, "wish": "Accept it", "actor": the_student(found)}
    with pytest.raises(FairbriefError, match="Talk first") as refusal:
        open_dispute(found, **facts, at=NOW)
    assert refusal.value.field == "straight_because"
    talk = raise_talk(found, about=ABOUT, actor=the_student(found), at=NOW)
    assert raise_talk(found, about=ABOUT, actor=the_supervisor(found), at=NOW).pk == talk.pk
    turn = turn_of(talk)
    assert turn is not None
    assert (turn.owner, turn.due_at) == ("both", NOW + timedelta(hours=48))
    fire_due(at=NOW + timedelta(hours=47))
    with pytest.raises(FairbriefError, match="48 hours are not over"):
        open_dispute(found, **facts, at=NOW + timedelta(hours=47))
    fire_due(at=NOW + timedelta(hours=48))
    dispute = open_dispute(found, **facts, at=NOW + timedelta(hours=49))
    talk.refresh_from_db()
    assert (talk.state, dispute.talk_id, found.state) == ("claimed", talk.pk, "disputed")


def test_who_cannot_talk_says_why_and_claims_at_once() -> None:
    found = work("active")
    dispute = open_dispute(
        found,
        claim=ABOUT,
        wish="An end to it",
        straight_because="He shouted at me in the last two calls.",
        actor=the_student(found),
        at=NOW,
    )
    assert dispute.talk is None
    assert "shouted" in dispute.straight_because


def test_talking_settles_it_or_nobody_comes_back_to_it() -> None:
    found = work("active")
    talk = raise_talk(found, about=ABOUT, actor=the_supervisor(found), at=NOW)
    with pytest.raises(NotAllowedError):
        settle_talk(talk, actor=the_student(found), at=NOW)
    settle_talk(talk, actor=the_supervisor(found), at=NOW)
    second = raise_talk(found, about=ABOUT, actor=the_student(found), at=NOW)
    fire_due(at=NOW + timedelta(hours=48))
    fire_due(at=NOW + days(17))
    second.refresh_from_db()
    assert second.state == "lapsed"
    third = raise_talk(found, about=ABOUT, actor=the_student(found), at=NOW + days(17))
    end_early(found, reason="We end it instead.", actor=the_student(found), at=NOW + days(17))
    third.refresh_from_db()
    assert third.state == "lapsed"
    assert not Clock.objects.filter(
        subject_label="engagements.talk", stopped_at=None, fired_at=None
    ).exists()


def test_the_review_cannot_run_out_while_the_two_talk() -> None:
    found = work("submitted")
    review = turn_of(found)
    assert review is not None
    raised = review.due_at - timedelta(hours=1)
    raise_talk(found, about=ABOUT, actor=the_supervisor(found), at=raised)
    longer = turn_of(found)
    assert longer is not None
    assert longer.due_at > raised + timedelta(hours=48)
    fire_due(at=raised + timedelta(hours=48))
    found.refresh_from_db()
    assert found.state == "submitted"
    assert Talk.objects.get(engagement=found).state == "ready"


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"claim": "No"}, "claim"),
        ({"wish": ""}, "wish"),
        ({"term": "weather"}, "term"),
        ({"ask": "revenge"}, "ask"),
        ({"ask": "money"}, "asked"),
        ({"ask": "money", "asked_minor": 43201}, "asked"),
    ],
)
def test_a_claim_nobody_could_decide_is_refused(facts: dict[str, Any], field: str) -> None:
    found = work("active")
    with pytest.raises(FairbriefError) as refusal:
        claim(found, **facts)
    assert refusal.value.field == field


def test_both_point_at_what_shows_it_and_a_copy_stays() -> None:
    found = work("submitted")
    other = work("submitted")
    log_minutes(found)
    write_message(found, text="Six, please.", files=[], actor=the_supervisor(found), at=NOW)
    exhibits = exhibits_in(found)
    kinds = {each.kind for each in exhibits}
    assert kinds >= {"version", "message", "hours"}
    keys = [each.key for each in exhibits if each.kind != "hours"]
    foreign = exhibits_in(other)[0].key
    dispute = claim(found, evidence=[*keys, foreign, "message:nothing"])
    hours = [each.key for each in exhibits if each.kind == "hours"]
    answer_dispute(
        dispute,
        answer="The hours show it.",
        evidence=[*hours, keys[0]],
        actor=the_supervisor(found),
        at=NOW + days(3),
    )
    by_student = dispute.evidence.filter(by_side="student")
    assert {f"{each.kind}:{each.ref}" for each in by_student} == set(keys)
    assert dispute.evidence.filter(by_side="employer").count() == len(hours) + 1
    assert "Six, please." in {each.detail for each in by_student}


def log_minutes(found: Engagement) -> None:
    found.entries.create(day=TODAY, minutes=60, note="Read the sources", logged_at=NOW)


def test_the_student_campus_decides_after_the_answer_and_nothing_moves_before_the_appeal() -> None:
    campus, officer = campus_with()
    found = work("submitted", campus=campus)
    dispute = claim(found)
    assert (dispute.decider, dispute.is_neutral) == (campus, False)
    with pytest.raises(IllegalMoveError):
        decide_dispute(dispute, verdict=verdict(), actor=officer, at=NOW + days(3))
    answer_dispute(
        dispute, answer="It was said in a call.", actor=the_supervisor(found), at=NOW + days(3)
    )
    for actor in (the_student(found), the_supervisor(found), campus_with()[1]):
        with pytest.raises(NotAllowedError):
            decide_dispute(dispute, verdict=verdict(), actor=actor, at=NOW + days(3))
    for wrong, field in (
        (verdict(award_minor=43201), "award"),
        (verdict(award_minor=None), "award"),
        (verdict(outcome="redo"), "redo_until"),
        (verdict(decision="No"), "decision"),
        (verdict(blame="weather"), "blame"),
    ):
        with pytest.raises(FairbriefError) as refusal:
            decide_dispute(dispute, verdict=wrong, actor=officer, at=NOW + days(3))
        assert refusal.value.field == field
    decide_dispute(dispute, verdict=verdict(outcome="accepted"), actor=officer, at=NOW + days(3))
    found.refresh_from_db()
    assert (dispute.state, found.state) == ("decided", "disputed")
    assert Funding.objects.get(engagement=found).payable_at is None
    fire_due(at=NOW + days(14))
    found.refresh_from_db()
    dispute.refresh_from_db()
    assert (dispute.state, found.state) == ("closed", "approved")
    assert Funding.objects.get(engagement=found).amount_minor == 30000
    assert hours_of(found).paid == Money(30000)


def test_when_both_leave_it_as_decided_it_is_carried_out_at_once() -> None:
    campus, officer = campus_with()
    found = work("active", campus=campus)
    dispute = answered(found)
    decide_dispute(dispute, verdict=verdict(), actor=officer, at=NOW + days(4))
    leave_it(dispute, actor=the_student(found), at=NOW + days(4))
    with pytest.raises(IllegalMoveError):
        appeal_decision(
            dispute, reason="I change my mind on it.", actor=the_student(found), at=NOW + days(4)
        )
    leave_it(dispute, actor=the_student(found), at=NOW + days(4))
    assert dispute.state == "decided"
    leave_it(dispute, actor=the_supervisor(found), at=NOW + days(4))
    found.refresh_from_db()
    assert (dispute.state, found.state, found.part_pay_minor) == ("closed", "ended_early", 30000)


@pytest.mark.parametrize(("state", "back"), [("active", "active"), ("submitted", "changes_asked")])
def test_a_decision_can_let_the_work_go_on(state: str, back: str) -> None:
    campus, officer = campus_with()
    found = work(state, campus=campus)
    dispute = answered(found, ask="redo")
    until = in_days(45)
    decide_dispute(
        dispute,
        verdict=verdict(outcome="redo", redo_until=until),
        actor=officer,
        at=NOW + days(4),
    )
    fire_due(at=NOW + days(15))
    found.refresh_from_db()
    assert (found.state, found.due_on) == (back, until)
    turn = turn_of(found)
    assert turn is not None
    assert turn.owner == "student"
    assert Funding.objects.get(engagement=found).payable_at is None


@pytest.mark.parametrize(
    ("facts", "state", "outcome", "award"),
    [
        ({"ask": "end"}, "active", "ended_early", 2400),
        ({"ask": "money", "asked_minor": 20000}, "active", "ended_early", 20000),
        ({"ask": "money", "asked_minor": 43200}, "submitted", "accepted", 43200),
        ({"ask": "money", "asked_minor": 0}, "active", "ended_early", 2400),
        ({"ask": "redo"}, "active", "redo", None),
    ],
)
def test_silence_loses_within_the_fee_and_never_below_what_was_earned(
    facts: dict[str, Any], state: str, outcome: str, award: int | None
) -> None:
    found = work(state)
    found.entries.create(day=TODAY, minutes=60, note="x", logged_at=NOW)
    dispute = claim(found, **facts)
    fire_due(at=NOW + days(13))
    dispute.refresh_from_db()
    assert (dispute.state, dispute.was_silent) == ("answered", True)
    fire_due(at=NOW + days(21))
    dispute.refresh_from_db()
    assert (dispute.state, dispute.by_default, dispute.outcome) == ("decided", True, outcome)
    assert dispute.award_minor == award
    assert "said nothing" in dispute.decision
    fire_due(at=NOW + days(30))
    dispute.refresh_from_db()
    assert dispute.state == "closed"


def test_a_late_decision_is_told_and_its_clock_begins_anew() -> None:
    found = work("active")
    dispute = answered(found)
    for day in (13, 22, 31):
        fire_due(at=NOW + days(day))
        dispute.refresh_from_db()
        turn = turn_of(dispute)
        assert dispute.state == "answered"
        assert turn is not None
        assert turn.owner == "decider"


def test_an_appeal_goes_to_another_campus_once_and_is_final() -> None:
    campus, officer = campus_with()
    second, other = campus_with()
    found = work("active", campus=campus)
    dispute = answered(found)
    decide_dispute(dispute, verdict=verdict(), actor=officer, at=NOW + days(4))
    reason = "The hours of the last week were overlooked."
    appeal = appeal_decision(dispute, reason=reason, actor=the_student(found), at=NOW + days(5))
    assert appeal.decider == second
    again = appeal_decision(dispute, reason=reason, actor=the_supervisor(found), at=NOW + days(5))
    assert again.pk == appeal.pk
    fire_due(at=NOW + days(10))
    found.refresh_from_db()
    assert found.state == "disputed"
    with pytest.raises(NotAllowedError):
        decide_appeal(dispute, verdict=verdict(), actor=officer, at=NOW + days(10))
    decide_appeal(dispute, verdict=verdict(award_minor=40000), actor=other, at=NOW + days(10))
    found.refresh_from_db()
    dispute.refresh_from_db()
    assert (dispute.state, dispute.award_minor, dispute.appeal.award_minor) == (
        "closed",
        30000,
        40000,
    )
    assert (found.state, found.part_pay_minor) == ("ended_early", 40000)
    assert Funding.objects.get(engagement=found).amount_minor == 40000
    # A second press decides nothing anew.
    decide_appeal(dispute, verdict=verdict(), actor=other, at=NOW + days(11))
    dispute.appeal.refresh_from_db()
    assert dispute.appeal.award_minor == 40000


def test_a_campus_that_is_a_party_does_not_decide() -> None:
    campus, _officer = campus_with()
    neutral, other = campus_with()
    found = work("active", campus=campus)
    assert not is_party(campus, found)
    CampusDomain.objects.create(campus=campus, domain="state-u.example")
    found.employer.domain = "lab.state-u.example"
    found.employer.save()
    assert is_party(campus, found)
    dispute = answered(found)
    assert (dispute.decider, dispute.is_neutral) == (neutral, True)
    decide_dispute(dispute, verdict=verdict(), actor=other, at=NOW + days(4))
    # Nobody is left to decide the appeal but who runs the installation.
    assert decider_for(found, besides=neutral) is None


def test_who_of_the_office_acts_for_the_employer_makes_it_a_party() -> None:
    campus, _officer = campus_with()
    found = work("active", campus=campus)
    Officer.objects.create(user=found.supervisor.user, campus=campus)
    assert is_party(campus, found)
    assert decider_for(found) is None
    dispute = answered(found)
    operator = a_user("Operator", is_operator=True)
    page = signed_in(operator).get(f"/operator/disputes/{dispute.code}/")
    assert page.status_code == 200
    decide_dispute(dispute, verdict=verdict(), actor=acting(operator), at=NOW + days(4))
    assert dispute.state == "decided"


def test_hours_can_be_logged_again_once_it_goes_on() -> None:
    campus, officer = campus_with()
    found = work("active", campus=campus)
    dispute = answered(found, ask="redo")
    with pytest.raises(IllegalMoveError):
        log_hours(found, day=TODAY, minutes=60, note="x", actor=the_student(found), at=NOW)
    decide_dispute(
        dispute,
        verdict=verdict(outcome="redo", redo_until=in_days(45)),
        actor=officer,
        at=NOW + days(4),
    )
    leave_it(dispute, actor=the_student(found), at=NOW + days(4))
    leave_it(dispute, actor=the_supervisor(found), at=NOW + days(4))
    found.refresh_from_db()
    log_hours(found, day=TODAY, minutes=60, note="x", actor=the_student(found), at=NOW + days(4))
