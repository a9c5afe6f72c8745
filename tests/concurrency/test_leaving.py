"""Closing an account while something else happens to it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext

import pytest

from fairbrief.accounts.models import User
from fairbrief.applications.actions import accept_offer
from fairbrief.applications.models import Application
from fairbrief.audit.actors import CLOCK
from fairbrief.audit.locking import unlocked
from fairbrief.kernel.errors import FairbriefError
from fairbrief.leaving.actions import HinderedError, close_account, erase, reopen
from fairbrief.leaving.models import Closing
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
from tests.concurrency.together import at_once, slow
from tests.working import an_offer

pytestmark = pytest.mark.django_db(transaction=True)


def _user(name: str = "Maya Okafor") -> User:
    return a_student(a_campus(), name=name).user


@pytest.mark.parametrize("guard_is_on", [True, False])
def test_two_tabs_close_it_once(guard_is_on: bool) -> None:
    user = _user()

    def closes() -> object:
        mine = User.objects.get(pk=user.pk)
        return close_account(mine, actor=acting(mine), at=NOW).pk

    with slow("leaving_closing"), nullcontext() if guard_is_on else unlocked():
        got = at_once(closes, closes)
    assert Closing.objects.count() == 1
    if guard_is_on:
        assert got[0] == got[1] == Closing.objects.get().pk
    else:
        assert any(isinstance(each, Exception) for each in got)


def test_an_offer_is_accepted_or_the_account_is_closed() -> None:
    offered = an_offer()
    user = offered.student.user

    def closes() -> object:
        mine = User.objects.get(pk=user.pk)
        return close_account(mine, actor=acting(mine), at=NOW)

    def accepts() -> object:
        mine = Application.objects.get(pk=offered.pk)
        return accept_offer(mine, actor=acting(user), at=NOW)

    with slow("applications_application"):
        got = at_once(closes, accepts)
    assert len([each for each in got if isinstance(each, FairbriefError)]) == 1, got
    offered.refresh_from_db()
    user.refresh_from_db()
    assert (offered.state, user.is_active) in {("accepted", True), ("withdrawn", False)}


def test_the_clock_erases_once() -> None:
    user = _user()
    closing = close_account(user, actor=acting(user), at=NOW)

    def erases() -> object:
        return erase(Closing.objects.get(pk=closing.pk), actor=CLOCK, at=NOW + days(15))

    with slow("leaving_closing"):
        got = at_once(erases, erases)
    assert sorted(map(str, got)) == ["False", "True"]


def test_it_is_opened_again_or_erased() -> None:
    from fairbrief.audit.actors import INSTALLATION

    user = _user()
    closing = close_account(user, actor=acting(user), at=NOW)

    def erases() -> object:
        return erase(Closing.objects.get(pk=closing.pk), actor=CLOCK, at=NOW + days(15))

    def reopens() -> object:
        return reopen(Closing.objects.get(pk=closing.pk), actor=INSTALLATION, at=NOW + days(15))

    with slow("leaving_closing"):
        got = at_once(erases, reopens)
    assert len([each for each in got if isinstance(each, FairbriefError)]) == 1, got
    user.refresh_from_db()
    closing.refresh_from_db()
    assert (closing.state, user.is_active, user.name) in {
        ("erased", False, "Closed account"),
        ("reopened", True, "Maya Okafor"),
    }


@pytest.mark.parametrize("house", ["operators", "office", "employer"])
def test_of_the_last_two_who_close_at_once_one_stays(house: str) -> None:
    campus = a_campus()
    if house == "operators":
        both = [a_user(is_operator=True), a_user(is_operator=True)]
    elif house == "office":
        both = [an_officer(campus, role="director").user for _each in range(2)]
    else:
        employer = an_employer(campus)
        owners = [a_member(employer, "owner") for _each in range(2)]
        an_open_brief(employer, campus, supervisor=owners[0])
        both = [each.user for each in owners]

    def closing(user: User) -> Callable[[], object]:
        def closes() -> object:
            mine = User.objects.get(pk=user.pk)
            return close_account(mine, actor=acting(mine), at=NOW)

        return closes

    with slow("leaving_closing"):
        got = at_once(*(closing(each) for each in both))
    assert len([each for each in got if isinstance(each, HinderedError)]) == 1, got
    assert Closing.objects.count() == 1
