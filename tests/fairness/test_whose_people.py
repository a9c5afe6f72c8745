"""Who guides, meets and hears the student: not who hires, and not another sense of the words."""

from __future__ import annotations

import pytest

from fairbrief.fairness import read_facts


@pytest.mark.parametrize(
    "text",
    [
        "Read whether your topic aligns with what is going on in my lab.",
        "You send a form endorsed by the academic supervisor.",
        "The intern will conduct outreach to faculty about the fair.",
        "Some tutors will work with faculty in the pool.",
        "tl;dr the Map Room needs a hand.",
        "Brand Style Guide: Pine and Paper",
    ],
)
def test_nobody_to_report_to(text: str) -> None:
    assert read_facts(text).supervisor is None


@pytest.mark.parametrize(
    "text",
    [
        "You will work in my lab.",
        "Your work is approved by the director.",
        "Interns are paired with faculty.",
        "Guide: Ida Holm",
        "We will guide you through each week's work.",
        "The team head will certify what interns do.",
    ],
)
def test_still_somebody_to_report_to(text: str) -> None:
    assert read_facts(text).supervisor


@pytest.mark.parametrize(
    "text",
    [
        "You will join a network that consists of 1 head ambassador.",
        "You will be communicating room details to the rector.",
    ],
)
def test_nobody_senior(text: str) -> None:
    assert read_facts(text).senior_access is None


@pytest.mark.parametrize(
    "text", ["You meet the director each month.", "You meet with our leadership."]
)
def test_still_somebody_senior(text: str) -> None:
    assert read_facts(text).senior_access


@pytest.mark.parametrize(
    "text",
    [
        "- [ ] Mentoring",
        "Write early to introduce yourself and get feedback.",
        "We request a report from your host at the mid-point and end.",
        "Applicants must meet with the director to discuss their plans.",
        "You will be asked to try a tool and provide feedback.",
        "Do you read the news or only check your sources?",
        "There is nothing to do but check your horoscope.",
        "They stay on at their mentoring laboratory.",
        "A daily standup meeting to sync your notes.",
    ],
)
def test_no_feedback(text: str) -> None:
    assert read_facts(text).feedback is None


@pytest.mark.parametrize(
    "text",
    [
        "- [x] Mentoring",
        "You get feedback on your drafts.",
        "Your editor will check your sources.",
        "A weekly meeting to review your progress.",
        "Your grade rests on an evaluation written by your host supervisor.",
    ],
)
def test_still_feedback(text: str) -> None:
    assert read_facts(text).feedback
