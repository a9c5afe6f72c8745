"""What others wait for, or would lose, stands in the way of closing an account."""

from __future__ import annotations

import pytest

from fairbrief.accounts.models import User
from fairbrief.audit.advancing import advance
from fairbrief.leaving.actions import HinderedError, close_account
from fairbrief.leaving.hindrances import hindrances
from fairbrief.leaving.models import Closing
from fairbrief.organizations.models import Member
from fairbrief.payments.actions import say_received, say_sent
from tests.builders import (
    NOW,
    a_campus,
    a_member,
    a_user,
    acting,
    an_employer,
    an_officer,
    an_open_brief,
)
from tests.engaged import an_engagement
from tests.payments.test_funds import a_funding, secure
from tests.working import an_agreement

pytestmark = pytest.mark.django_db


def in_the_way(user: User | None) -> list[str]:
    assert user is not None
    return [each.path for each in hindrances(user)]


@pytest.mark.parametrize("state", ["agreed", "authorized", "funded", "active", "submitted"])
def test_work_that_is_not_over_is_in_the_way_of_both(state: str) -> None:
    work = an_engagement(state)
    assert in_the_way(work.student.user) == [f"/student/work/{work.code}/"]
    assert in_the_way(work.supervisor.user) == [f"/employer/work/{work.code}/"]
    owner = Member.objects.get(employer=work.employer, role="owner")
    assert f"/employer/work/{work.code}/" in in_the_way(owner.user)
    with pytest.raises(HinderedError) as refusal:
        close_account(work.student.user, actor=acting(work.student.user), at=NOW)
    assert refusal.value.hindrances
    assert not Closing.objects.exists()


def test_work_that_is_paid_is_not() -> None:
    assert not in_the_way(an_engagement("paid").student.user)


def test_pay_that_is_to_be_sent_keeps_the_only_owner_and_not_the_student() -> None:
    work = an_engagement("submitted")
    secure(a_funding(work))
    advance(work, "approve", actor=acting(work.supervisor.user), at=NOW)
    payout = work.payouts.get()
    owner = Member.objects.get(employer=work.employer, role="owner")
    funds = f"/employer/work/{work.code}/funds/"
    assert funds in in_the_way(owner.user)
    assert not in_the_way(work.student.user)
    say_sent(
        payout,
        sent_on=NOW.date(),
        sent_minor=payout.amount_minor,
        how="bank",
        actor=acting(owner.user),
        at=NOW,
    )
    assert funds in in_the_way(owner.user)
    say_received(payout, actor=acting(work.student.user), at=NOW)
    assert funds not in in_the_way(owner.user)


def test_an_agreement_to_sign_is_in_the_way() -> None:
    agreement = an_agreement()
    student = agreement.application.student
    assert in_the_way(student.user) == [f"/student/agreements/{agreement.code}/"]


def test_the_only_owner_of_an_organization_with_an_open_brief_stays() -> None:
    campus = a_campus()
    employer = an_employer(campus)
    owner = a_member(employer)
    brief = an_open_brief(employer, campus)
    assert in_the_way(owner.user) == [f"/employer/briefs/{brief.code}/"]
    a_member(employer, name="Another Owner")
    assert not in_the_way(owner.user)


def test_the_only_director_of_an_office_and_the_only_operator_stay() -> None:
    campus = a_campus()
    director = an_officer(campus, role="director")
    assert in_the_way(director.user) == ["/campus/office/people/"]
    officer = an_officer(campus)
    assert in_the_way(director.user) == ["/campus/office/people/"]
    assert not in_the_way(officer.user)
    an_officer(campus, role="director")
    assert not in_the_way(director.user)
    operator = a_user(is_operator=True)
    assert in_the_way(operator) == ["/operator/"]
    a_user(is_operator=True)
    assert not in_the_way(operator)
