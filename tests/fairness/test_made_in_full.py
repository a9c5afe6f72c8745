"""What is made, told by the work: what a project finds out or sets up, how much is made of a thing
and how often, what is owned from end to end, what stands in a list with a product."""

from __future__ import annotations

import pytest

from fairbrief.fairness.facts import read_facts

WORK = [
    "The aim of this studentship is to quantify how far nitrate travels from the old slurry pits.",
    "The goal of your placement will be to digitise the 1920s rainfall ledgers for the council.",
    "This project will compare three ways of sealing limestone on the north porch.",
    "A second internship would model the queue at the ferry ramp with real boarding counts.",
    "Each thesis seeks to determine which of the two tagging schemes loses fewer fish.",
    "The institute is offering a summer project to build an index of the parish letters.",
    "You will carry out a comparative study of ticketing systems used by small cinemas.",
    "The student will extend the solver by adding periodic boundaries.",
    "The trainee would undertake a detailed evaluation of how volunteers find the shelter.",
    "The contributor will speed up the tile renderer by caching the glyphs.",
    "You would take over the redesign of our volunteer portal.",
    "Your thesis: develop and validate a low-cost soil moisture node.",
    "You'll turn lab notebooks from the 1960s into a searchable archive.",
    "Interns make a short film from first idea to premiere.",
    "You will own one part of the checkout end to end.",
    "Our interns have designed a hail sensor and written the firmware for it.",
]
NO_WORK = [
    "The aim of this internship is to develop your skills in a professional kitchen.",
    "The goal of the placement is to create opportunities for young people.",
    "This internship will prepare you for a career in insurance.",
    "The project will run from May to August and is funded by the county.",
    "The internship will develop future leaders in conservation.",
    "Students will improve their English by talking to guests.",
    "The internship would make a great addition to your resume.",
    "The goal of this internship is to test whether you like working with animals.",
    "The internship aims to identify talented graduates who may join us.",
    "We run a project to improve the lives of refugees. You will help at the desk.",
    "This internship will build on your coursework and add to your resume.",
    "Our project will create jobs in the region over five years.",
    "The relaunch of our website last year doubled our visits.",
    "Thanks to the digitization of our archive we have more visitors.",
    "Convert leads into a steady stream of sales.",
    "Turn your passion into a rewarding career.",
    "See a play from the wings and a rehearsal from the booth.",
    "Take a class from design to sewing at our school for free.",
    "Students have built strong careers and lasting friendships here, and the network grows.",
    "Previous interns have made full use of the library and the kitchen.",
]
AGAIN_AND_AGAIN = [
    "You would turn around two or three blog posts each week, with your name on them.",
    "Interns are required to file three film reviews per issue.",
    "The desk expects five graphics per week from its design intern.",
    "As a columnist you produce one column per week on housing.",
]
NOT_AGAIN = [
    "You will read ten stories a week and tell us which you liked.",
    "Our newsroom publishes forty stories a day.",
    "Each volunteer gets one free video per week from our archive.",
    "Share two posts a week from our page with your classmates.",
    "We host one podcast a month with guests from industry.",
    "Two stories a week come from our freelancers; you check the facts.",
]
OWN_PROJECT = [
    "Each fellow does a research project on one river and presents it to the trust in May.",
    "Trainees get a project of their own, for instance on bats or newts, and hand in a report.",
    "Carry out a small engineering project, with a written report to the plant manager.",
    "In the last week you present your project to the board and the neighbours.",
    "Expected outcomes: a command that lists broken links, with tests, merged by the autumn.",
    "| Expected outcome | A sampler module that plays back recorded loops in time |",
    "Project deliverables:\n* the corrected taxonomy of lichens in our herbarium",
]
NOT_OWN_PROJECT = [
    "The team leads a project that ends in June and presents well.",
    "Assist on projects as needed and report to the office manager.",
    "Expected outcomes: you will understand how a clinic is run and gain confidence.",
    "Learning outcomes\n- Reading a sheet\n\nExpected outcomes:\n- knowledge of the trade",
    "Please submit a project proposal. Once it is approved we look for a place.",
]
LISTED = [
    "Paint props and backdrops for the children's opera.",
    "Design stickers and beer mats for our taproom.",
    "Interns draft motions, subpoenas and stipulations under an attorney.",
    "Film trailers and loops for the foyer screens.",
    "Draft grant applications, donor letters and appeals.",
    "Create content: blog posts, case studies, and white papers.",
    "Materials may include:\n    \u2022 Trail maps\n    \u2022 Postcards\n    \u2022 Banners",
]
NOT_LISTED = [
    "Write reports and answer phones.",
    "Building features and fixing bugs.",
    "You will create reports and help customers.",
    "Our studio makes posters and mugs. You would pack parcels.",
    "You should be able to write articles and captions.",
    "Observe how architects produce drawings, models and specifications.",
    "Everyone completes a short survey and a questionnaire each week.",
    "Write a note explaining what you thought of each story.",
    "Help with writing letters and assisting with video clips.",
    "Ensure all reports and plans are complete, and open any stories and films sent in.",
    "Open the desk and prepare a clean, organized, and friendly workspace and a tidy shelf.",
]


@pytest.mark.parametrize("text", [*WORK, *AGAIN_AND_AGAIN, *OWN_PROJECT, *LISTED])
def test_work_that_is_said_in_full_is_concrete(text: str) -> None:
    assert read_facts(text).deliverables.concrete


@pytest.mark.parametrize("text", [*NO_WORK, *NOT_AGAIN, *NOT_OWN_PROJECT, *NOT_LISTED])
def test_what_only_sounds_like_it_is_not(text: str) -> None:
    assert not read_facts(text).deliverables.concrete
