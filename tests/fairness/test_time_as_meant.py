"""Times as they are meant: an event to make a thing for, weeks in a town, hours in short."""

from __future__ import annotations

import pytest

from fairbrief.fairness.facts import read_facts


@pytest.mark.parametrize(
    "text",
    [
        "You will hand in a banner and two stickers for our harvest market.",
        "You deliver one trailer for the winter gala.",
        "You will complete our exhibition catalogue.",
    ],
)
def test_what_a_thing_is_made_for_is_no_day_to_have_it_by(text: str) -> None:
    assert read_facts(text).deadline is None


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Please finish the seating plan before our winter gala.", "before our winter gala"),
        (
            "The puppets must be done in time for the street festival.",
            "time for the street festival",
        ),
        ("The trailer is needed for our autumn conference.", "needed for our autumn conference"),
    ],
)
def test_what_is_there_in_time_for_an_event_has_its_day(text: str, quoted: str) -> None:
    deadline = read_facts(text).deadline
    assert deadline is not None
    assert deadline.text.endswith(quoted)


def test_a_day_of_the_calendar_goes_before_an_event() -> None:
    deadline = read_facts(
        "Please finish the seating plan before our winter gala. "
        "The work runs from March 2 to April 9, 2027."
    ).deadline
    assert deadline is not None
    assert "April 9" in deadline.text


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Seven weeks in Porto", "Seven weeks"),
        ("Length: 9 weeks in our Denver studio.", "9 weeks"),
        ("You'll spend fourteen weeks in the print workshop.", "fourteen weeks"),
        ("You will spend nine weeks in Ghana.", "nine weeks"),
    ],
)
def test_weeks_in_a_place_are_how_long_it_lasts(text: str, quoted: str) -> None:
    duration = read_facts(text).duration
    assert duration is not None
    assert duration.text == quoted


@pytest.mark.parametrize(
    "text",
    [
        "Our founders met when they spent seven weeks in Porto.",
        "He learned bookbinding for 4 months in Ghent.",
        "The bakery has been five months in business.",
        "Three months in Python are enough to follow us.",
        "You hear from us four weeks in advance.",
    ],
)
def test_weeks_of_others_or_of_practice_are_not(text: str) -> None:
    assert read_facts(text).duration is None


@pytest.mark.parametrize(
    ("text", "weekly"),
    [
        ("You work Tu/Th 2-6 at the desk.", 8),
        ("Shifts: M/W/F 8-12", 12),
        ("MWF 10-12 in the greenhouse.", 6),
        ("You walk both boys (7 and 11) home from school Mon-Wed 3-5 pm.", 6),
        ("Hours: up to 17/week", 17),
        ("It is 37.5 h. You start in May.", 37.5),
        ("We work 6 days a week 996 and like it.", 72),
    ],
)
def test_hours_in_short_notation_come_to_a_week(text: str, weekly: float) -> None:
    assert read_facts(text).hours.weekly == weekly


@pytest.mark.parametrize(
    "text",
    [
        "The children are 7 and 11. Mondays are quiet.",
        "Our reading room is open Tu/Th 2-6.",
        "The choir has 996 members in our county.",
        "Chapters 9-12 and verses 2/4 6-8 are set.",
    ],
)
def test_ages_and_counts_are_no_hours(text: str) -> None:
    assert not read_facts(text).hours.stated


def test_a_short_project_keeps_its_hours_in_all() -> None:
    hours = read_facts("A project of 40 h.").hours
    assert (hours.total, hours.weekly) == (40, None)
