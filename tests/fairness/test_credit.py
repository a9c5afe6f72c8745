"""Credit of a school: where it is all that the work brings, and where it is not."""

from __future__ import annotations

import pytest

from fairbrief.fairness.facts import read_facts


@pytest.mark.parametrize(
    "text",
    [
        "The placement is a four-credit practicum run with the history department.",
        "Interns register for ENG 471 and earn three elective credits.",
        "Students in the clinic earn 2 to 4 academic credits.",
        "Lab assistants get research credit in BIO 2990.",
        "This is an unpaid role; up to six credits may be taken.",
        "Every credit equals forty-five hours at the gallery.",
        "The field seminar carries 3 credit hours.",
        "You must be matriculated and able to earn academic credit.",
        "The radio station accepts only students who need credit.",
        "There is no wage, though service-learning credit can be arranged.",
        "Participants receive course credit for their time in the archive.",
        "Sign up for SOC 399 (1-4 credits) with Dr Bell.",
        "Unpaid. Worth 30 ECTS at most universities.",
    ],
)
def test_credit_is_all_there_is(text: str) -> None:
    assert read_facts(text).credit_only is not None


@pytest.mark.parametrize(
    "text",
    [
        "Applicants should have completed at least 48 credits.",
        "Student workers must be enrolled for at least 6 credits.",
        "Unpaid. You get a screen credit and a copy of the game.",
        "Unpaid. Give credit to photographers in every caption.",
        "We pay $18 an hour and you can also earn three credits.",
        "Internships are eligible for college credit.",
        "This internship can be taken for academic credit or pay.",
        "Non-credit-bearing internship in the press office.",
        "Tuition is $300 per credit at our college.",
        "Students may receive credit if their school agrees.",
        "You will analyse consumer credit, carbon credits and tax credits.",
    ],
)
def test_credit_that_is_not_all(text: str) -> None:
    assert read_facts(text).credit_only is None
