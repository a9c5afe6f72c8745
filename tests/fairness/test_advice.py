"""Feedback and mentoring by whose they are: the student's, or somebody else's."""

from __future__ import annotations

import pytest

from fairbrief.fairness.facts import read_facts


@pytest.mark.parametrize(
    "text",
    [
        "You are paired with an experienced conservator for the whole term.",
        "We pair every intern with a full-time engineer.",
        "You will work alongside an experienced baker during your first weeks.",
        "Fellows are supervised and trained by the head of collections.",
        "Continuous assessment is given throughout the placement.",
        "Interns receive daily guidance in the workshop.",
        "Interns meet twice a month with the director to discuss their research.",
        "Meet with the programme manager every week to go over the plan.",
        "You conference with me after each essay.",
        "You will work closely with an editor to revise your features.",
        "You gain practice in the stores under the mentorship of curators.",
        "Students work under the direct guidance of a professor.",
        "Framing takes years, and I teach you everything I know.",
        "At the end you sit down with the manager to look back at your goals.",
        "You'll have regular one-on-ones with your manager.",
        "The intern will be mentored throughout.",
        "Editors will help you hone your pitches.",
        "Participants get one-on-one time with faculty.",
    ],
)
def test_feedback_for_the_student(text: str) -> None:
    assert read_facts(text).feedback is not None


@pytest.mark.parametrize(
    "text",
    [
        "Interns work one-on-one with the events director to plan galas.",
        "If you need somebody at your shoulder, look elsewhere.",
        "Let's talk about how you can apply.",
        "You work with writers to edit their drafts.",
        "Check your inbox for the form.",
        "You take note of what works well in the exhibition.",
        "If you are a qualified tutor, please sign up.",
        "Handling of animals is done under close supervision.",
        "We attend weekly seminars to discuss papers.",
        "Language buddies meet once a week in the cafe.",
        "You meet weekly with clients to review their needs.",
        "Responsible for performance reviews of vendors.",
        "Students' essays are read by our jury.",
        "An old friend in your ear tells you what to say.",
    ],
)
def test_feedback_that_is_none_of_the_students(text: str) -> None:
    assert read_facts(text).feedback is None
