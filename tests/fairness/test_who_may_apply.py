"""Who may apply: only what is asked of them, and not where the same words are said of others."""

from __future__ import annotations

import pytest

from fairbrief.fairness import read_facts


def _said(text: str) -> list[str]:
    return [each.text for each in read_facts(text).eligibility]


@pytest.mark.parametrize(
    "text",
    [
        "See example.edu/aid/federal-work-study for the forms.",
        "The Office of Undergraduate Research runs the desk.",
        "You file maps under the guidance of graduate students or their heads.",
        "Duties include tutoring undergraduate students in the reading room.",
        "You will help test undergraduates in the sleep lab.",
        "Past undergraduate interns have gone on to print their own atlas.",
        "Our undergraduate assistants usually stay on.",
        "Apply regardless of your GPA or school.",
        "For master's students (PhD students cannot apply).",
        "Must have a high degree of patience in archives.",
        "In our 16 years of operation we have applied for many grants.",
        "She represents applicants before US Citizenship and Immigration Services.",
        "Coursework in botany, zoology or law, preferred but not required for the candidate.",
        "The ideal candidate will have a background in pottery.",
        "Level: Internship or Junior",
        "We hire juniors to the two-year ladder scheme.",
        "You must sit with our current graduate students at lunch.",
        "You must send the grades you had as an undergraduate.",
        "Wages are paid through the College Work Study fund, which must be renewed.",
        "Interns who are US citizens must provide a tax form to be paid.",
        "Students who are currently enrolled in a PhD are not eligible.",
        'taught: "Freshman": false',
    ],
)
def test_said_of_others(text: str) -> None:
    assert _said(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Students with work-study awards are eligible.", "work-study"),
        ("We invite undergraduates to dig with us.", "undergraduates"),
        ("Paid internships for sophomores and juniors", "sophomores and juniors"),
        ("You must be a US citizen.", "US citizen"),
        ("Applicants need a degree in geology.", "degree in geology"),
        ("Requirements:\n- Background in pottery", "Background in pottery"),
        ("The course offers graduate students a bench.", "graduate students"),
        ("Graduate Student Winter Internship", "Graduate Student"),
        ("You must be at least 18 years old.", "at least 18 years old"),
        ("We accept only students with a 3.0 GPA.", "GPA"),
        ('"Freshman": true', "Freshman"),
    ],
)
def test_asked_of_who_applies(text: str, words: str) -> None:
    assert words in _said(text)


def test_each_term_once() -> None:
    text = "Undergraduates may apply. We look for an undergraduate. Any undergraduate may apply."
    assert len(_said(text)) == 1
