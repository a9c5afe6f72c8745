"""What is counted: hours by the clock, an hour's pay, the share of routine work in what is done."""

from __future__ import annotations

import pytest

from fairbrief.fairness.facts import read_facts
from fairbrief.fairness.facts.clock import days_between, hours_between


@pytest.mark.parametrize(
    ("said", "hours"),
    [
        ("8:30 a.m. to 5 p.m.", 8.5),
        ("9-5", 8),
        ("2-6 pm", 4),
        ("9 to 12", 3),
        ("13.00-17.30", 4.5),
        ("7pm-11pm", 4),
        ("noon and after", None),
        ("6 p.m. to 8 a.m.", 14),
        ("22:00-06:00", 8),
        ("11 p.m. to 7 a.m.", 8),
        ("25:00 to 30:00", None),
    ],
)
def test_hours_from_one_time_to_the_other(said: str, hours: float | None) -> None:
    assert hours_between(said) == hours


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("monday to thursday", 4),
        ("tuesdays, wednesdays and fridays", 3),
        ("mon - wed - fri", 3),
        ("sat-sun", 2),
        ("any day you like, thus money and satisfying monitors", None),
    ],
)
def test_days_of_the_week(said: str, days: int | None) -> None:
    assert days_between(said) == days


def test_times_of_the_clock_come_to_hours_a_week_and_pay_an_hour() -> None:
    facts = read_facts(
        "You are in the shop Monday to Thursday, 10 a.m. to 4 p.m. It will run for ten weeks. "
        "The stipend is $3,600."
    )
    assert (facts.hours.weekly, facts.hours.total) == (24, 240)
    assert facts.pay.hourly_usd == 15


@pytest.mark.parametrize(
    ("text", "hourly"),
    [
        ("Pay: starts at $17.25, up to 15 hours a week.", 17.25),
        ("Pay is $14.00/hr during training and $19/hr after that.", 19),
        ("You work 30 minutes a day and the daily salary is $20.", 40),
        ("Hiring now!$21 an hourPosted today. Pay as said.", 21),
        ("Our office is based in Toronto, Canada. We pay US$22/hr.", 22),
        ("A week averages about 50 hours. Pay is $500 a week.", 10),
    ],
)
def test_what_an_hour_earns(text: str, hourly: float) -> None:
    assert read_facts(text).pay.hourly_usd == hourly


FEW = """Duties:
- Answer the phone and open the mail
- Update the mailing list
- Scan old invoices
- Design a poster for the spring fair
- Interview three of our growers
"""
#: The same among so much else that it is little of it.
AMONG_MUCH = FEW.replace(" and open the mail", "").replace(
    "Scan old invoices", "Film the harvest"
).replace("Update the mailing list", "Write the text of the exhibition") + "".join(
    f"- Draw the plan of field {number} and explain it\n" for number in range(14)
)


def test_routine_is_a_share_of_what_is_done() -> None:
    assert read_facts(FEW).routine.substantial
    assert not read_facts(AMONG_MUCH).routine.substantial


def test_a_face_on_campus_does_the_same_again() -> None:
    text = (
        "As a campus ambassador you drive registrations for our talks and promote updates through "
        "posters and stories."
    )
    assert read_facts(text).routine.substantial


def test_the_hours_of_a_mentor_are_not_those_of_the_work() -> None:
    text = "What one counts on for a mentor is 2 hours per day on average."
    assert not read_facts(text).hours.stated


def test_each_thing_that_is_routine_is_quoted() -> None:
    quotes = [each.text.lower() for each in read_facts(FEW).routine.quotes]
    assert any("mailing list" in each for each in quotes)
    assert len(quotes) > 1
