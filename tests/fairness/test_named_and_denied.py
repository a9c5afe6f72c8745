"""Routine that is called so or denied, whose it is in whole texts, and subjects that are named."""

from __future__ import annotations

import pytest

from fairbrief.fairness.facts import read_facts

#: So long that a single mention is no large part of it.
_AROUND = (
    "Heron House is a centre for poetry on the coast. We run a festival, a press and a school.\n"
    "You will design the autumn programme with our curator. You will interview two poets and write "
    "an essay about each of them. You will plan a day for schools and lead one of its sessions. "
    "You will compose the introduction of our next book. {}\n"
    "The internship lasts twelve weeks from May. We pay 14 pounds an hour for 20 hours a week. "
    "You will have a desk beside the window, and on Fridays the whole house eats together. Tell us "
    "in a letter which poem you would like to read aloud, and why it should be heard by the sea."
)


@pytest.mark.parametrize(
    "said",
    [
        "There are also clerical duties.",
        "You assist with administrative tasks.",
        "Help with programming and secretarial duties is part of it.",
        "The intern provides general office support.",
        "Expect admin work on most mornings.",
        "You contribute to research, administrative tasks and outreach.",
        "General administration belongs to the post.",
        "You work through the slush pile of our press.",
        "You read about thirty submissions a week.",
        "Interns are screeners. They watch 25 short films a week and score them.",
        "You go door to door with our leaflets.",
    ],
)
def test_work_that_is_called_clerical_or_is_nothing_else_is_substantial_in_a_long_text(
    said: str,
) -> None:
    assert read_facts(_AROUND.format(said)).routine.substantial


@pytest.mark.parametrize(
    "said",
    [
        "There may be some administrative tasks.",
        "Occasional clerical work cannot be ruled out.",
        "Our secretariat provides administrative support to all of us.",
        "You receive administrative support from the house.",
        "The poet once wrote a book about clerical work in harbours.",
        "Experience with administrative tasks is welcome.",
        "Submissions are read by our editors.",
        "You learn how to file a claim for royalties.",
        "You sit in on calls with printers.",
        "The administrative support team is next door.",
    ],
)
def test_a_mention_that_is_none_of_the_students_or_little_is_not(said: str) -> None:
    assert not read_facts(_AROUND.format(said)).routine.substantial


@pytest.mark.parametrize(
    "denied",
    [
        "You won't be making coffee here.",
        "No photocopying and no coffee runs.",
        "This is more than fetching tea.",
        "Elsewhere you may be stuck with menial work.",
        "Tired of internships where you fetch coffee?",
    ],
)
def test_who_says_that_interns_fetch_no_coffee_gives_other_work(denied: str) -> None:
    text = "{} You answer phones at times, update the contact list and shoot a film of your own."
    assert not read_facts(text.format(denied)).routine.substantial
    assert read_facts(text.format("Join us.")).routine.substantial


def test_no_coffee_says_nothing_of_selling() -> None:
    assert read_facts(
        "Tired of fetching coffee? Go door to door and sign up customers for us."
    ).routine.substantial


@pytest.mark.parametrize(
    "text",
    [
        "As our accounts trainee you process expense claims, match invoices and post receipts.",
        "The finance intern posts journal entries and reconciles the petty cash.",
        "Add scanned photographs to our online archive and correct its catalogue records.",
        "You handle event logistics such as bookings and catering, and keep the rota up to date.",
        "The student maintains the events listings and updates the contact lists every day.",
        "Interns look after the reading room. They fetch boxes, reshelve books and answer phones.",
        "You fix broken links, upload files, file minutes, and take a photo every now and then.",
        "We are looking for students to:\n- file letters\n- answer phones",
        "Open roles: Office hand. You sort the post, answer phones and file the receipts.",
    ],
)
def test_more_kinds_of_routine(text: str) -> None:
    assert read_facts(text).routine.substantial


@pytest.mark.parametrize(
    "text",
    [
        "You develop a payments interface: refunds and webhooks in Go, tested against a bank.",
        "The intern analyses logistics costs and proposes a new network of routes.",
        "Judicial clerks draft opinions, and each clerk writes one memo for an argument.",
        (
            "The project aims to implement pruning: fetch packs, copy references.\n"
            "Possible mentors: Ada, Lin\nDifficulty: medium\nSize: 175 hours"
        ),
        "Applicants are required to submit copies, file forms and answer questions by phone.",
        "A car is required to reach the farm and deliver samples, file papers and answer phones.",
        "Past interns built a kiln. We want somebody who paints all the time and from life.",
        "Tests are poor on the phone, so you write better ones for the app.",
    ],
)
def test_look_alikes_of_more_kinds(text: str) -> None:
    assert not read_facts(text).routine.substantial


@pytest.mark.parametrize(
    "text",
    [
        "German is desirable; it may be learnt here in our evening course.",
        "InDesign is preferred but can be picked up on the job.",
        "If you lack any of these skills, they can be acquired during the project.",
        "Training by our head conservator on paper repair.",
        "Coaching from two court reporters in shorthand.",
        "The scheme is designed to train young archivists.",
        "Interns pick up some basic joinery skills over the summer.",
        "The placement offers a glance into research on sleep.",
        "You gain real-world experience in grant writing.",
        "We are looking for volunteers who would like to:\n- Improve their public speaking skills",
        "Lectures: contract law, tort and evidence.",
        "Modules (hydrology, soil, mapping) run on Fridays.",
        "Typography is covered in an evening class.",
        "You'll be taken through stage lighting and rigging.",
        "You will be tested on knots and taught sail repair.",
        "The scheme introduces school leavers to the craft of bookbinding.",
        "Digital workshops on copyright are open to interns.",
    ],
)
def test_what_is_learned_is_named(text: str) -> None:
    assert read_facts(text).learning is not None


@pytest.mark.parametrize(
    "text",
    [
        "You will gain real-world experience while boosting your resume.",
        "Interns gain expertise in a specific area and support a department.",
        "This internship will expand your knowledge, network and horizons.",
        "Great exposure to editors and buyers.",
        "Extra hours can be built up over the summer.",
        "The tool is designed to teach children fractions.",
        "You interview users for the team to gain insights into their needs.",
        "Meet clients weekly to learn about project goals.",
        "Pick up dry cleaning and walk the dog.",
        "You should have knowledge of HTML, or have built a page once.",
        "Workshops with clients on pricing are run by you.",
        "Enhance the package's skill assessment screens.",
        "Develop your talents while you work with us.",
        "Lectures (see the calendar) are open to all.",
        "Travel is covered in full.",
        "You will be taken through our application steps.",
        "He has lived in Rome and taught at two schools.",
        "Interns are introduced to many people.",
        "Seminars: Monday, 5 pm.",
        "A digital learning tool for pupils is what you code.",
    ],
)
def test_where_no_subject_is_named_nothing_is_learned(text: str) -> None:
    assert read_facts(text).learning is None


def test_applying_paint_is_no_part_on_applications() -> None:
    assert read_facts(
        "Students will be involved in:\nGreeting visitors\nApplying paint to sets\nFiling letters\n"
        "Answering phones"
    ).routine.substantial


def test_what_one_is_required_to_do_is_work() -> None:
    assert read_facts(
        "Helpers are required to file letters, answer phones and sort the post."
    ).routine.substantial
