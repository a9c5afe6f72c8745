"""What a student has promised a week, as their own pages and the office's list say it."""

from __future__ import annotations

import pytest

from fairbrief.engagements.queries import asked_a_week, weekly_load
from tests.builders import in_days
from tests.engaged import an_engagement

pytestmark = pytest.mark.django_db


def test_it_does_not_grow_as_the_end_comes_nearer() -> None:
    work = an_engagement("active")
    first = weekly_load(work.student, today=work.starts_on)
    assert first > 0
    assert weekly_load(work.student, today=work.due_on) == first
    assert asked_a_week([work], today=work.due_on) == first


def test_what_is_over_is_promised_no_more() -> None:
    work = an_engagement("active")
    assert weekly_load(work.student, today=in_days(400)) == 0
