"""What is learned: a subject somebody learns here, and not another sense of the same words."""

from __future__ import annotations

import pytest

from fairbrief.fairness import read_facts


def _said(text: str) -> str:
    found = read_facts(text).learning
    return found.text if found else ""


@pytest.mark.parametrize(
    "text",
    [
        "I will teach you as much as I can.",
        "The Learning Workshop is on the second floor.",
        "You make a learning object for the shelf.",
        "Learning in curved spaces (thesis)",
        "A talk at Giving What We Can.",
        "We teach up to 40 groups a term.",
        "The chance to acquire direct practical experience in work.",
        "We want you to become an expert in some area.",
        "A day to acquaint them with tips.",
        "A unique educational experience of collaborating with us.",
        "The study is on the getting started experience with looms.",
        "We build a diverse team with different skills in crafts.",
        "Reach out to learn more about looms!",
        "A buyer looks closely, because he is trained to weigh.",
        "A degree and/or education in forest law is desirable.",
        "You lead classes for elementary school students in the orchard.",
        "You gain exposure to an exciting startup.",
        "They give courses in addition to the desk.",
    ],
)
def test_nothing_is_taught(text: str) -> None:
    assert _said(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "I will teach you weaving on a hand loom.",
        "You become an expert in dyeing wool.",
        "You acquire direct practical experience in dyeing wool.",
        "Interns learn more about looms while they weave.",
        "You are trained to dye wool.",
        "You get an education in forest law.",
        "There is an art to dyeing wool evenly, and I'll teach you.",
        "You will attend two workshops a term from our series on dyes.",
        "For weavers who wish to transition to lace.",
        "You take courses in dyeing.",
        "The chance to work in a strong team to learn bookbinding.",
        "You gain exposure to the dyeing of wool.",
    ],
)
def test_still_taught(text: str) -> None:
    assert _said(text)
