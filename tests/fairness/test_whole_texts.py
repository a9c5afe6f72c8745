"""What stands around the work in whole postings: forms, lists run together, other days."""

from __future__ import annotations

import pytest

from fairbrief.fairness.cleaning import cleaned
from fairbrief.fairness.facts import read_facts

PROJECT = """# Offline tiles for the footpath map

The map needs a network. Walkers have none. In this project the contributor will cache tiles on the
phone and let the renderer read the new format.

Difficulty: medium
Mentors: Ilse, Tomasz
"""


def test_an_idea_for_a_mentored_project_is_a_piece_of_work_said_in_full() -> None:
    deliverables = read_facts(PROJECT).deliverables
    assert deliverables.concrete
    assert deliverables.quote is not None
    assert deliverables.quote.text.startswith("cache tiles")
    without_form = PROJECT.split("Difficulty")[0]
    assert not read_facts(without_form).deliverables.concrete


def test_items_run_together_are_lines_of_their_own() -> None:
    text = "Duties:Opening and sorting mailFiling of invoicesScanning of old files in JavaScript"
    plain = cleaned(text)
    assert len(plain) == len(text)
    assert plain.splitlines() == [
        "duties:opening and sorting mai",
        "filing of invoice",
        "scanning of old files in javascript",
    ]


def test_words_of_pay_keep_their_last_letter_where_items_run_together() -> None:
    assert "competitive salary" in cleaned("Competitive salaryBonus after a year")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Location: US, OR, Remote", "remote"),
        ("It has to be in the studio. We tried remote and it was sad.", "onsite"),
        ("Can be done from anywhere except for the pictures.", "hybrid"),
        ("Sessions are held at our Harbour Street office and by telehealth.", "hybrid"),
        ("There is an on-site cafeteria and free parking.", "unstated"),
        ("A check covers the home office equipment from our vendor.", "unstated"),
        ("People from all backgrounds feel at home with us.", "unstated"),
    ],
)
def test_where_one_works_is_told_from_perks_and_forms(text: str, place: str) -> None:
    assert read_facts(text).place.kind == place


@pytest.mark.parametrize(
    "text",
    [
        "The museum is open May thru October.",
        "Most of the seals arrive between April and August.",
        "I am away and won't be back until the 20th.",
        "We have runway till next Christmas.",
        "The parcels are bought by our customers from Eastern Europe.",
    ],
)
def test_days_of_other_things_are_not_when_the_work_is_due(text: str) -> None:
    assert read_facts(text).deadline is None


def test_a_postmark_deadline_is_one_to_apply_by() -> None:
    assert read_facts("Postmark deadline is Dec. 1.").application_deadline is not None


@pytest.mark.parametrize(
    "text",
    [
        "We turn scanned shipping papers into data. We turn packing lists into rows.",
        "Nobody is going to fetch coffee here. Nobody is going to fetch lunch.",
        "We take a limited number of interns each fall and each spring.",
    ],
)
def test_papers_that_a_firm_reads_are_no_routine_work(text: str) -> None:
    assert not read_facts(text).routine.substantial


def test_a_chair_to_sit_on_is_nobody_high_up() -> None:
    assert (
        read_facts("Everybody, interns included, gets $500 for a desk or chair.").senior_access
        is None
    )


@pytest.mark.parametrize(
    "text",
    [
        "There is solar power for two hours a day.",
        "Then a short take home (2 hours, we mean it).",
        "The plant is about an hour from both towns.",
        "Must be able to stand 10 hours.",
    ],
)
def test_hours_of_other_things_are_not_those_of_the_work(text: str) -> None:
    assert not read_facts(text).hours.stated
