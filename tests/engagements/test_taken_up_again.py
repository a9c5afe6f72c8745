"""Work that ended, was taken up again and goes wrong: what its first end has paid stays paid."""

from __future__ import annotations

from typing import Any

import pytest

from fairbrief.clocks.firing import fire_due
from fairbrief.engagements.actions import (
    agree_reinstatement,
    answer_dispute,
    appeal_decision,
    ask_reinstatement,
    decide_appeal,
    decide_dispute,
    end_early,
    leave_it,
    log_hours,
    open_dispute,
    remove_entry,
    start_work,
)
from fairbrief.engagements.earned import earned_at, earned_by
from fairbrief.engagements.models import Dispute, Engagement
from fairbrief.engagements.pricing import least_fee
from fairbrief.engagements.trouble_forms import VerdictForm
from fairbrief.engagements.verdicts import Verdict
from fairbrief.kernel.errors import FairbriefError
from fairbrief.notices.models import Notice
from fairbrief.organizations.models import Member
from fairbrief.payments.actions import secure_funds
from fairbrief.payments.models import Funding
from fairbrief.payments.queries import unbalanced
from tests.builders import NOW, TODAY, a_campus, acting, an_officer, days, in_days
from tests.payments.books import balance_of
from tests.working import the_student, the_supervisor, work

pytestmark = pytest.mark.django_db

#: Half of fifteen hours at 432 dollars: what the first end pays.
HALF = 21600
WHY = "The agreement and what was handed over say so."


def secured(found: Engagement, reference: str, **at: Any) -> Funding:
    funding = Funding.objects.get(engagement=found)
    owner = Member.objects.get(employer=found.employer, role="owner")
    secure_funds(funding, reference=reference, actor=acting(owner.user), **at)
    found.refresh_from_db()
    return funding


def again() -> Engagement:
    """Half was worked and paid when it ended; it goes on, and the hours were not so many."""
    found = work("authorized", starts_on=in_days(1), due_on=in_days(29), hours=15, fee_minor=43200)
    student = the_student(found)
    secured(found, "ACH 1", at=NOW)
    start_work(found, actor=student, at=NOW)
    entry = log_hours(found, day=TODAY, minutes=450, note="x", actor=student, at=NOW)
    end_early(found, reason="I fell ill for the week.", actor=student, at=NOW)
    asked = ask_reinstatement(
        found, why="I am well again now.", due_on=in_days(40), actor=student, at=NOW
    )
    agree_reinstatement(asked, actor=the_supervisor(found), at=NOW)
    found.refresh_from_db()
    secured(found, "ACH 2", at=NOW)
    start_work(found, actor=student, at=NOW)
    remove_entry(entry, actor=student, at=NOW)
    assert Funding.objects.get(engagement=found).released_minor == HALF
    return found


def claimed(found: Engagement) -> Dispute:
    dispute = open_dispute(
        found,
        claim="Nothing of it was done.",
        wish="An end, without pay.",
        ask="money",
        asked_minor=0,
        straight_because="She does not answer any message.",
        actor=the_supervisor(found),
        at=NOW,
    )
    found.refresh_from_db()
    return dispute


def says(award_minor: int, outcome: str = "ended_early") -> Verdict:
    return Verdict(decision=WHY, outcome=outcome, award_minor=award_minor)


def settled_with(found: Engagement, pay_minor: int) -> None:
    """The pay that is shown is what was paid."""
    found.refresh_from_db()
    funding = Funding.objects.get(engagement=found)
    assert found.part_pay_minor == funding.amount_minor == funding.released_minor == pay_minor
    assert balance_of("student", found.student_id) == pay_minor
    assert unbalanced() == []


@pytest.mark.parametrize("outcome", ["ended_early", "not_completed", "accepted"])
def test_no_decision_awards_less_than_an_earlier_end_has_paid(outcome: str) -> None:
    found = again()
    officer, neutral = an_officer(found.campus), an_officer(a_campus())
    dispute = claimed(found)
    answer_dispute(dispute, answer="It was half of it.", actor=the_student(found), at=NOW)
    assert "at least $216" in str(VerdictForm(dispute=dispute).fields["award"].help_text)
    with pytest.raises(FairbriefError, match=r"ended before stays .* at least \$216") as refusal:
        decide_dispute(dispute, verdict=says(HALF - 1, outcome), actor=acting(officer.user), at=NOW)
    assert refusal.value.field == "award"
    decide_dispute(dispute, verdict=says(HALF + 100, outcome), actor=acting(officer.user), at=NOW)
    employer = the_supervisor(found)
    appeal_decision(dispute, reason="It is far too much for that.", actor=employer, at=NOW)
    with pytest.raises(FairbriefError, match="stays the student"):
        decide_appeal(dispute, verdict=says(0, outcome), actor=acting(neutral.user), at=NOW)
    decide_appeal(dispute, verdict=says(HALF, outcome), actor=acting(neutral.user), at=NOW)
    settled_with(found, HALF)


