"""The table of minimum wages: what operators add, correct and withdraw."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from fairbrief.accounts.models import User
from fairbrief.audit.queries import history_of
from fairbrief.fairness.wages import CHECKED, shipped_wages
from fairbrief.kernel.errors import FairbriefError, NotAllowedError
from fairbrief.kernel.places import FEDERAL, JURISDICTIONS
from fairbrief.vetting.actions import add_wage, withdraw_wage
from fairbrief.vetting.models import AddedWage
from fairbrief.vetting.queries import (
    houses_of_campuses,
    policy_of,
    wage_lines,
    wages_in_force,
)
from tests.builders import NOW, TODAY, a_campus, a_user, acting, an_officer, in_days

pytestmark = pytest.mark.django_db


@pytest.fixture
def operator() -> User:
    return a_user(is_operator=True)


def added(operator: User, **facts: Any) -> AddedWage:
    return add_wage(
        **{
            "actor": acting(operator),
            "at": NOW,
            "jurisdiction": "OH",
            "hourly_minor": 1150,
            "effective_from": date(2027, 1, 1),
            "source": "https://com.ohio.gov/wages",
            "checked_on": TODAY,
            **facts,
        },
    )


def minimum(on: date = TODAY, state: str = "OH") -> int:
    return wages_in_force().minimum(state, on).hourly_minor


def test_every_place_of_the_shipped_table_has_a_name() -> None:
    assert shipped_wages().rates.keys() == JURISDICTIONS.keys()


def test_added_rate_holds_from_its_day_on(operator: User) -> None:
    added(operator, effective_from=in_days(10))
    assert minimum() == 1100
    assert minimum(in_days(10)) == 1150
    (event,) = history_of(AddedWage.objects.get())
    assert event.data["hourly_minor"] == 1150
    assert event.actor_name == operator.name


def test_newer_row_corrects_an_older_one_and_a_withdrawal_brings_it_back(operator: User) -> None:
    first = added(operator)
    second = added(operator, hourly_minor=1160, source="The Ohio Revised Code")
    assert minimum() == 1160
    withdraw_wage(second, actor=acting(operator), at=NOW, reason="Read the wrong line.")
    assert minimum() == 1150
    withdraw_wage(first, actor=acting(operator), at=NOW, reason="  Nor this.\n ")
    assert minimum() == 1100
    first.refresh_from_db()
    assert (first.withdrawn_reason, first.withdrawn_by) == ("Nor this.", operator)
    assert [event.name for event in history_of(first)] == ["added", "withdrawn"]


def test_double_press_adds_and_withdraws_once(operator: User) -> None:
    first = added(operator)
    assert added(operator) == first
    assert added(operator, checked_on=in_days(-1)) != first
    for _press in range(2):
        withdraw_wage(first, actor=acting(operator), at=NOW, reason="Wrong.")
    assert history_of(first).count() == 2


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"jurisdiction": "XX"}, "jurisdiction"),
        ({"hourly_minor": 99}, "rate"),
        ({"hourly_minor": 10001}, "rate"),
        ({"jurisdiction": FEDERAL, "hourly_minor": 700}, "rate"),
        ({"effective_from": in_days(4 * 365)}, "effective_from"),
        ({"checked_on": in_days(2)}, "checked_on"),
        ({"source": " "}, "source"),
    ],
)
def test_impossible_rates_are_refused(operator: User, facts: dict[str, Any], field: str) -> None:
    with pytest.raises(FairbriefError) as refusal:
        added(operator, **facts)
    assert refusal.value.field == field
    assert not AddedWage.objects.exists()


def test_withdrawing_wants_a_reason(operator: User) -> None:
    with pytest.raises(FairbriefError):
        withdraw_wage(added(operator), actor=acting(operator), at=NOW, reason=" ")


def test_only_operators_change_the_table(operator: User) -> None:
    wage = added(operator)
    director = an_officer(a_campus(), role="director").user
    with pytest.raises(NotAllowedError):
        added(director)
    with pytest.raises(NotAllowedError):
        withdraw_wage(wage, actor=acting(director), at=NOW, reason="Ours is lower.")


def test_database_keeps_the_table_possible(operator: User) -> None:
    wage = added(operator)
    for wrong in ({"hourly_minor": 0}, {"withdrawn_at": NOW}, {"withdrawn_reason": "x"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            AddedWage.objects.filter(pk=wage.pk).update(**wrong)


def test_policies_bring_the_table_along(operator: User, django_assert_num_queries: Any) -> None:
    campuses = [a_campus(), a_campus()]
    added(operator, hourly_minor=1170)
    with django_assert_num_queries(1):
        houses = houses_of_campuses([each.pk for each in campuses])
    assert [each.rulebook.wages.minimum("OH", TODAY).hourly_minor for each in houses] == [1170] * 2
    (plain,) = houses_of_campuses([])
    assert plain.rulebook.wages.minimum("OH", TODAY).hourly_minor == 1170
    with django_assert_num_queries(1):
        policy_of(campuses[0])


def test_rates_that_will_not_be_known_are_called_to_be_checked(operator: User) -> None:
    def to_check(today: date) -> set[str]:
        lines = wage_lines(wages_in_force(), today=today)
        return {line.place for line in lines if line.is_to_check}

    turn = date(CHECKED.year, 12, 31) - timedelta(days=60)
    assert to_check(turn) == set()
    assert to_check(turn + timedelta(days=1)) == JURISDICTIONS.keys() - {FEDERAL}
    added(operator)
    assert to_check(TODAY) == JURISDICTIONS.keys() - {FEDERAL, "OH"}
    (line,) = [
        each for each in wage_lines(wages_in_force(), today=date(2026, 12, 1)) if each.place == "OH"
    ]
    assert (str(line.rate), str(line.coming_rate)) == ("$11", "$11.50")


def test_federal_rate_is_the_least_whatever_a_state_says(operator: User) -> None:
    added(operator, jurisdiction="TX", hourly_minor=500)
    assert minimum(state="TX") == 725
    added(operator, jurisdiction=FEDERAL, hourly_minor=1500)
    assert (minimum(state="TX"), minimum(state="OH"), minimum(state="")) == (1500, 1500, 1500)
    assert minimum(state="WA") == 1713


def test_where_it_is_tomorrow_already_a_rate_is_checked_today(operator: User) -> None:
    evening = NOW.replace(hour=20)
    tomorrow = evening.date() + timedelta(days=1)
    row = added(operator, checked_on=tomorrow, at=evening)
    assert AddedWage.objects.get() == row
    assert row.checked_on == tomorrow
