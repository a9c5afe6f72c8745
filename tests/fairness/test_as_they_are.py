"""Words of pages as organizations publish them: whom one meets, what follows, what is learned and
made, where it is, and marks of fraud."""

from __future__ import annotations

import pytest

from fairbrief.fairness import Posting, review
from fairbrief.fairness.facts import read_facts


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
    ("firm", "work"),
    [
        ("We sell software to clinics.", "You will work with staff on our clinic map."),
        ("We help campaigns.", "You'll draw campaigns and work closely with our designers."),
        ("We build tools for companies.", "Interns meet with the company nurse."),
    ],
)
def test_a_team_that_works_on_something_for_customers_is_not_the_customers(
    firm: str, work: str
) -> None:
    assert read_facts(f"{firm} {work}").senior_access is None


@pytest.mark.parametrize(
    "text",
    [
        "“Interns learn from everyone who works here,” said Ada Brook, executive director.",
        "You meet your peers and the staff of the archive.",
        "Ambassadors will meet once a month and get a badge.",
        "It is a chance to show and develop your leadership.",
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
    text = "Please create one PDF of all papers and send the complete application by mail."
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
        ("You'll learn how the water market works and how to price a lease.", "feedback"),
        ("Join the weekly product sync and say what hurts.", "feedback"),
        ("You'll meet every advertiser in town.", "feedback"),
        ("* record, edit and broadcast your own half hour", "feedback"),
    ],
)
def test_it_is_not_what_it_looks_like(text: str, fact: str) -> None:
    assert getattr(read_facts(text), fact) is None


@pytest.mark.parametrize(
    "text",
    [
        "You'll meet your mentor every Tuesday.",
        "There is a weekly sync with your manager.",
        "You'll hear what works and what doesn't.",
    ],
)
def test_the_work_is_talked_about(text: str) -> None:
    assert read_facts(text).feedback is not None


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Paid: Yes, for students who do not take credit.", "paid"),
        ("A ten-week contract with a competitive pro-rata salary.", "paid"),
        ("All places are fully-funded.", "paid"),
        ("We have no open paid positions this year.", "unpaid"),
        ("There are several keen volunteers who help us gather the counts.", "unpaid"),
        ("Chance to win a paid internship with us.", "unstated"),
        ("Our interns stay on, even though they pay their own way.", "unpaid"),
        ("What we give: a warm welcome and financial incentives.", "paid"),
    ],
)
def test_whether_it_is_paid(text: str, status: str) -> None:
    assert read_facts(text).pay.status == status


@pytest.mark.parametrize(
    "text", ["Help us make the 10th fair a good one.", "It is about making 9front able to clone."]
)
def test_numbers_in_names_are_no_pay(text: str) -> None:
    assert read_facts(text).pay.status == "unstated"


GOAL = """### Tide tables
This project aims to port the tables to the new engine.
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


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (
            "Casting interns! Bring a z-card by our photographer ($150) to your first job.",
            "F-UPFRONT",
        ),
        ("Trainees open a live trading account with a minimum of $2,000 own capital.", "F-INVEST"),
        ("You find three people who join, and they each bring three.", "F-MLM"),
        ("Apps need a better position. Click submit on our platform to raise the data.", "F-TASK"),
        ("You hold our clients' money in your checking account until we say where to.", "F-MULE"),
    ],
)
def test_marks_of_fraud(text: str, rule: str) -> None:
    found = review(Posting(text=text))
    assert rule in [each.rule for each in found.findings]
    assert str(found.verdict) == "scam"


@pytest.mark.parametrize(
    "text",
    [
        "Send a portfolio of ten pictures. The photo shoot for our catalogue is paid, $25 an hour.",
        "You look after our clients' trading accounts and write the weekly report on capital.",
        "Each mentor helps three students.",
    ],
)
def test_the_same_words_in_honest_work(text: str) -> None:
    assert str(review(Posting(text=text)).verdict) != "scam"


@pytest.mark.parametrize(
    "text",
    [
        "The internship lasts a term, with the possibility of turning into a contracted position.",
        "You may fast-track into our fellowship.",
        "Three months, with potential for extending them should both sides wish.",
    ],
)
def test_something_may_follow(text: str) -> None:
    assert read_facts(text).follow_on is not None


@pytest.mark.parametrize(
    "text",
    [
        "**Mentor**\n- Zoë Lindqvist-Ará (on the forum)",
        "**Mentors**\n\n- Owlet7 ([GitHub](https://example.org/owlet7))",
    ],
)
def test_a_mentor_stands_under_a_heading_of_its_own(text: str) -> None:
    assert read_facts(text).supervisor is not None


def test_key_copy_and_sticky_are_no_keying_copying_and_sticking() -> None:
    facts = read_facts(
        "Key Responsibilities\n"
        "- Compose layouts\n- Note copy limits\n- Draw the sticky header\n- Present the result"
    )
    assert not facts.routine.substantial
