"""A year of follow-ups, small: everybody is told of everything, and nobody twice."""

from __future__ import annotations

import pytest

from fairbrief.bench import followups
from fairbrief.bench.followups import measure_follow_ups
from tests.builders import NOW

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_year_tells_everybody_of_everything_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(followups, "KILLED_AFTER", 2)
    figures = measure_follow_ups(5, at=NOW)
    assert (figures.sent_twice, figures.missing) == (0, 0)
    # Of five works: three follow-ups, three questions with a reminder each; of feedback two
    # reminders and the end for both sides; that it is closed; of what comes next a reminder, and
    # that it is late, to the employer and to the office.
    assert figures.sent == 5 * (3 + 6 + 6 + 1 + 3)
