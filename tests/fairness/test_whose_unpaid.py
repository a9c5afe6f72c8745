"""What is unpaid: the work, or a break, a holiday, an interview, somebody else."""

from __future__ import annotations

from datetime import date

import pytest

from fairbrief.fairness import Deliverable, Fields, Posting, read_facts, review

_WAGE = "Greenhouse helper, $21.50 an hour, nine hours a week. "


@pytest.mark.parametrize(
    "text",
    [
        "Our tea break is unpaid.",
        "Breaks of a quarter of an hour are unpaid.",
        "We take an unpaid 45-minute break around one.",
        "The time on the bus is unpaid; commuting is not paid either.",
        "You are not paid for the walk to the upper beds.",
        "The week without classes is unpaid.",
        "There is no pay over the winter closure.",
        "The sorting test takes ten minutes and is not paid.",
        "Video interviews are not compensated.",
        "Supper (45 minutes, unpaid) is at six.",
        "You brief twelve unpaid stewards.",
        "The garden's trustees are unpaid.",
        "The harvest supper is unpaid, of course.",
    ],
)
def test_something_beside_the_work_is_unpaid(text: str) -> None:
    found = review(Posting(text=_WAGE + text))
    assert (found.facts.pay.status, found.facts.pay.amount) == ("paid", 21.5)
    assert not [each for each in found.findings if each.rule == "PAY-01"]


@pytest.mark.parametrize(
    "text",
    [
        "Lunch is on the house; the post itself is unpaid.",
        "You will not be paid. Parking costs nothing.",
        "Work over the spring break is unpaid.",
        "The break room host is unpaid.",
        "Our autumn holiday scheme internship is unpaid.",
        "Seeking two unpaid stewards for the fair.",
        "Interviews are in May, and the role is not paid.",
    ],
)
def test_the_work_is_unpaid(text: str) -> None:
    assert read_facts(text).pay.status == "unpaid"


def test_a_wage_elsewhere_in_the_text_does_not_pay_work_called_unpaid() -> None:
    assert read_facts(_WAGE + "This internship is unpaid.").pay.status == "unpaid"


@pytest.mark.parametrize("text", ["Orientation is unpaid.", "An unpaid onboarding comes first."])
def test_an_unpaid_first_day_is_asked_about(text: str) -> None:
    found = review(Posting(text=_WAGE + text))
    assert found.facts.pay.amount == 21.5
    assert "PAY-01B" in {each.rule for each in found.findings}


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("The midday break is unpaid.", False),
        ("You are not paid for the drive home.", False),
        ("The job is unpaid.", True),
    ],
)
def test_a_brief_may_say_which_hours_are_no_work(text: str, is_found: bool) -> None:
    fields = Fields(
        fee_minor=18_000,
        hours=8,
        deliverables=(Deliverable(title="A planting plan", criteria=("Twelve beds.",)),),
        today=date(2026, 11, 29),
    )
    found = review(Posting(title="A plan for twelve beds", text=text, fields=fields))
    assert ("PAY-01X" in {each.rule for each in found.findings}) is is_found
