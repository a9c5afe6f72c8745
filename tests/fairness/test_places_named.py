"""Where the work is done, from words that say it by the way: a refusal, a stop, days in a place."""

from __future__ import annotations

import pytest

from fairbrief.fairness.facts import read_facts

PLACES = {
    "onsite": [
        "Please don't ask whether this can be done from home.",
        "This is not a work-from-home job; we need hands on the floor.",
        "Remote work isn't offered in the first month.",
        "We are sorry, working remotely is not possible.",
        "No working from home, as the instruments stay here.",
        "Stipend of 400 francs a month plus housing and bus pass.",
        "Interns are housed at the research station with other students.",
        "Fellows spend nine weeks in residence at the observatory.",
        "Everything happens at the boathouse.",
        "We are looking for a baking apprentice for our shop in Graz.",
        "Two mornings a week in our rooms above the post office.",
        "Workshop on Mill Lane, weekdays from eight.",
        "We reimburse your bus ticket to the plant and back.",
        "You will be placed in a primary school for two terms.",
        "The student works in the herbarium under supervision.",
        "Only for people in the Boston area.",
    ],
    "remote": [
        "No fixed hours, no boss, work from home.",
        "There are no investors, and all of us work from home.",
        "You were shortlisted for an interview for the Remote Billing Assistant post.",
        "Customer success trainee, remote",
        "Virtual Communications and Outreach Internship",
        "You do not need to be in Nairobi for this.",
        "The whole internship runs over Slack and video.",
        "You can do this from any corner of the world.",
    ],
    "hybrid": [
        "Not fully remote: we meet on Wednesdays in our office.",
        "London / Remote",
        "Two days on site, three where you like.",
    ],
    "unstated": [
        "We build software that lets nurses work from home.",
        "A room in the staff house is free for the season.",
        "We are a housing charity that finds rooms for refugees.",
        "The intern writes a report on student housing and dormitory prices.",
        "Reasonable accommodation is provided for applicants with disabilities.",
        "Write three posts about our shop in Graz.",
        "Map all bus stops and tram lines of the county.",
        "Everything happens at once in a start-up.",
        "All the work takes place in small teams.",
        "You will be placed in a group of four.",
        "You present your work to colleagues in the library.",
        "You will work in the hospital sector.",
        "Free flat, free feeding and two way flight ticket to Canada.",
        "We train health workers in remote districts.",
        "You do not have to be in your final year.",
    ],
}


@pytest.mark.parametrize(
    ("place", "text"), [(place, text) for place, texts in PLACES.items() for text in texts]
)
def test_a_place_is_read_from_what_is_said_by_the_way(place: str, text: str) -> None:
    assert read_facts(text).place.kind == place
