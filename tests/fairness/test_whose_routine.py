"""Routine work counts where it is the student's, and not in another sense of its words."""

from __future__ import annotations

import pytest

from fairbrief.fairness import read_facts


def _said(text: str) -> list[str]:
    return [each.text for each in read_facts(text).routine.quotes]


@pytest.mark.parametrize(
    "text",
    [
        "Why work at the mill sorting mail when you can paint with us?",
        "Our mentors will be on the forum and answer emails there.",
        "We'll start calling people on Monday.",
        "We are happy to fill out any paperwork for your college.",
        "We help you obtain the necessary paperwork.",
        "Students hired complete the new-hire paperwork.",
        "The till is able to accept payments and refunds.",
        "A grant pays for the transcription effort.",
        "See which puzzles are open to submissions.",
        "Our office functions like a newsroom.",
        "You maintain an internship log of what you saw.",
        "You have taken coursework in cataloging.",
        "Entry is spread over a breakdown of three months.",
        "Fees for printing, laminating and photocopying are posted.",
        "The college needs greenhouse gas inventory management system.",
        "It works with little labeled data.",
        "We encourage students to apply who sail.",
        "An online recruiting system for research participants",
        "You help track down sources and contacts.",
        "Dream up ways to sign up new members.",
        "To unsubscribe, respond to this email.",
        "You join the paper reading group.",
        "The bus goes to the Trash Museum.",
        "You spend May tagging turtles.",
        "Give a phone number for each referee.",
        "Furnished rooms with laundry on each floor.",
        "We are a provider of community management services.",
        "You build curation, digitization, and storage skills.",
        "To apply, send a letter of interest and file it by May.",
        "Demonstrated experience in community management.",
    ],
)
def test_no_routine(text: str) -> None:
    assert _said(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("You answer emails on the forum.", "answer emails"),
        ("You will be calling people on Monday.", "calling people"),
        ("You do the paperwork.", "paperwork"),
        ("You accept payments and refunds at the till.", "accept payments"),
        ("You do transcription.", "transcription"),
        ("You read submissions.", "read submissions"),
        ("You help with office functions.", "office functions"),
        ("You maintain the visitor log.", "maintain the visitor log"),
        ("You do cataloging of maps.", "cataloging"),
        ("You do set-up and breakdown at fairs.", "breakdown"),
        ("You do inventory management.", "inventory management"),
        ("You label data.", "label data"),
        ("You schedule participants.", "schedule participants"),
        ("You sign up new members.", "sign up new members"),
        ("You respond to emails.", "respond to emails"),
        ("You take out the trash.", "trash"),
        ("You do the laundry.", "laundry"),
        ("You answer members' questions, clear spam and moderate the forum.", "forum"),
        ("Telegram Group Moderator\nYou keep peace.", "Group Moderator"),
        ("Your task is community management.", "community management"),
    ],
)
def test_still_routine(text: str, words: str) -> None:
    assert any(words in each for each in _said(text))
