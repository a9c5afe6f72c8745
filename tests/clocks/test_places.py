"""Business days are those of whose turn it is: its own country's public holidays count."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from fairbrief.agreements.workflow import ANSWERS, EMPLOYER_SIGNS_BY, STUDENT_SIGNS_BY
from fairbrief.applications.workflow import ANSWER_OFFER_BY
from fairbrief.briefs.models import Question
from fairbrief.clocks.rules import ClockRule
from fairbrief.relationships.models import NextStep
from fairbrief.relationships.workflow import ANSWER_NEXT
from fairbrief.vetting.models import EmployerReview
from fairbrief.vetting.workflow import ANSWER_BY
from tests.builders import NOW
from tests.engaged import an_engagement
from tests.working import an_agreement

pytestmark = pytest.mark.django_db

#: Presidents' Day, Monday 15 February 2027, is a holiday in the United States alone.


def _agreement() -> Any:
    return an_agreement(is_stated=False)


def _place(agreement: Any, country: str) -> None:
    student, employer = agreement.application.student, agreement.application.brief.employer
    student.campus.country, student.campus.state, student.work_state = country, "", ""
    employer.country, employer.state = country, ""


CASES: list[tuple[ClockRule, Callable[[Any], Any]]] = [
    *((rule, lambda agreement: agreement) for rule in (STUDENT_SIGNS_BY, EMPLOYER_SIGNS_BY)),
    *((rule, lambda agreement: agreement) for rule in ANSWERS.values()),
    (ANSWER_OFFER_BY, lambda agreement: agreement.application),
    (
        ANSWER_BY,
        lambda agreement: EmployerReview(pk=0, employer=agreement.application.brief.employer),
    ),
]


@pytest.mark.parametrize(("rule", "subject"), CASES, ids=lambda case: getattr(case, "kind", ""))
def test_a_clock_heeds_the_holidays_of_whose_turn_it_is(
    rule: ClockRule, subject: Callable[[Any], Any]
) -> None:
    agreement = _agreement()
    days: list[date] = []
    for country in ("US", "DE"):
        _place(agreement, country)
        days.append(rule.due(subject(agreement), NOW).date())
    assert days[0] > days[1], "the holiday of another country counts"


def test_a_question_and_the_next_step_heed_the_employers_holidays() -> None:
    work = an_engagement("paid")
    question = Question(brief=work.brief, asked_at=NOW)
    step = NextStep(engagement=work)
    in_us = (question.due_at, ANSWER_NEXT.due(step, NOW))
    for employer in (work.employer, work.brief.employer):
        employer.country, employer.state = "DE", ""
    assert question.due_at < in_us[0]
    assert ANSWER_NEXT.due(step, NOW) < in_us[1]
