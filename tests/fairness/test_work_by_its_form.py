"""Work, its place, length and pay, where the form of the words says it, or only seems to."""

from __future__ import annotations

import pytest

from fairbrief.fairness.facts import read_facts


@pytest.mark.parametrize(
    "text",
    [
        "Within this placement, the wear of forty bicycle chains will be measured.",
        "The purpose of the trainee's thesis is to determine whether moss slows the run-off.",
        "You also help with other projects (leaflets, street maps) when the season begins.",
        "Interns contribute to projects such as short films and brochures.",
        "The placement includes an evening talk and a written report.",
        "Build a booking app, with reminders, a waiting list, printed receipts and a help page.",
        "Post a minimum of two (2) garden articles per month.",
        "A closing talk and some sketches of the weir will be required.",
        "Interns have written field guides and press releases.",
        "Construct a mood board, and cover the breaking news of the harbour.",
        "Potential topics for theses\n- Development of a tide gauge\n- Simulation of two locks",
        (
            "# A reader of tide tables\n\n**Description**\n\nHarden the parser and document its "
            "options.\n\n**Difficulty**\n\nMedium\n\n**Coding mentors**\n\nImre Szabo"
        ),
        (
            "# A viewer of tree rings\n\nThis work will define a format for cores.\n\n"
            "**Project length**\n\n175 hours\n\n**Mentorship**\n\n- Imre Szabo"
        ),
    ],
)
def test_things_that_are_made_are_concrete(text: str) -> None:
    assert read_facts(text).deliverables.concrete


@pytest.mark.parametrize(
    "text",
    [
        "You will code press databases and trade directories.",
        "Interns complete quizzes, safety trainings and a course paper.",
        "We will deliver on our promise. You write for the garden section.",
        "You hear and learn about the digitization of the mayor's letters.",
        "Our editor is on leave: he is writing a book of 300 pages on moss.",
        "Please add a personal statement that includes a 2-page outline.",
        "The crates hold ship logs, manuscripts and maps.",
        "They use software for mapping, online exhibits and digital collections.",
        "Helpers might be able to co-author a paper and a poster.",
        "You join a team that builds maps and leaflets.",
        (
            "Learning outcomes\nBy the end of the placement, trainees will:\n"
            "- Know a large collection of mosses\n- Keep a logbook"
        ),
        (
            "Your application includes\n\n- Two samples. Please send readable PDFs of articles, "
            "with a list of posters."
        ),
    ],
)
def test_what_is_not_made_is_not_concrete(text: str) -> None:
    assert not read_facts(text).deliverables.concrete


@pytest.mark.parametrize(
    "text",
    [
        "The job will take place in Ward 4 of the old port.",
        "All activities are field-based, whatever the weather.",
        "Trainees do much of the work in the Print Room.",
    ],
)
def test_where_the_work_is_done_is_onsite(text: str) -> None:
    assert read_facts(text).place.kind == "onsite"


@pytest.mark.parametrize(
    "text",
    [
        "Tell us where you want to be in ten years.",
        "You check entries held in the museum's card index.",
        "The letter comes from our office in June.",
        "You are given help in the form of a workspace.",
        "The intern works under the Director of the gallery.",
        "We fund research that is conducted in the archive.",
        "Forms are available in the reading room or in the Bursar's Office.",
        "Our readers work from home.",
        "Those with work study in the library may apply as well.",
        "Guests might have the chance to briefly work with us in person.",
    ],
)
def test_what_only_looks_like_a_place_says_none(text: str) -> None:
    assert read_facts(text).place.kind == "unstated"


@pytest.mark.parametrize(
    "text",
    [
        "There is a desk for you in our office, with the option of working from home.",
        "Interns may work from home on Fridays.",
        "You come to the office twice a week; we allow for remote work on other days.",
    ],
)
def test_a_share_of_the_time_away_is_hybrid(text: str) -> None:
    assert read_facts(text).place.kind == "hybrid"


