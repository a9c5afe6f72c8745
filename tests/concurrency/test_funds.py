"""Two people approve at once what a pool holds only once."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from time import sleep
from typing import Any

import pytest

from fairbrief.audit.locking import unlocked
from fairbrief.funds import actions
from fairbrief.funds.actions import approve_award
from fairbrief.funds.models import Award, Pool
from fairbrief.funds.queries import holding_of
from fairbrief.kernel.errors import LimitReachedError
from fairbrief.organizations.models import Officer
from tests.builders import NOW, a_campus, a_student, acting, an_officer
from tests.concurrency.together import at_once
from tests.funds.pools import a_pool, proposed

pytestmark = pytest.mark.django_db(transaction=True)


def approving(award: Award, by: Officer) -> Callable[[], object]:
    def act() -> object:
        mine = Award.objects.select_related("pool__campus", "student__user").get(pk=award.pk)
        approve_award(mine, actor=acting(by.user), at=NOW)
        return "approved"

    return act


@pytest.mark.parametrize("guard_is_on", [True, False])
def test_a_budget_is_never_given_out_twice(
    guard_is_on: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the guard off both find the money free: only the database's own check stops one."""
    campus = a_campus()
    director, officer = an_officer(campus, role="director"), an_officer(campus)
    pool = a_pool(director, budget=60000)
    awards = [proposed(pool, officer, a_student(campus)) for _number in range(2)]

    def slowly(of: Pool) -> Any:
        found = holding_of(of)
        sleep(0.5)
        return found

    monkeypatch.setattr(actions, "holding_of", slowly)
    with nullcontext() if guard_is_on else unlocked():
        got = at_once(*(approving(award, director) for award in awards))
    refused = [each for each in got if isinstance(each, LimitReachedError)]
    assert len(refused) == (1 if guard_is_on else 0)
    if guard_is_on:
        assert holding_of(pool).free.minor == 20000
