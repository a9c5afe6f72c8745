"""Routine by how it is said: the same again and again, so many of them; and where it is not so."""

from __future__ import annotations

import pytest

from fairbrief.fairness.facts import read_facts


@pytest.mark.parametrize(
    "text",
    [
        "Peel, core and bottle pears until the crates are empty.",
        "Wrap soap, stick labels on, box it, weigh the box.",
        "Load the washer, unload it, fold towels and stack them in the cupboard.",
        "Rake leaves, clip hedges, water beds and empty the bins.",
        "Weigh each parcel, print a label, stick it on, put it on the belt.",
    ],
)
def test_sentences_made_of_work_done_again_and_again_are_routine(text: str) -> None:
    assert read_facts(text).routine.substantial


@pytest.mark.parametrize(
    "text",
    [
        "Copy out postcodes from the old cards for all 3,200 members.",
        "You log the number plate of every lorry that comes through the barrier.",
        "Type the names of 5,000 pupils into the lists.",
        "Enter paper forms, one after another, from eight till noon.",
        "To be honest it is mostly admin: bookings, receipts, parking permits.",
        "Stand at the door and tear tickets for the evening show.",
    ],
)
def test_so_many_of_them_and_who_lets_people_in_are_routine(text: str) -> None:
    assert read_facts(text).routine.substantial


@pytest.mark.parametrize(
    "text",
    [
        "You design a tool that removes data entry from nurses' evenings.",
        "Measure queue lengths at the front desk to estimate a staffing model.",
        "Assess the accuracy of the county's filing system and report to the auditor.",
        "Compare how four clinics handle appointment calls.",
        "None of the filing falls to you; our office manager does that.",
        "Our temps see to the phones, the post and the scanning, so you can write.",
        "All the packing and labelling is done by machines.",
        "Forget envelopes and errands: you will negotiate with suppliers from day one.",
        "The Town Clerk will host a student of constitutional law.",
        "The law clerk programme lets you draft opinions for a judge.",
    ],
)
def test_routine_that_is_looked_into_or_done_by_others_is_not_the_students(text: str) -> None:
    assert not read_facts(text).routine.substantial


@pytest.mark.parametrize(
    "text",
    [
        "Write copy, press releases and a fact sheet with our editor.",
        "Set up an experiment, record results and publish with us.",
        "Fold research into policy and box clever with the budget.",
        "Design and test an algorithm that tags 20,000 images.",
        "Analyse 3,000 survey answers with topic models and publish the results.",
        "Compose, arrange and record three songs with a producer.",
    ],
)
def test_the_same_words_of_work_that_takes_thought_are_not_routine(text: str) -> None:
    assert not read_facts(text).routine.substantial
