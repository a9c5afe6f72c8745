"""A year of follow-ups, small: everybody is told of everything, and nobody twice."""

from __future__ import annotations

import pytest

from fairbrief.bench import followups
from fairbrief.bench.followups import measure_follow_ups
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
