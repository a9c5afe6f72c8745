"""What is worth reading when: the first week, and the middle."""

from __future__ import annotations

import pytest

from fairbrief.engagements.phases import in_first_week, is_at_midpoint
from tests.builders import NOW, days, in_days
from tests.engaged import an_engagement

pytestmark = pytest.mark.django_db


def test_the_first_week_and_the_middle_are_told_apart() -> None:
    work = an_engagement("active", at=NOW, starts_on=in_days(0), due_on=in_days(28))
    first = [day for day in range(30) if in_first_week(work, today=in_days(day))]
    middle = [day for day in range(30) if is_at_midpoint(work, today=in_days(day))]
    assert first == list(range(7))
    assert middle == list(range(11, 18))


def test_a_short_work_has_a_first_week_before_it_has_a_middle() -> None:
    work = an_engagement("active", at=NOW, starts_on=in_days(0), due_on=in_days(8))
    for day in range(9):
        assert not (
            in_first_week(work, today=in_days(day)) and is_at_midpoint(work, today=in_days(day))
        )


def test_a_work_that_began_early_counts_from_the_agreed_day() -> None:
    work = an_engagement("active", at=NOW - days(3), starts_on=in_days(2), due_on=in_days(30))
    assert in_first_week(work, today=in_days(8))
    assert not in_first_week(work, today=in_days(9))


@pytest.mark.parametrize("state", ["agreed", "funded", "paid"])
def test_work_that_does_not_run_has_neither(state: str) -> None:
    work = an_engagement(state, at=NOW, starts_on=in_days(-1), due_on=in_days(2))
    assert not in_first_week(work, today=in_days(0))
    assert not is_at_midpoint(work, today=in_days(0))
