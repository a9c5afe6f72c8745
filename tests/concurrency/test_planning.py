"""A student's time, pressed upon from two sides at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from django.db import IntegrityError

from fairbrief.audit.locking import unlocked
from fairbrief.engagements.models import Engagement, Meeting
from fairbrief.planning.actions import keep_up, make_plan, offer_times, pick_time
from fairbrief.planning.models import PlanBlock, TimeOffer
from fairbrief.students.models import Student
from tests.builders import NOW, acting, days
from tests.concurrency.together import at_once
from tests.planning.world import a_busy_student, some_work

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def work() -> Engagement:
    return some_work(a_busy_student())


@pytest.fixture
def offer(work: Engagement) -> TimeOffer:
    return offer_times(
        work,
        kind="checkin",
        times=[NOW + days(2), NOW + days(3)],
        minutes=30,
        link="",
        agenda="",
        actor=acting(work.student.user),
        at=NOW,
    )


def picking(offer: TimeOffer, time: datetime) -> Callable[[], object]:
    def act() -> object:
        row = TimeOffer.objects.get(pk=offer.pk)
        actor = acting(row.engagement.supervisor.user)
        return pick_time(row, time=time, actor=actor, at=NOW).pk

    return act


def test_two_times_picked_at_once_are_one_conversation(offer: TimeOffer) -> None:
    found = at_once(*(picking(offer, time) for time in offer.times))
    assert sorted(type(each).__name__ for each in found) == ["IllegalMoveError", "int"]
    assert Meeting.objects.count() == 1
    offer.refresh_from_db()
    assert offer.meeting == Meeting.objects.get()


def test_without_the_lock_they_clash(work: Engagement) -> None:
    """The control: the same picks, the guard off, until they meet."""
    with unlocked():
        for week in range(1, 9):
            times = [NOW + days(7 * week), NOW + days(7 * week + 1)]
            made = offer_times(
                work,
                kind="checkin",
                times=times,
                minutes=30,
                link="",
                agenda="",
                actor=acting(work.student.user),
                at=NOW,
            )
            found = at_once(*(picking(made, time) for time in times * 2))
            # The record's chain is what stops them then, with a fault in place of an answer.
            if any(isinstance(each, IntegrityError) for each in found):
                return
            if Meeting.objects.filter(at__in=times).count() == 2:
                return
    pytest.fail("two picks at once never met")


def planning(student: Student, *, by_worker: bool) -> Callable[[], object]:
    def act() -> object:
        row = Student.objects.get(pk=student.pk)
        if by_worker:
            return keep_up(row, why="work", at=NOW)
        make_plan(row, actor=acting(row.user), at=NOW)
        return None

    return act


def test_a_plan_made_and_kept_up_at_once_holds_the_hours_once(work: Engagement) -> None:
    student = work.student
    at_once(*(planning(student, by_worker=place % 2 == 1) for place in range(4)))
    blocks = PlanBlock.objects.filter(student=student, removed_at=None)
    assert sum(each.minutes for each in blocks) == 18 * 60
