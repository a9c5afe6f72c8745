"""Things of any kind that are made, whatever they are called."""

from __future__ import annotations

import pytest

from fairbrief.fairness.facts import read_facts


@pytest.mark.parametrize(
    "text",
    [
        "The trainee carves two oak finials for the bandstand and builds a rack to dry them on.",
        "Weld a trailer frame and cut a template so the school can repeat it.",
        "Build a solar dryer, a moisture meter and a short how-to in Swahili.",
        "The job is to sew eight banners and a tablecloth for the fair.",
        "Student to devise a board game about composting and a facilitator's sheet for teachers.",
        "Brew two pilot batches, and write a tasting sheet and a cost breakdown for each.",
        "The intern drafts a tender notice, a scoring grid and a clarification log.",
        "Make a scale chart of the hall and cut two stencils for the ceiling.",
    ],
)
def test_things_after_verbs_of_making_are_products_whatever_they_are(text: str) -> None:
    assert read_facts(text).deliverables.concrete


@pytest.mark.parametrize(
    "text",
    [
        "The clinic expects from you a pocket guide to dressings and three laminated charts.",
        "Our order: one willow arch, four hurdles, and a drawing of how they fit together.",
        "You'll leave the farm with a drainage sketch, a soil test log and a list of culverts.",
        "The museum receives a costed shelving proposal and a floor plan drawn to scale.",
        "Scope: a parser for the tide files, a command to plot them, and a readme.",
        "We ask for one thing: a searchable register of all 480 graves with photographs.",
    ],
)
def test_things_that_somebody_is_to_get_are_products(text: str) -> None:
    assert read_facts(text).deliverables.concrete


@pytest.mark.parametrize(
    "text",
    [
        "You will build a strong network and develop a sense for what clients want.",
        "Create a welcoming atmosphere and make a difference in a child's life.",
        "We produce a cider, a perry and a cordial. Help in the pressing room.",
        "We design a chip and a board for drones; you handle the post.",
        "Acme makes a pump and a valve for dairies.",
        "You will learn to write a brief and build a model.",
        "A student who can write a clear sentence and draw a straight line.",
        "The company needs a driver, a cook and a gardener.",
        "You can expect a friendly office, a free lunch and a bus pass.",
        "The shop receives a delivery on Monday and a collection on Friday which you check.",
        "Develop a keen eye, a thick skin and a sense of humour.",
        "Make a plan with your mentor and set a goal for each week.",
    ],
)
def test_what_nobody_can_hold_and_what_others_make_is_no_product(text: str) -> None:
    assert not read_facts(text).deliverables.concrete


@pytest.mark.parametrize(
    "text",
    [
        "Your part: a comparison of two tide gauges on our own data, and a written report.",
        "Last year's students built a loan tracker and a catalogue of the seed swap.",
    ],
)
def test_what_is_announced_as_ones_work_or_was_made_before_is_a_product(text: str) -> None:
    assert read_facts(text).deliverables.concrete
