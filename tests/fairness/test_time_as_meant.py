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
