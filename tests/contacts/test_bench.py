"""A year of follow-ups, small: everybody is told of everything, and nobody twice."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fairbrief.bench import followups, followups_world
from fairbrief.bench.followups import ACTS, measure_follow_ups
from fairbrief.notices.models import Notice
from tests.builders import NOW

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _killed_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(followups, "KILLED_AFTER", 2)


def test_a_year_tells_everybody_of_everything_once() -> None:
    figures = measure_follow_ups(5, at=NOW)
    assert (figures.sent_twice, figures.missing) == (0, 0)
    # Of each work three follow-ups, and three questions with a reminder each.
    assert figures.sent == 5 * (3 + 6)


def test_a_year_that_begins_with_the_closing() -> None:
    figures = measure_follow_ups(5, at=NOW, closing=True)
    assert (figures.sent_twice, figures.missing) == (0, 0)
    # Besides, of each work: of feedback two reminders and the end for both sides; that it is
    # closed; of what comes next a reminder, and that it is late, to the employer and to the office.
    assert figures.sent == 5 * (3 + 6 + 6 + 1 + 3)


def test_workers_that_go_through_it_at_once_divide_it() -> None:
    figures = measure_follow_ups(6, at=NOW, closing=True, workers=2)
    assert (figures.sent_twice, figures.missing) == (0, 0)
    assert figures.sent == 6 * (3 + 6 + 6 + 1 + 3)


@pytest.mark.parametrize(
    ("day", "told"), [(1, 10), (5, 20), (7, 80), (14, 60), (92, 20), (102, 20)]
)
def test_a_round_over_many_takes_a_few_statements(
    day: int, told: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Twenty works; of two briefs, one employer, one campus."""
    monkeypatch.setattr(followups_world, "SPREAD", 1)
    first = NOW.replace(hour=15, minute=0)
    followups_world.finish_work(20, first, closing=True, progress=lambda what, done, of: None)
    for before in range(day):
        ACTS[0](at=first + timedelta(days=before), most=1000)
    already = Notice.objects.count()
    with CaptureQueriesContext(connection) as queries:
        for act in ACTS:
            act(at=first + timedelta(days=day), most=1000)
    assert Notice.objects.count() - already >= told
    assert len(queries) <= 60, [each["sql"][:90] for each in queries]
