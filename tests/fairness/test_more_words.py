"""More ways of saying what is routine, paid, held in a place, or promised for afterwards."""

from __future__ import annotations

import pytest

from fairbrief.fairness.facts import read_facts


@pytest.mark.parametrize(
    "text",
    [
        "Tasks: produce box lists, log measurements into a spreadsheet.",
        "You will qualify new leads and do the CRM upkeep all day.",
        "You mostly hand out flyers and share referral links.",
        "Appointment setter wanted for our showroom.",
    ],
)
def test_lists_leads_and_promotion_are_routine(text: str) -> None:
    assert read_facts(text).routine.substantial


@pytest.mark.parametrize(
    ("text", "hourly"),
    [("Pay: $14.50 Per HourDenver front office", 14.5), ("PAY SCALE: $22/hrDuties are few", 22.0)],
)
def test_an_hours_pay_is_read_where_the_next_word_is_glued_to_it(text: str, hourly: float) -> None:
    assert read_facts(text).pay.hourly_usd == hourly


@pytest.mark.parametrize(
    "text", ["We guarantee you a check.", "Enjoy an executive level income from day one."]
)
def test_promised_income_is_pay(text: str) -> None:
    assert read_facts(text).pay.status == "paid"


def test_work_in_an_office_is_onsite_and_an_office_environment_says_nothing() -> None:
    assert read_facts("You will work in a busy, friendly office.").place.kind == "onsite"
    assert read_facts("You work in an office environment.").place.kind == "unstated"


def test_a_job_found_through_a_firm_or_already_held_does_not_follow() -> None:
    assert read_facts("Secure a job through us and plan your future.").follow_on is None
    assert read_facts("You can keep your present job while you help us.").follow_on is None
    assert read_facts(
        "Conversion to a permanent employee after the internship is likely."
    ).follow_on


def test_council_meetings_and_seasoned_people_of_a_field_are_senior_access() -> None:
    assert read_facts("Interns attend monthly council meetings with us.").senior_access
    assert read_facts("You will learn from seasoned museum professionals.").senior_access
