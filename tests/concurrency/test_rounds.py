"""Two workers on their rounds at once, and people who act just then: each thing once."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.db import transaction

from fairbrief.bench import followups, followups_world
from fairbrief.bench.followups import ACTS, DAYS
from fairbrief.clocks import firing
from fairbrief.clocks.firing import fire_due
from fairbrief.clocks.models import Clock
from fairbrief.contacts.actions import following as contacting
from fairbrief.contacts.models import FollowUp
from fairbrief.engagements.models import Engagement
from fairbrief.relationships.actions import open_closing
from fairbrief.relationships.giving import give_feedback
from fairbrief.relationships.models import Feedback
from fairbrief.relationships.queries import FEEDBACK_DAYS
from fairbrief.tracking.actions import following as asking
from tests.builders import NOW, acting, days
from tests.concurrency.together import at_once, slow
from tests.engaged import an_engagement

pytestmark = pytest.mark.django_db(transaction=True)

WORKS = 24


@pytest.fixture
def first(monkeypatch: pytest.MonkeyPatch) -> datetime:
    """The first day of a year of follow-ups after so many works that are to be closed."""
    for room in (firing, contacting, asking):
        monkeypatch.setattr(room, "A_BATCH", 4)
    monkeypatch.setattr(followups_world, "SPREAD", 1)
    at = NOW.replace(hour=15, minute=0)
    followups_world.finish_work(WORKS, at, closing=True, progress=lambda what, done, of: None)
    return at


def test_two_workers_tell_everybody_of_everything_and_nobody_twice(first: datetime) -> None:
    for day in [*range(32), 90, 92, 102, *range(181, 184), 193, *range(364, 367), DAYS]:
        at = first + timedelta(days=day)
        for act in ACTS:
            if Clock.objects.filter(next_at__lte=at).exists() or day > 14:
                at_once(*[lambda act=act, at=at: act(at=at, most=1000)] * 2)
    sent, twice = followups._counted()
    assert twice == 0
    assert followups._unclosed() == 0
    assert not FollowUp.objects.filter(told_at=None).exists()
    # A student has two works of the same day, and is told of both follow-ups at once, but where two
    # workers happen to take one each.
    others = WORKS * (6 + 6 + 1 + 2)
    assert WORKS // 2 * 3 <= sent - others <= WORKS * 3


def test_what_another_worker_holds_is_passed_over_and_the_rest_is_served(first: datetime) -> None:
    at = first + timedelta(days=7)
    with transaction.atomic():
        held = Clock.objects.select_for_update().order_by("next_at", "id")[:9]
        assert len(held) == 9
        (served,) = at_once(lambda: fire_due(at=at))
    due = Clock.objects.filter(next_at__lte=at, fired_at=None, stopped_at=None)
    assert served == WORKS * 2 - 9
    assert due.count() == 9
    assert fire_due(at=at) == 9


def test_work_that_somebody_acts_on_just_now_is_left_for_later(first: datetime) -> None:
    at = first + timedelta(days=FEEDBACK_DAYS)
    fire_due(at=at - timedelta(days=3))
    with transaction.atomic():
        work = Engagement.objects.select_for_update().order_by("pk")[0]
        (served,) = at_once(lambda: fire_due(at=at - timedelta(minutes=1)))
    assert served
    assert not Engagement.objects.exclude(pk=work.pk).exclude(state="closed").exists()
    fire_due(at=at)
    work.refresh_from_db()
    assert work.state == "closed"


def test_feedback_given_as_its_time_ends_is_read_or_refused() -> None:
    work = an_engagement("paid")
    open_closing(work, at=NOW)
    end = NOW + days(FEEDBACK_DAYS)

    def speak() -> object:
        return give_feedback(
            Engagement.objects.get(pk=work.pk),
            side="student",
            ratings={},
            went_well="Clear tasks.",
            next_time="",
            actor=acting(work.student.user),
            at=end - timedelta(seconds=1),
        )

    fire_due(at=end - timedelta(hours=1))
    with slow("relationships_feedback"):
        at_once(speak, lambda: fire_due(at=end))
    fire_due(at=end + timedelta(minutes=1))
    assert not Feedback.objects.filter(opened_at=None).exists()
