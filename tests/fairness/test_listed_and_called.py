"""Things under a heading, verbs that are nouns, roles that are routine, and what others learn."""

from __future__ import annotations

import pytest

from fairbrief.fairness.facts import read_facts

CONCRETE = [
    "What we would like to exist in autumn\n\n1. A mode for wet wood\n2. A note on the joints",
    "# Deliverables\n\n- exporter with a dialog\n- round trip test",
    "Expected outputs:\n* gate for the upper meadow\n* note on hinges",
    "By the end of the summer we hope to have\n- a stile at each crossing\n- a moth leaflet",
    "What you'll build:\n- a harness for feeding moths\n- an enclosure",
    "Recent intern projects:\n- A plate gripper\n- A calibration rig",
    "We have two projects for students:\na) A patch librarian\nb) A tuner for old organs",
    "What you will leave behind:\n1. catalogue of the seeds\n2. map of the beds",
    "Past projects include a loom and a dye vat.",
    "You develop software that counts bats from their calls at night.",
    "Each trainee conducts a botanical study of their own.",
    "The outcome will be a weatherproof cabinet that keeps bees warm.",
    "You are producing figures and tables for the second edition.",
]
NOT_CONCRETE = [
    "Deliverables:\n- Learn about rockets\n- Gain confidence",
    "Deliverables\nYou will help with many things.\n- We are a team",
    "What you'll get:\n- a salary of 300 euro\n- a desk in the attic",
    "By the end of the internship you will have\n- a good understanding of tax\n- many friends",
    "To apply, send the following deliverables:\n- a CV\n- a letter",
    "We have two things to offer:\n- a laptop\n- a free lunch",
    "Past projects were a great success and a lot of fun.",
    "Make sure that reports and maps are at hand.",
    "You shadow policy-making and decision-making about exhibitions and displays.",
    "Keep our source code tidy next to notebooks and dashboards.",
    "Marlowe Systems builds dashboards and simulators for ports.",
    "Our CEO writes a newsletter and articles on rowing.",
    "Show us your portfolio with posters and illustrations.",
    "Tech stack: Go, two databases, three dashboards",
]
ROUTINE = [
    "Homework Grader, Department of Physics. Graders mark weekly assignments.",
    "Duties:\n- Greet study participants and take consent\n- Enter answers\n- Read a paper",
    "You will\n- grade lab worksheets\n- post the marks online\n- hold one tutorial",
    "Tasks:\n- Monitor the news\n- Archive press clips\n- Plan the gala\n- Write a feature",
    "Client Care Specialist. Talk to owners of our boilers all week.",
    "You will:\n- share content on your socials\n- get your friends to download it\n- host a talk",
    "Work involved:\n- Collection of survey forms\n- Tabulation of the findings\n- One study",
    "Tasks include\n- Donor database entry\n- Writing thank-you notes\n- Planning a fundraiser",
    "You will\n- approach patients for consent\n- administer questionnaires\n- shadow a physician",
    "You will\n- check shipments\n- update folders\n- learn to repair shoes",
]
NOT_ROUTINE = [
    "You will design an automatic grading tool, train models and evaluate them on essays.",
    "Ideal for 10th-grade students: you build a robot and program its arm.",
    "You design drainage and grading plans, model runoff and write a report.",
    "You own system administration of a cluster and see to hosting; you write the roles.",
    "Design protocols for human participants, analyse effects, write a manuscript.",
    "Write a brief on media coverage of elections. You may also help at the front desk.",
    "Model the flight envelopes of drones and prototype a wing.",
    "Write documents detailing needs and design screens. Administrative tasks where necessary.",
    "Build a pipeline for the collection of sensor data and write its tests.",
    "Analyse why people join, design experiments, and write up what gets more users to sign up.",
]
LEARNED = [
    "Bring your welding skills to the next level with us.",
    "Want to take your Spanish a step further? Join us.",
    "You get the chance to attend the ISTQB Foundation course.",
    "We try to show how a newspaper gets made, from the first call to the press.",
    "We love to explain how bread is leavened.",
    "Regular training about pest control and pruning is given to interns.",
    'You will learn "slow" bookbinding from Ana.',
    "Level up your GIS skills to a new height.",
    "You will join our bookbinding masterclass in May.",
    "Interns push their lettering a step further.",
]
NOT_LEARNED = [
    "This is a work-learn assistant position.",
    "Take your career to the next level.",
    "Help us take our business to the next level.",
    "We want people who are learning to sail.",
    "To learn how to apply for housing, visit our page.",
    "To understand how the fellowship works, please read the handbook.",
    "You join a group of specialists with deep knowledge of bats.",
    "Uniform and training provided on site.",
    "We strive to show how our product helps customers.",
    "Our app engages pupils in learning fractions.",
    "The tool shows the river, offering a quick and comprehensive understanding of rainfall.",
]


@pytest.mark.parametrize("text", CONCRETE)
def test_what_is_listed_or_said_in_full_is_handed_in(text: str) -> None:
    assert read_facts(text).deliverables.concrete


@pytest.mark.parametrize("text", NOT_CONCRETE)
def test_what_others_make_and_what_only_sounds_like_making_is_not(text: str) -> None:
    assert not read_facts(text).deliverables.concrete


@pytest.mark.parametrize("text", ROUTINE)
def test_roles_and_acts_that_are_the_same_again_are_routine(text: str) -> None:
    assert read_facts(text).routine.substantial


@pytest.mark.parametrize("text", NOT_ROUTINE)
def test_words_of_routine_in_other_work_are_none(text: str) -> None:
    assert not read_facts(text).routine.substantial


@pytest.mark.parametrize("text", LEARNED)
def test_a_skill_taken_further_and_a_course_by_its_name_are_learned(text: str) -> None:
    assert read_facts(text).learning


@pytest.mark.parametrize("text", NOT_LEARNED)
def test_what_others_know_or_learn_and_what_one_is_sent_to_read_is_not(text: str) -> None:
    assert not read_facts(text).learning


def test_a_line_that_begins_with_support_is_no_heading() -> None:
    text = "What you'll do\n\n* Support requests from staff\n* Own a project and present it then"
    assert read_facts(text).deliverables.concrete
