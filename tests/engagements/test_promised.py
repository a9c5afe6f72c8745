"""What a student has promised a week, as their own pages and the office's list say it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from fairbrief.engagements.queries import asked_a_week, promises_of
from fairbrief.engagements.queries.promises import Promises, _Promise
from tests.builders import in_days
from tests.engaged import an_engagement

TODAY = date(2027, 2, 1)


def a_work(hours: int, starts: int, days: int) -> _Promise:
    """Work that begins so many days from today and takes so many."""
    begins = TODAY + timedelta(days=starts)
    return _Promise("active", hours, begins, begins + timedelta(days=days), None, None)


def hours_left(works: list[_Promise], first: int, last: int) -> int:
    days = (TODAY + timedelta(days=each) for each in (first, last))
    return Promises(tuple(works), 10, TODAY).hours_left(*days)


@pytest.mark.django_db
def test_it_does_not_grow_as_the_end_comes_nearer() -> None:
    work = an_engagement("active")
    first = promises_of(work.student, today=work.starts_on).minutes_this_week
    assert first > 0
    assert promises_of(work.student, today=work.due_on).minutes_this_week == first
    assert asked_a_week([work], today=work.due_on) == first


@pytest.mark.django_db
def test_what_is_over_is_promised_no_more() -> None:
    work = an_engagement("active")
    assert promises_of(work.student, today=in_days(400)).minutes_this_week == 0


def test_work_that_ends_before_takes_no_hours_from_work_that_begins_later() -> None:
    now = a_work(16, -14, 28)
    assert hours_left([now], 0, 13) == 6
    assert hours_left([now], 15, 40) == 10


def test_work_that_is_to_come_takes_hours_from_its_own_weeks_alone() -> None:
    later = a_work(24, 30, 21)
    assert hours_left([later], 0, 29) == 10
    assert hours_left([later], 20, 35) == 2
    assert Promises((later,), 10, TODAY).minutes_this_week == 0


def test_the_fullest_of_the_weeks_counts() -> None:
    works = [a_work(6, 0, 14), a_work(8, 10, 14), a_work(4, 20, 14)]
    assert hours_left(works, 0, 40) == 3
    assert hours_left(works, 15, 18) == 6
    assert hours_left(works, 25, 40) == 8


def test_more_than_one_has_leaves_nothing_and_never_less() -> None:
    assert hours_left([a_work(60, 0, 21)], 0, 7) == 0
