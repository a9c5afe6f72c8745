"""Two people, two connections, one movement of money."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from threading import Barrier

import pytest
from django.db import IntegrityError, connection

from fairbrief.audit.actors import INSTALLATION
from fairbrief.audit.locking import unlocked
from fairbrief.organizations.models import Member
from fairbrief.payments.actions import move_money, open_funding, secure_funds, settle
from fairbrief.payments.models import Funding, Transfer
from fairbrief.payments.queries import unbalanced
from fairbrief.payments.states import TransferKind
from tests.builders import NOW, acting
from tests.engaged import an_engagement

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def funding() -> Funding:
    return open_funding(an_engagement("active"), actor=INSTALLATION, at=NOW)


def secure(funding: Funding) -> bool:
    owner = Member.objects.get(employer=funding.engagement.employer, role="owner")
    return secure_funds(funding, reference="ACH 1", actor=acting(owner.user), at=NOW)


def at_once(funding: Funding, act: Callable[[Funding], bool]) -> list[object]:
    """Both begin with the funding as it stands now; what each got, or the error it met."""
    start = Barrier(2)

    def one() -> object:
        try:
            mine = Funding.objects.select_related("engagement").get(pk=funding.pk)
            start.wait(timeout=10)
            return act(mine)
        except IntegrityError as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        return [each.result(timeout=30) for each in [pool.submit(one), pool.submit(one)]]


@pytest.mark.parametrize("guard_is_on", [True, False])
def test_securing_twice_at_once_secures_once(funding: Funding, guard_is_on: bool) -> None:
    _race(funding, secure, guard_is_on=guard_is_on)
    assert Transfer.objects.filter(kind="secure").count() == 1


@pytest.mark.parametrize("guard_is_on", [True, False])
def test_releasing_twice_at_once_releases_once(funding: Funding, guard_is_on: bool) -> None:
    secure(funding)
    _race(
        funding,
        lambda mine: settle(mine, amount_minor=43200, at=NOW),
        guard_is_on=guard_is_on,
    )
    assert Transfer.objects.filter(kind="release").count() == 1


def _race(funding: Funding, act: Callable[[Funding], bool], *, guard_is_on: bool) -> None:
    """With the lock the second finds it done; without, only the unique key stops it, with an error.

    The slow provider of the second case keeps the first inside while the second comes in.
    """
    with nullcontext() if guard_is_on else unlocked():
        got = at_once(funding, act)
    if guard_is_on:
        assert sorted(map(str, got)) == ["False", "True"]
    else:
        assert sum(isinstance(each, IntegrityError) for each in got) == 1
    assert unbalanced() == []


def test_the_key_alone_stops_a_repeat(funding: Funding) -> None:
    """A retry that somehow begins from the same figures cannot write a second transfer."""
    secure(funding)
    stale = Funding.objects.get(pk=funding.pk)
    stale.secured_minor = 0
    with pytest.raises(IntegrityError):
        move_money(
            stale,
            TransferKind.SECURE,
            stale.amount,
            reference="ACH 1",
            actor=INSTALLATION,
            at=NOW,
        )