def test_how_often_one_must_attend_is_no_share_of_the_time() -> None:
    assert read_facts("Attendance: 85% of the sessions.").place.kind == "unstated"


@pytest.mark.parametrize(
    "text",
    [
        "You will have spent at least one semester as a helper before you apply.",
        "Nobody becomes a luthier; that is not accomplished in one semester.",
        "Sign up for the seminar one or two semesters before the thesis.",
        "Our firm was in the spring batch (January-March) of a school for founders.",
        "Helpers have been in the choir for at least two semesters.",
        "There are trainings throughout the semester.",
        "You must be enrolled in the preceding spring semester.",
        "Three weeks per working cycle.",
    ],
)
def test_other_times_are_no_duration(text: str) -> None:
    assert read_facts(text).duration is None


def test_a_day_before_which_something_is_welcome_is_one_to_apply_by() -> None:
    facts = read_facts("We welcome submissions before the end of May.")
    assert facts.application_deadline
    assert facts.deadline is None


def test_a_day_of_notification_is_not_of_the_work() -> None:
    assert read_facts("Summer: notification by May 3; start in July").deadline is None


def test_when_one_meets_is_not_how_long_one_works() -> None:
    assert not read_facts("Meetings are held on Tuesdays, 4-5 p.m.").hours.stated


def test_the_day_on_which_offers_are_made_is_not_of_the_work() -> None:
    facts = read_facts("Offers of a place will be made by the end of April.")
    assert facts.deadline is None


@pytest.mark.parametrize(
    "text",
    [
        "You gain experience using the card index and a plate camera.",
        "Training is offered such as a day on scaffolds.",
        "She gives you guidance on all aspects of running a bakery.",
        "You learn these methods here.",
        "Interns have the privilege of expanding their bookbinding skills.",
    ],
)
def test_a_subject_that_is_named_is_learned(text: str) -> None:
    assert read_facts(text).learning


@pytest.mark.parametrize(
    "text",
    [
        "In quiet hours you may develop your knowledge and skills.",
        "Your hours are certified on completion.",
        "Students get exposure to work.",
        "Once you become comfortable in the lab, other duties follow.",
        "Tutors help pupils learn algebra.",
        "The paid training includes reading and a weekly talk with your cohort.",
    ],
)
def test_where_no_subject_is_named_none_is_learned(text: str) -> None:
    assert read_facts(text).learning is None


@pytest.mark.parametrize(
    "text",
    [
        "Each intern will cover two weekend shifts welcoming guests at the front desk.",
        (
            "Duties: metadata clean-up, correcting spelling errors, "
            "adding subject headings to files, auditing object records."
        ),
        "You surf the web for news of mills, promote our page by posting in forums, and log calls.",
    ],
)
def test_work_of_the_same_kind_again_is_routine(text: str) -> None:
    assert read_facts(text).routine.substantial


def test_a_liking_for_repetition_and_open_data_are_no_routine() -> None:
    facts = read_facts(
        "We seek people who are careful, especially with repetitive tasks. Our projects are about "
        "open data and its use."
    )
    assert not facts.routine.substantial


def test_recordings_that_were_transcribed_are_nobodys_routine() -> None:
    facts = read_facts("You go through the transcribed interviews and draw conclusions.")
    assert not facts.routine.quotes


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ('"Title": "Baker"\n"Paid": "No"', "unpaid"),
        ("compensation: gratis", "unpaid"),
        ("There is no closing date for the voluntary posts.", "unpaid"),
        ("## Salary expectation\n\n* Agreement", "paid"),
        ("## Salary\n\n* 40,000 VND per hour", "paid"),
        ("compensation: part-time / 12 hrs a week", "unstated"),
        ("There is some potential for the post to be paid.", "unstated"),
    ],
)
def test_pay_is_read_as_a_field_says_it(text: str, status: str) -> None:
    assert read_facts(text).pay.status == status
