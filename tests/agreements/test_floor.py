"""No change that is agreed goes under the floor of fairness."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from fairbrief.accounts.models import User
from fairbrief.agreements.actions import (
    Wish,
    propose_changes,
)
from fairbrief.agreements.floor import UnfairError
from fairbrief.agreements.lines import as_piece
from fairbrief.agreements.models import Agreement
from tests.agreements.proposing import WHY, answer, propose
from tests.builders import a_campus, in_days
from tests.working import an_agreement, the_student

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("values", "line", "words"),
    [
        ({"fee_minor": 30000}, "fee_minor", "$16.66 an hour; at least $20"),
        ({"fee_minor": 43000}, "fee_minor", "instead of $24"),
        ({"hours": 20}, "fee_minor", "Raise the fee with the hours"),
        ({"hours": 3}, "hours", "Between 5 and 40 hours"),
        ({"weekly_cap": 12}, "weekly_cap", "10 hours in a week of term"),
        ({"weekly_cap": 1}, "due_on", "18 hours do not fit"),
        ({"due_on": "2027-03-02"}, "due_on", "7 to 56 days after the start"),
        ({"starts_on": "2027-02-09"}, "starts_on", "The start is past"),
        ({"midway_on": "2027-05-01"}, "midway_on", "between the start and the due date"),
        ({"senior_sessions": 0}, "senior_sessions", "cannot be taken away"),
        ({"senior_minutes": 15}, "senior_minutes", "20 minutes or more"),
        (
            {"piece_0": {"title": "A list", "criteria": []}},
            "piece_0",
            "Say in a line beneath it",
        ),
        (
            {"piece_0": as_piece(""), "piece_1": as_piece("")},
            "piece_0",
            "Something must be handed in",
        ),
    ],
)
def test_the_fairness_floor_holds(values: dict[str, Any], line: str, words: str) -> None:
    agreement = an_agreement(starts_on=in_days(14), due_on=in_days(42))
    if values.get("due_on"):
        values = {"due_on": in_days(14 + 57).isoformat()}
    with pytest.raises(UnfairError) as refusal:
        propose(agreement, "employer", **values)
    assert refusal.value.field == line
    assert words in str(refusal.value.message)
    assert not agreement.proposals.exists()


def test_more_hours_with_the_pay_for_them_are_fair_together_and_not_apart() -> None:
    agreement = an_agreement()
    propose(agreement, "employer", hours=20, fee_minor=48000)
    with pytest.raises(UnfairError, match="Raise the fee"):
        answer(agreement, "student", fee_minor=False)
    assert agreement.proposals.filter(state="proposed").count() == 2
    assert answer(agreement, "student")
    assert "$480 for the whole" in agreement.text
    assert "$24 an hour" in agreement.text


def test_the_minimum_wage_where_the_student_works_is_part_of_the_floor() -> None:
    agreement = an_agreement(campus=a_campus(policy={"pay_floor_minor": 500}))
    student = agreement.application.student
    student.work_state = "WA"
    student.save()
    with pytest.raises(UnfairError, match=r"\$17.13"):
        propose(agreement, "employer", fee_minor=18 * 1600)


@pytest.mark.parametrize(
    ("zone", "hour", "start", "is_past"),
    [
        # Ten in the evening of the 10th in Los Angeles is the 11th in UTC.
        pytest.param("America/Los_Angeles", 30, "2027-02-10", False, id="still the day"),
        # Two in the afternoon of the 10th in UTC is the 11th in Auckland.
        pytest.param("Pacific/Auckland", 14, "2027-02-10", True, id="over already"),
        pytest.param("Pacific/Auckland", 14, "2027-02-11", False, id="begun already"),
    ],
)
def test_a_start_is_past_when_its_day_is_over_where_the_student_is(
    zone: str, hour: int, start: str, is_past: bool
) -> None:
    agreement = an_agreement(starts_on=in_days(14), due_on=in_days(42))
    User.objects.filter(pk=agreement.application.student.user_id).update(time_zone=zone)
    agreement = Agreement.objects.get(pk=agreement.pk)
    at = datetime(2027, 2, 10, tzinfo=UTC) + timedelta(hours=hour)
    wish = Wish("starts_on", start, WHY)
    refused = pytest.raises(UnfairError, match="The start is past")
    with refused if is_past else nullcontext():
        propose_changes(agreement, [wish], side="student", actor=the_student(agreement), at=at)
