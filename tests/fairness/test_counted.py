"""What is counted: hours by the clock, an hour's pay, the share of routine work in what is done."""

from __future__ import annotations

import pytest

from fairbrief.fairness import Posting, review
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
    text = "The expected workload of an internship mentor is 2 hours per day on average."
    assert not read_facts(text).hours.stated


def test_each_thing_that_is_routine_is_quoted() -> None:
    quotes = [each.text.lower() for each in read_facts(FEW).routine.quotes]
    assert any("mailing list" in each for each in quotes)
    assert len(quotes) > 1


@pytest.mark.parametrize(
    ("firm", "work"),
    [
        ("We make booking software for sailing schools.", "You will visit three of the schools."),
        (
            "Our app is used by 400 midwives.",
            "You'll sit down with midwives and hear what is wrong.",
        ),
        ("We build ovens for bakers.", "Interns ride along with bakers for a morning."),
    ],
)
def test_customers_are_known_by_what_is_made_for_them(firm: str, work: str) -> None:
    assert read_facts(f"{firm} {work}").senior_access is not None
    assert read_facts(work).senior_access is None
    assert read_facts(firm).senior_access is None


@pytest.mark.parametrize(
    "text",
    [
        "“Interns learn from everyone who works here,” said Ada Brook, executive director.",
        "You meet your peers and the staff of the archive.",
    ],
)
def test_who_is_quoted_is_not_met(text: str) -> None:
    assert read_facts(text).senior_access is None


@pytest.mark.parametrize(
    "text",
    [
        "Since I started it in 2012 we have grown to five. Your desk is next to me.",
        "Interns are invited to an ask-me-anything with our founders.",
        "Interns come along to the client on Fridays.",
        "On the last day you have lunch with visiting scientists.",
        "What to expect\n- Coaching from experienced business leaders",
        "You present your findings to researchers at two institutes.",
    ],
)
def test_who_is_met(text: str) -> None:
    assert read_facts(text).senior_access is not None


@pytest.mark.parametrize(
    "text",
    [
        "If hired, you will be asked for two forms of identification.",
        "Each intern will be offered a complimentary membership for six months.",
        "The person hired for this position reports to the registrar.",
        "We can only take on interns who get credit from their school.",
    ],
)
def test_being_hired_at_all_is_no_job_that_follows(text: str) -> None:
    assert read_facts(text).follow_on is None


@pytest.mark.parametrize(
    "text",
    [
        "Offers for full-time roles are usually made before August.",
        "Every second trainee stays.",
        "Two of the engineers were kept on permanently after their internships.",
    ],
)
def test_a_job_that_may_follow(text: str) -> None:
    assert read_facts(text).follow_on is not None


@pytest.mark.parametrize(
    "text",
    [
        "What will I learn?\nBinding by hand, the history of paper and how to mend a torn page",
        "Interns leave with solid skills in interviewing and mediation.",
        "You will be shown how to read a tide table.",
        "By the end the student should be able to identify forty lichens.",
    ],
)
def test_what_is_learned(text: str) -> None:
    assert read_facts(text).learning is not None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Interviews are in person or via Zoom.", "unstated"),
        ("The gallery has a physical presence on Mill Island.", "unstated"),
        ("Members get a 10% discount in the shop.", "unstated"),
        (
            "Work is done in person at the town hall. There may be optional remote work days.",
            "hybrid",
        ),
        ("IT Help Desk | On campus | 12 hours a week", "onsite"),
        ("You are expected to commit to being at the station by six.", "onsite"),
    ],
)
def test_where_it_is(text: str, place: str) -> None:
    assert read_facts(text).place.kind == place


@pytest.mark.parametrize(
    "text",
    [
        "Port the renderer from the old library to WebGPU.",
        "I have two things for you: a plug-in for our editor, and its documentation.",
        "Each student hands in a brief of six pages and a data appendix.",
    ],
)
def test_what_is_made(text: str) -> None:
    assert read_facts(text).deliverables.concrete


def test_one_file_to_apply_with_is_no_product() -> None:
    text = "Please create one PDF file and send your complete application by mail."
    assert not read_facts(text).deliverables.concrete


@pytest.mark.parametrize(
    "text",
    [
        "_Mentors:_ Ilse Brandt, Tomas Vrba",
        "**Mentors.** [Ilse Brandt](https://code.example/ilse)",
        "**Coding Mentors**<br>\n[Ilse Brandt](https://code.example/ilse)",
        "| **Mentors** | Ilse Brandt, Tomas Vrba |\n| **Size** | 175 hours |",
    ],
)
def test_mentors_are_named_however_it_is_written(text: str) -> None:
    facts = read_facts(text)
    assert facts.supervisor is not None
    assert facts.feedback is not None


def test_the_time_to_hand_in_applications_is_none_of_the_work() -> None:
    facts = read_facts("The submission period goes from 16 March until 30 April.")
    assert facts.application_deadline is not None
    assert facts.deadline is None


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Look at the pages of my doctoral students to see what is going on here.", "follow_on"),
        ("ERP Buddies Inc. sells software.", "feedback"),
        ("Collect questions and feedback from your campus.", "feedback"),
        ("It is a place to learn to build what few organizations offer.", "follow_on"),
        ("If it is your first time, we encourage you to apply all the same.", "feedback"),
        ("Resource manager: this volunteer will look after the book list.", "supervisor"),
        ("Who enjoys learning new methods will fit in.", "learning"),
    ],
)
def test_it_is_not_what_it_looks_like(text: str, fact: str) -> None:
    assert getattr(read_facts(text), fact) is None


@pytest.mark.parametrize(
    "text", ["Help us make the 10th fair a good one.", "It is about making 9front able to clone."]
)
def test_numbers_in_names_are_no_pay(text: str) -> None:
    assert read_facts(text).pay.status == "unstated"


GOAL = """### Tide tables
The goal of this project is to port the tables to the new engine.
*Skill level:* easy
*Mentor:* Ilse Brandt
"""
DIFFICULTY = """## Kernels
Implement fast kernels for the common operations.

**Difficulty.** Hard. **Duration.** 350 hours

**Mentors.** [Ilse Brandt](https://code.example)
"""


@pytest.mark.parametrize("text", [GOAL, DIFFICULTY])
def test_an_idea_for_a_mentored_project_is_known_by_its_form(text: str) -> None:
    assert read_facts(text).deliverables.concrete


@pytest.mark.parametrize(
    "text",
    [
        "Ambassadors are exempted from registration fees for the festival.",
        "Join our robotics team. Fill in the form, then pay the membership fee by 1 November.",
    ],
)
def test_dues_and_fees_one_is_spared_are_no_fraud(text: str) -> None:
    assert str(review(Posting(text=text)).verdict) != "scam"
