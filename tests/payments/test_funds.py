"""Due, secured, released, returned: each once, always balanced."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from fairbrief.audit.actors import CLOCK, INSTALLATION, Actor
from fairbrief.audit.advancing import advance
from fairbrief.clocks.firing import fire_due
from fairbrief.clocks.models import Clock
from fairbrief.clocks.queries import turn_of
from fairbrief.engagements.actions import (
    accept_change,
    answer_dispute,
    decide_dispute,
    end_early,
    leave_it,
    open_dispute,
    propose_change,
)
from fairbrief.engagements.models import Dispute, Engagement
from fairbrief.engagements.verdicts import Verdict
from fairbrief.kernel.errors import IllegalMoveError, MissingFactError, NotAllowedError
from fairbrief.notices.models import Notice
from fairbrief.organizations.models import Member
from fairbrief.payments.actions import change_amount, open_funding, secure_funds, settle
from fairbrief.payments.models import Account, Entry, Funding, Transfer
from fairbrief.payments.queries import movements_of, rates_of, unbalanced
from tests.builders import NOW, a_member, acting, an_employer, an_officer, days
from tests.engaged import an_engagement, log_minutes
from tests.payments.books import balance_of

pytestmark = pytest.mark.django_db


def owner_of(engagement: Engagement) -> Member:
    return Member.objects.get(employer=engagement.employer, role="owner")


def a_funding(engagement: Engagement) -> Funding:
    return open_funding(engagement, actor=INSTALLATION, at=NOW)


def secure(funding: Funding, reference: str = "ACH 2027-14") -> bool:
    return secure_funds(
        funding, reference=reference, actor=acting(owner_of(funding.engagement).user), at=NOW
    )


def balances(engagement: Engagement) -> tuple[int, int, int]:
    """Employer, secured, student, in cents."""
    return (
        balance_of("employer", engagement.employer_id),
        balance_of("secured", engagement.pk),
        balance_of("student", engagement.student_id),
    )


def test_an_authorized_engagement_asks_for_its_fee() -> None:
    engagement = an_engagement("agreed", authorization_needed=True)
    advance(engagement, "authorize", actor=acting(an_officer(engagement.campus).user), at=NOW)
    funding = Funding.objects.get(engagement=engagement)
    assert (funding.state, funding.amount_minor) == ("due", 43200)
    turn = turn_of(funding)
    assert turn is not None
    assert turn.owner == "employer"
    told = set(Notice.objects.filter(kind="funds.due").values_list("user_id", flat=True))
    assert owner_of(engagement).user_id in told


def test_secured_funds_let_the_work_start_and_are_recorded_once() -> None:
    engagement = an_engagement("authorized")
    funding = a_funding(engagement)
    assert secure(funding)
    engagement.refresh_from_db()
    assert engagement.state == "funded"
    assert funding.state == "secured"
    assert balances(engagement) == (-43200, 43200, 0)
    assert not secure(funding)
    assert Transfer.objects.count() == 1
    assert turn_of(funding) is None
    assert unbalanced() == []


def test_only_those_who_handle_money_secure_it() -> None:
    engagement = an_engagement("authorized")
    funding = a_funding(engagement)
    leader = a_member(engagement.employer, "leader")
    stranger = a_member(an_employer(), "owner")
    for person in (leader.user, stranger.user, engagement.student.user):
        with pytest.raises(NotAllowedError):
            secure_funds(funding, reference="ACH 1", actor=acting(person), at=NOW)
    assert not Transfer.objects.exists()


def test_a_reference_is_needed() -> None:
    funding = a_funding(an_engagement("authorized"))
    with pytest.raises(MissingFactError) as caught:
        secure(funding, reference="   ")
    assert caught.value.field == "reference"


def test_accepted_work_is_paid_in_full() -> None:
    engagement = an_engagement("submitted", minutes=20 * 60)
    funding = a_funding(engagement)
    secure(funding)
    advance(engagement, "approve", actor=acting(engagement.supervisor.user), at=NOW)
    assert engagement.state == "paid"
    funding.refresh_from_db()
    assert (funding.state, funding.released_minor) == ("released", 43200)
    assert balances(engagement) == (-43200, 0, 43200)
    rates = rates_of(funding)
    assert (str(rates.agreed), str(rates.actual)) == ("$24", "$21.60")
    assert [movement.transfer.kind for movement in movements_of(funding)] == ["secure", "release"]
    assert unbalanced() == []


def test_releasing_twice_releases_once() -> None:
    engagement = an_engagement("submitted")
    funding = a_funding(engagement)
    secure(funding)
    assert settle(funding, amount_minor=43200, at=NOW)
    assert not settle(funding, amount_minor=43200, at=NOW)
    assert not settle(funding, amount_minor=1, at=NOW)
    assert balances(engagement) == (-43200, 0, 43200)


def test_hours_worked_are_paid_and_the_rest_returns_when_it_ends_early() -> None:
    engagement = an_engagement("active")
    funding = a_funding(engagement)
    secure(funding)
    settle(funding, amount_minor=14400, at=NOW)
    assert balances(engagement) == (-14400, 0, 14400)
    assert (funding.released_minor, funding.returned_minor) == (14400, 28800)
    assert unbalanced() == []


def test_nothing_owed_returns_everything() -> None:
    engagement = an_engagement("active")
    funding = a_funding(engagement)
    secure(funding)
    settle(funding, amount_minor=0, at=NOW)
    assert funding.state == "returned"
    assert balances(engagement) == (0, 0, 0)
    assert not Notice.objects.filter(kind="funds.released").exists()


def test_work_that_ends_before_it_is_funded_owes_nothing() -> None:
    engagement = an_engagement("authorized")
    funding = a_funding(engagement)
    settle(funding, amount_minor=0, at=NOW)
    assert funding.state == "returned"
    assert turn_of(funding) is None
    assert not Transfer.objects.exists()
    assert not Notice.objects.filter(kind__in=["funds.returned", "funds.released"]).exists()


def test_unpaid_work_needs_no_money_and_starts_at_once() -> None:
    engagement = an_engagement("authorized", fee_minor=0)
    funding = a_funding(engagement)
    engagement.refresh_from_db()
    assert (funding.state, engagement.state) == ("secured", "funded")
    assert not Transfer.objects.exists()
    assert not Notice.objects.filter(kind__startswith="funds.").exists()


def test_a_raised_fee_is_due_while_the_work_goes_on() -> None:
    engagement = an_engagement("active")
    funding = a_funding(engagement)
    secure(funding)
    change_amount(funding, amount_minor=52800, at=NOW)
    assert (funding.state, funding.missing_minor) == ("due", 9600)
    turn = turn_of(funding)
    assert turn is not None
    assert turn.owner == "employer"
    secure(funding, reference="ACH 2027-15")
    assert (funding.state, funding.secured_minor) == ("secured", 52800)
    engagement.refresh_from_db()
    assert engagement.state == "active"
    assert balances(engagement) == (-52800, 52800, 0)


def test_what_is_secured_is_released_even_when_a_raise_is_not() -> None:
    engagement = an_engagement("submitted")
    funding = a_funding(engagement)
    secure(funding)
    change_amount(funding, amount_minor=52800, at=NOW)
    advance(engagement, "approve", actor=acting(engagement.supervisor.user), at=NOW)
    assert engagement.state == "approved"
    funding.refresh_from_db()
    assert (funding.state, funding.released_minor, funding.missing_minor) == ("due", 43200, 9600)
    secure(funding, reference="ACH 2027-15")
    engagement.refresh_from_db()
    assert engagement.state == "paid"
    assert balances(engagement) == (-52800, 0, 52800)
    assert unbalanced() == []


def test_a_lowered_fee_returns_the_surplus_at_the_end() -> None:
    engagement = an_engagement("submitted")
    funding = a_funding(engagement)
    secure(funding)
    change_amount(funding, amount_minor=40000, at=NOW)
    assert funding.state == "secured"
    advance(engagement, "approve", actor=acting(engagement.supervisor.user), at=NOW)
    funding.refresh_from_db()
    assert (funding.released_minor, funding.returned_minor) == (40000, 3200)


def test_late_funds_are_told_to_student_office_and_employer_once() -> None:
    engagement = an_engagement("authorized")
    officer = an_officer(engagement.campus)
    funding = a_funding(engagement)
    fire_due(at=NOW + days(8))
    kinds = ["funds.late", "funds.late_office", "funds.late_employer"]
    told = Notice.objects.filter(kind__in=kinds)
    assert {notice.user_id for notice in told} >= {
        engagement.student.user_id,
        officer.user_id,
        owner_of(engagement).user_id,
    }
    count = told.count()
    fire_due(at=NOW + days(9))
    assert told.count() == count
    # It stays the employer's turn, and everyone is told anew once that runs out, too.
    clocks = Clock.objects.filter(subject_id=funding.pk, kind="payments.fund_by").order_by("pk")
    assert [bool(clock.fired_at) for clock in clocks] == [True, False]
    fire_due(at=NOW + days(20))
    assert told.all().count() == 2 * count
    assert secure(funding)
    assert not clocks.filter(fired_at=None, stopped_at=None).exists()


def test_securing_after_the_end_is_refused() -> None:
    funding = a_funding(an_engagement("active"))
    secure(funding)
    settle(funding, amount_minor=43200, at=NOW)
    with pytest.raises(IllegalMoveError):
        secure(funding)


def test_nobody_can_release_by_hand() -> None:
    engagement = an_engagement("active")
    funding = a_funding(engagement)
    secure(funding)
    for actor in (
        acting(engagement.student.user),
        acting(owner_of(engagement).user),
        CLOCK,
    ):
        with pytest.raises(NotAllowedError):
            advance(funding, "release", actor=actor, at=NOW)


def _pay_out_of_nothing(engagement: Engagement) -> None:
    account = Account.objects.create(kind="student", owner_id=1, currency="USD")
    with transaction.atomic():
        transfer = Transfer.objects.create(
            engagement=engagement, kind="release", key="k", provider="record", at=NOW, by_name="x"
        )
        Entry.objects.create(transfer=transfer, account=account, amount_minor=500)
        with transaction.get_connection().cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_the_database_refuses_an_unbalanced_transfer() -> None:
    engagement = an_engagement("active")
    with pytest.raises(IntegrityError):
        _pay_out_of_nothing(engagement)


def test_the_database_refuses_to_change_what_was_moved() -> None:
    engagement = an_engagement("active")
    secure(a_funding(engagement))
    for change in (
        lambda: Entry.objects.update(amount_minor=1),
        lambda: Entry.objects.all().delete(),
        lambda: Transfer.objects.update(reference="other"),
        lambda: Transfer.objects.all()._raw_delete("default"),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()


def test_actual_hours_make_the_actual_rate() -> None:
    engagement = an_engagement("active")
    funding = a_funding(engagement)
    assert rates_of(funding).actual is None
    log_minutes(engagement, 90)
    assert str(rates_of(funding).actual) == "$24", "the fee is for all the agreed hours"
    log_minutes(engagement, 18 * 60)
    assert str(rates_of(funding).actual) == "$22.15"


def settled_by(dispute: Dispute, verdict: Verdict, officer: Actor) -> None:
    """Answered, decided, and left as it is by both; nothing moves before that."""
    work = dispute.engagement
    student, employer = acting(work.student.user), acting(work.supervisor.user)
    answer_dispute(dispute, answer="We see it otherwise.", actor=employer, at=NOW)
    decide_dispute(dispute, verdict=verdict, actor=officer, at=NOW)
    assert Funding.objects.get(engagement=work).payable_at is None
    leave_it(dispute, actor=student, at=NOW)
    leave_it(dispute, actor=employer, at=NOW)


def test_a_decided_dispute_pays_the_award_and_returns_the_rest() -> None:
    engagement = an_engagement("active", minutes=600)
    officer = acting(an_officer(engagement.campus).user)
    funding = a_funding(engagement)
    secure(funding)
    dispute = open_dispute(
        engagement,
        claim="The work was finished and is called unfinished.",
        wish="The whole fee.",
        straight_because="We have talked for a week already.",
        actor=acting(engagement.student.user),
        at=NOW,
    )
    verdict = Verdict(
        decision="Two of the three pieces meet their criteria.",
        outcome="ended_early",
        award_minor=30000,
    )
    settled_by(dispute, verdict, officer)
    funding.refresh_from_db()
    assert (funding.released_minor, funding.returned_minor) == (30000, 13200)
    assert balances(engagement) == (-30000, 0, 30000)
    assert unbalanced() == []


def test_a_dispute_decided_as_accepted_is_paid_with_the_award() -> None:
    engagement = an_engagement("submitted")
    officer = acting(an_officer(engagement.campus).user)
    funding = a_funding(engagement)
    secure(funding)
    dispute = open_dispute(
        engagement,
        claim="The supervisor does not answer and the work is done.",
        wish="The fee.",
        straight_because="We have talked for a week already.",
        actor=acting(engagement.student.user),
        at=NOW,
    )
    verdict = Verdict(
        decision="Everything agreed was handed in on time.", outcome="accepted", award_minor=40000
    )
    settled_by(dispute, verdict, officer)
    engagement.refresh_from_db()
    funding.refresh_from_db()
    assert engagement.state == "paid"
    assert (funding.released_minor, funding.returned_minor) == (40000, 3200)


def test_ending_early_pays_the_hours_worked() -> None:
    engagement = an_engagement("active", minutes=9 * 60)
    funding = a_funding(engagement)
    secure(funding)
    end_early(
        engagement,
        reason="The film was cancelled by the broadcaster.",
        actor=acting(engagement.supervisor.user),
        at=NOW,
    )
    funding.refresh_from_db()
    assert (funding.released_minor, funding.returned_minor) == (21600, 21600)


def test_an_accepted_change_order_makes_the_difference_due() -> None:
    engagement = an_engagement("active")
    funding = a_funding(engagement)
    secure(funding)
    change = propose_change(
        engagement,
        what="Two more interview briefs.",
        why="Two more voices were found.",
        hours=22,
        fee_minor=52800,
        due_on=engagement.due_on,
        actor=acting(engagement.supervisor.user),
        at=NOW,
    )
    accept_change(change, actor=acting(engagement.student.user), at=NOW)
    funding.refresh_from_db()
    assert (funding.state, funding.missing_minor) == ("due", 9600)