def test_silence_leaves_what_an_earlier_end_has_paid() -> None:
    found = again()
    dispute = claimed(found)
    for day in (8, 16, 24, 32):
        fire_due(at=NOW + days(day))
    dispute.refresh_from_db()
    assert (dispute.state, dispute.by_default, dispute.award_minor) == ("closed", True, HALF)
    settled_with(found, HALF)


def test_ending_it_again_pays_no_less_and_says_why() -> None:
    found = again()
    earned = earned_by(found)
    assert (earned.by_rule.minor, earned.pay.minor) == (0, HALF)
    said = " ".join(earned.in_words())
    assert "When it ended before it had earned $216" in said
    assert "is paid" not in said.replace("so $216 is paid", "")
    assert "The rest, $216, goes back to the employer." in said
    end_early(found, reason="It does not work out.", actor=the_student(found), at=NOW + days(1))
    settled_with(found, HALF)
    second, first = found.endings.all()
    assert [earned_at(each).before_minor for each in (first, second)] == [0, HALF]
    # The end that stands is none of before.
    assert earned_at(first).pay == earned_at(second).pay == earned_by(found).pay


def test_more_work_pays_by_the_rule_that_both_signed() -> None:
    found = again()
    log_hours(found, day=TODAY, minutes=600, note="x", actor=the_student(found), at=NOW)
    earned = earned_by(found)
    assert earned.pay == earned.by_rule == earned.by_hours
    assert "ended before" not in " ".join(earned.in_words())


def test_no_change_of_the_fee_goes_below_it() -> None:
    found = again()
    assert least_fee(found, 5) == HALF


def test_what_nothing_was_paid_for_can_be_awarded_nothing() -> None:
    found = work("active", campus=a_campus())
    officer = an_officer(found.campus)
    dispute = claimed(found)
    answer_dispute(dispute, answer="It was half of it.", actor=the_student(found), at=NOW)
    form = VerdictForm(dispute=dispute)
    assert str(form.fields["award"].help_text).startswith("Between nothing and the agreed fee")
    decide_dispute(dispute, verdict=says(0), actor=acting(officer.user), at=NOW)
    for actor in (the_student(found), the_supervisor(found)):
        leave_it(dispute, actor=actor, at=NOW)
    found.refresh_from_db()
    assert (found.state, found.part_pay_minor) == ("ended_early", 0)


def test_what_the_first_end_was_owed_is_released_once_it_is_secured_not_at_the_later_end() -> None:
    """Of two milestones one was secured, and more than that was worked when it ended."""
    found = work("authorized", starts_on=in_days(1), due_on=in_days(29), hours=18, fee_minor=43200)
    student = the_student(found)
    funding = secured(found, "ACH 1", at=NOW)
    start_work(found, actor=student, at=NOW)
    had = funding.secured_minor
    log_hours(found, day=TODAY, minutes=720, note="x", actor=student, at=NOW)
    end_early(found, reason="I fell ill for the week.", actor=student, at=NOW)
    funding.refresh_from_db()
    earned = found.part_pay_minor
    assert earned is not None
    assert (funding.released_minor, funding.amount_minor) == (had, earned)
    assert had < earned
    asked = ask_reinstatement(
        found, why="I am well again now.", due_on=in_days(40), actor=student, at=NOW
    )
    agree_reinstatement(asked, actor=the_supervisor(found), at=NOW)
    found.refresh_from_db()
    Notice.objects.all().delete()
    funding = secured(found, "ACH 2", at=NOW)
    assert (funding.owed_minor, funding.released_minor) == (earned, earned)
    assert found.state == "funded"
    assert balance_of("student", found.student_id) == earned
    told = set(Notice.objects.values_list("kind", flat=True))
    assert "funds.earlier_paid" in told
    assert "funds.milestone_paid" not in told
    start_work(found, actor=student, at=NOW)
    end_early(found, reason="It does not work out.", actor=student, at=NOW + days(1))
    settled_with(found, earned)
