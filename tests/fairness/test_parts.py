"""What a posting says in one part it does not say in another."""

from __future__ import annotations

import pytest

from fairbrief.fairness.facts import read_facts
from fairbrief.fairness.parts import Parts

POSTING = """Harbour archive seeks a student

Duties:
- choose two hundred glass plates for a show
- write a finding aid and an index of the sitters

Requirements
- experience in data entry
- must like dust

What you'll learn:
- how plates are cleaned

The archive is a quiet house by the water and has been open to students for forty years.
"""


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ("harbour", ""),
        ("finding aid", "duties"),
        ("data entry", "wanted"),
        ("how plates", "learning"),
        ("quiet house", ""),
    ],
)
def test_a_part_lasts_from_its_heading_to_the_next(words: str, part: str) -> None:
    plain = POSTING.lower()
    assert Parts(plain).at(plain.index(words)) == part


@pytest.mark.parametrize(
    ("heading", "part"),
    [
        ("**What do Bridge Captains do?**", "duties"),
        ("RAs will:", "duties"),
        ("A normal week", "duties"),
        ("What we need you to do:", "duties"),
        ("🚲 About this placement", "duties"),
        ("As a bridge captain you will", "duties"),
        ("Examples of duties (illustrative only)", "duties"),
        ("What do you get?", "gains"),
        ("Our offer", "gains"),
        ("In return", "gains"),
        ("What will I learn?", "learning"),
        ("Who are we looking for?", "wanted"),
        ("Person specification", "wanted"),
        ("✨ What we ask of you", "wanted"),
        ("About Quillbridge", "firm"),
        ("### More about the team 🧭", "firm"),
        ("What former interns say", "firm"),
        ("What former interns are doing", "firm"),
        ("How we hire", "applying"),
        ("Ability to:", "wanted"),
        ("Sounds good?", "applying"),
        ("The process:", "applying"),
        ("Time commitment", ""),
        ("Additional information", ""),
        ("How long? One year", ""),
    ],
)
def test_a_heading_is_known_however_it_asks(heading: str, part: str) -> None:
    before = "perks" if part == "duties" else "your tasks"
    plain = f"{before}\n- before\n\n{heading.lower()}\n- looked for".replace("*", " ")
    assert Parts(plain).at(plain.index("looked for")) == part


def test_a_line_alone_over_a_paragraph_ends_what_was_wanted() -> None:
    plain = (
        "requirements\n\na bicycle\n\na lamp\n\nlife in the yard\n\n"
        "the yard master has lunch with each class of apprentices and shows them round the sheds."
    )
    assert Parts(plain).at(plain.index("a lamp")) == "wanted"
    assert Parts(plain).at(plain.index("yard master")) == ""


def test_a_row_of_pictures_is_a_list_and_not_headings() -> None:
    plain = "what do you get?\n🌽 benefits for you\n🌽 role models\n🌽 lunch with us"
    assert Parts(plain).at(plain.index("lunch")) == "gains"


def test_what_applicants_must_bring_is_neither_work_nor_gain() -> None:
    facts = read_facts(POSTING)
    assert not facts.routine.substantial
    assert facts.learning is not None
    assert facts.deliverables.concrete


@pytest.mark.parametrize(
    ("words", "is_named"),
    [
        ("With guidance from the registrar, you will relabel the store.", True),
        ("A staff botanist will be your supervisor for the term.", True),
        ("Interns shadow and support our lead potter.", True),
        ("Write to the internship coordinator with questions.", False),
        ("Work with engineers, designers and product managers.", False),
        ("Our software helps managers plan shifts.", False),
    ],
)
def test_who_is_in_charge_is_told_by_the_words_beside_a_role(words: str, is_named: bool) -> None:
    assert (read_facts(words).supervisor is not None) == is_named


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("The position is located at the river branch.", "onsite"),
        ("You must be able to come in on three mornings.", "onsite"),
        ("Lisbon / Remote", "hybrid"),
        ("In person or via Zoom, as you like.", "hybrid"),
        ("Lisbon, Portugal", "unstated"),
        ("At ease in an office environment.", "unstated"),
    ],
)
def test_a_place_is_stated_in_words(words: str, place: str) -> None:
    assert read_facts(words).place.kind == place


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("You will not be paid.", "unpaid"),
        ("Volunteers greet visitors at the gate.", "unpaid"),
        ("It is unpaid, but we give $30 per workshop you hold.", "paid"),
        ("There is a strong commission upside.", "paid"),
        ("You will manage volunteers.", "unstated"),
        ("Make an excellent income from home.", "unstated"),
    ],
)
def test_pay_is_money_promised(words: str, status: str) -> None:
    assert read_facts(words).pay.status == status
