"""A filled brief is over when the work on every place of it is."""

from __future__ import annotations

import pytest

from fairbrief.briefs.queries import briefs_of_employer
from fairbrief.briefs.states import BriefState
from fairbrief.engagements.actions import end_early
from tests.builders import NOW, a_member
from tests.working import the_student, work

pytestmark = pytest.mark.django_db
REASON = "I have to go home for the rest of the term."


def test_the_brief_closes_with_its_last_work() -> None:
    found = work("active")
    brief = found.brief
    brief.refresh_from_db()
    assert brief.state == BriefState.FILLED
    owner = a_member(brief.employer, "owner")
    assert list(briefs_of_employer(owner)) == [brief]
    end_early(found, reason=REASON, actor=the_student(found), at=NOW)
    brief.refresh_from_db()
    assert brief.state == BriefState.CLOSED
    assert list(briefs_of_employer(owner)) == []
    assert list(briefs_of_employer(owner, ended=True)) == [brief]


def test_it_stays_while_another_place_is_worked_on() -> None:
    found = work("active")
    brief = found.brief
    brief.seats = brief.seats_taken = 2
    brief.save()
    end_early(found, reason=REASON, actor=the_student(found), at=NOW)
    brief.refresh_from_db()
    assert brief.state == BriefState.FILLED
