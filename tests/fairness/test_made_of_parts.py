"""Rules made of parts: how much of the work it is, what is there in the end, who teaches whom what,
and who manages the place, in whatever words and order."""

from __future__ import annotations

import pytest

from fairbrief.fairness.facts import read_facts


@pytest.mark.parametrize(
    "text",
    [
        "The greater part of your time goes into keeping the membership list up to date.",
        "Removing rusty staples from case files fills your days in the basement.",
        "We need someone to go through 700 application forms and tick off what is missing.",
        "Helpers cut, fold and glue paper bags, 300 bags a day.",
        "Routine admin will account for roughly 70% of what you do.",
        "Copying ledgers makes up the bulk of the job.",
        "You stick labels on jars all day.",
        "The work: hang coats, hand out numbers and fetch umbrellas.",
    ],
)
def test_clerical_acts_are_routine_where_they_are_most_of_it_or_of_many_things(text: str) -> None:
    assert read_facts(text).routine.substantial


@pytest.mark.parametrize(
    "text",
    [
        "The robot we build sorts parcels; you write its vision code.",
        "Most of your time goes into designing experiments and analysing the results.",
        "We hold 12,000 photographs; you will choose forty for a show and write the essay.",
        "The bulk of the job is research into how post offices sort letters.",
        "Mostly you write code; once a week someone waters the plants.",
        "Train a model on 40,000 labelled images of leaves.",
        "Filing is shared by everyone and takes five minutes a day.",
        'Help with the exhibition "Clerks at the counter" and choose its objects.',
    ],
)
def test_a_small_share_or_another_kind_of_work_is_not_routine(text: str) -> None:
    assert not read_facts(text).routine.substantial


@pytest.mark.parametrize(
    "text",
    [
        "What the club wants in the end is a fixture list, a poster and a short clip.",
        "The student's project yields a dataset of crack widths and a plotting script.",
        "A guide to the cemetery, forty pages with a plan, is what should exist when you go.",
        "Three things are due: the inventory, the floor plan and a label set.",
        "A leaflet, a website and a radio spot must be ready before the fair opens.",
        "Two brochures and one trade-fair banner, both in German and Czech.",
        "The project concludes with an exhibition of twelve panels and a printed catalogue.",
        "Record an audio tour with nine stops, cut it, and put it on our site.",
    ],
)
def test_what_is_there_in_the_end_is_a_product_on_either_side_of_its_frame(text: str) -> None:
    assert read_facts(text).deliverables.concrete


@pytest.mark.parametrize(
    "text",
    [
        "What we want is a cheerful person with a bicycle and a free Saturday.",
        "In the end you get a certificate, a T-shirt and a letter of recommendation.",
        "The museum has a library, a shop and a leaflet stand.",
        "Our product comprises an app, a portal and an API used by 400 clinics.",
        "The exam consists of a test, an essay and an interview.",
        "Support designers who create logos, posters and brochures.",
        "You will learn to build apps and websites.",
    ],
)
def test_gifts_people_and_what_others_make_are_no_products(text: str) -> None:
    assert not read_facts(text).deliverables.concrete


@pytest.mark.parametrize(
    "text",
    [
        "The shop foreman drills trainees in reading a micrometer.",
        "Never held a chisel? We'll teach you.",
        "Soldering and reading schematics are taught in week one.",
        "You'll add motion graphics to your toolbox.",
        "This deepens the intern's understanding of tax law for charities.",
        "We initiate you into the mysteries of bookbinding.",
        "An insider's look at how trade agreements get negotiated.",
        "The trainee studies soil profiles with a geologist.",
    ],
)
def test_who_teaches_whom_what_is_learning_in_any_verb(text: str) -> None:
    assert read_facts(text).learning is not None


@pytest.mark.parametrize(
    "text",
    [
        "You will learn of our decision by mail.",
        "A team that learns from its mistakes.",
        "Facilitate evening lessons in chess for pensioners.",
        "An opportunity to use the skills you gained before.",
        "Seminar rooms are to be prepared for courses on Fridays.",
        "No experience needed, apply today.",
    ],
)
def test_news_and_what_others_learn_is_no_learning(text: str) -> None:
    assert read_facts(text).learning is None


@pytest.mark.parametrize(
    "text",
    [
        "Our bursar will be directing this placement.",
        "Head of Finance Carla Ruiz runs the traineeship.",
        "The work is overseen day by day by Ms Adeyemi.",
        "Guidance comes from the site archaeologist.",
        "A lecturer from the department keeps an eye on your progress.",
        "The trainee is subordinate to the harbour master.",
        "You do what the head verger tells you.",
        "Responsible for you: Jonas Berg, workshop manager.",
    ],
)
def test_who_manages_the_place_or_the_learner_is_named(text: str) -> None:
    assert read_facts(text).supervisor is not None


@pytest.mark.parametrize(
    "text",
    [
        "You'll oversee a group of volunteers at the fair.",
        "Our CEO manages a team of forty from the new building.",
        "Interns lead their own projects.",
        "The role is managed through an online portal.",
        "The professor who founded the institute died in 1990.",
        "Supervise the children at lunch with the teacher.",
    ],
)
def test_who_manages_others_is_nobody_to_work_under(text: str) -> None:
    assert read_facts(text).supervisor is None
