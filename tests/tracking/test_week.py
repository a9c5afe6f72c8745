"""The employer's week and its desk say the same of what needs doing."""

from __future__ import annotations

import re

import pytest

from fairbrief.clocks.firing import fire_due
from fairbrief.engagements.actions import ask_absence, call_stuck
from fairbrief.engagements.models import Engagement
from fairbrief.organizations.models import Member
from fairbrief.tracking.desk import turns_of_employer
from tests.browsing import signed_in
from tests.builders import NOW, a_campus, a_member, an_employer, days, in_days
from tests.tracking.test_desk import apply
from tests.working import an_agreement, signed_by, the_student, work

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_now")]


@pytest.fixture
def owner() -> Member:
    return a_member(an_employer(a_campus()), "owner")


def things_on(member: Member, path: str) -> list[str]:
    """What a page says is to be done, in its order."""
    page = signed_in(member.user).get(path).text
    found = re.search(r'<ol class="rows" role="list">(.*?)</ol>', page, re.DOTALL)
    return re.findall(r"<h\d><a href=[^>]*>(.*?)</a>", found.group(1)) if found else []


def some_work(owner: Member, state: str = "active") -> Engagement:
    return work(state, employer=owner.employer)


def test_both_list_the_same_for_the_same_day(owner: Member) -> None:
    apply(owner, 2)
    some_work(owner, "authorized")
    some_work(owner, "submitted")
    signed_by(an_agreement(employer=owner.employer), "student")
    stuck = some_work(owner)
    call_stuck(
        stuck, goal="Date it", tried="Both archives", question="Which archive has it?",
        actor=the_student(stuck), at=NOW,
    )  # fmt: skip
    desk = things_on(owner, "/employer/")
    assert things_on(owner, "/employer/work/") == desk
    assert len(desk) == len(turns_of_employer(owner))
    assert {"Answer 2 applications", "Secure the pay", "Review the work"} <= set(desk)
    assert {"Read the agreement, then answer or sign", "Help: the student is stuck"} <= set(desk)
    assert stuck.student.user.name in signed_in(owner.user).get("/employer/").text


def test_a_question_nobody_answered_in_time_is_late_and_stays(owner: Member) -> None:
    stuck = some_work(owner)
    call_stuck(
        stuck, goal="Date it", tried="Both archives", question="Which archive has it?",
        actor=the_student(stuck), at=NOW,
    )  # fmt: skip
    for day in (4, 8, 12):
        fire_due(at=NOW + days(day))
    waits = {each.what: each.is_late for each in turns_of_employer(owner)}
    assert waits["Help: the student is stuck"]


def test_days_away_are_answered_from_the_desk(owner: Member) -> None:
    found = some_work(owner)
    ask_absence(
        found, kind="other", starts_on=in_days(10), ends_on=in_days(11), why="A family day.",
        actor=the_student(found), at=NOW,
    )  # fmt: skip
    assert "Answer: days away" in things_on(owner, "/employer/")
