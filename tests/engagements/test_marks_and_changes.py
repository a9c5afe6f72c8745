"""A change that says how to go on with the hours: nobody chooses what is signed already."""

from __future__ import annotations

from typing import Any

import pytest

from fairbrief.engagements.actions import (
    accept_change,
    choose_at_guard,
    decline_change,
    propose_change,
    withdraw_change,
)
from fairbrief.engagements.models import ChangeOrder, Engagement
from fairbrief.engagements.pace import follows_from
from fairbrief.engagements.queries import guards_open
from fairbrief.kernel.errors import IllegalMoveError
from fairbrief.tracking.desk import turns_of_employer
from fairbrief.tracking.today import today_of
from tests.builders import NOW
from tests.engagements.test_pace import asked_of, used
from tests.work_pages.people import student_client, supervisor_client
from tests.working import the_student, the_supervisor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_now")]
CHOOSE = "% of the agreed hours are used"


def proposed(found: Engagement, **columns: Any) -> ChangeOrder:
    return propose_change(
        found,
        **{
            "what": "Two hours more for the index.",
            "why": "It is longer than we thought.",
            "hours": 12,
            "fee_minor": 60000,
            "due_on": found.due_on,
            "actor": the_student(found),
            "at": NOW,
            **columns,
        },
    )


def asked(found: Engagement) -> list[bool]:
    """Whether the employer's desk, the student's day and both pages of the work ask to choose."""
    assert found.supervisor is not None
    return [
        "Choose: cut scope, add pay or stop"
        in [each.what for each in turns_of_employer(found.supervisor)],
        "Say how to go on with the hours"
        in [str(each.what) for each in today_of(found.student, at=NOW).waiting],
        CHOOSE in supervisor_client(found).get(f"/employer/work/{found.code}/").text,
        CHOOSE in student_client(found).get(f"/student/work/{found.code}/").text,
    ]


def test_a_priced_change_that_one_side_signed_is_not_asked_for_again() -> None:
    found = used(80)
    assert asked(found) == [True] * 4
    change = proposed(found)
    assert asked(found) == [False] * 4
    assert asked_of() == []
    (guard,) = guards_open(found)
    with pytest.raises(IllegalMoveError, match="on the table"):
        choose_at_guard(guard, side="student", choice="stop", actor=the_student(found), at=NOW)
    decline_change(change, reason="Not that much.", actor=the_supervisor(found), at=NOW)
    assert asked(found) == [True] * 4
    assert asked_of() == [guard.pk]
    withdraw_change(proposed(found), actor=the_student(found), at=NOW)
    assert asked(found) == [True] * 4


def test_another_day_says_nothing_of_the_hours() -> None:
    found = used(80)
    day = found.due_on.replace(day=found.due_on.day + 1)
    proposed(found, hours=found.hours, fee_minor=found.fee_minor, due_on=day)
    assert asked(found) == [True] * 4
    assert len(asked_of()) == 1


def test_a_signed_change_is_the_choice() -> None:
    found = used(90)
    # 90 % of 10 hours are more than 80 % of 11.
    accept_change(proposed(found, hours=11), actor=the_supervisor(found), at=NOW)
    found.refresh_from_db()
    assert guards_open(found) == []
    guard = found.guards.get()
    assert (guard.student_choice, guard.employer_choice) == ("add_pay", "add_pay")
    assert follows_from(found, [guard], found.change_orders.all()) is None
    assert asked(found) == [False] * 4
