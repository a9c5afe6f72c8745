"""The pages of an agreement with all it can hold: few queries, and nothing of the other side's."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from fairbrief.agreements.models import Agreement
from fairbrief.engagements.models import Engagement
from fairbrief.kernel.clock import now
from tests.agreements.proposing import answer, propose
from tests.browsing import signed_in
from tests.builders import a_campus, a_student, an_officer
from tests.working import a_link, an_agreement, signed_by

pytestmark = pytest.mark.django_db

MOST = 12


@pytest.fixture
def agreement() -> Agreement:
    """In its third version, with settled changes, one that waits, and answers of both."""
    made = an_agreement()
    propose(made, "student", pay_days=7, channel="Signal, on weekdays")
    answer(made, "employer", channel=False)
    propose(made, "employer", weekly_cap=9)
    return made


def test_each_page_of_an_agreement_asks_little(
    agreement: Agreement, django_assert_max_num_queries: Any
) -> None:
    brief, student = agreement.application.brief, agreement.application.student
    assert brief.supervisor is not None
    link = f"/sign/{a_link(agreement, 'supervisor', brief.supervisor, at=now())}/"
    for client, base in (
        (signed_in(student.user), f"/student/agreements/{agreement.code}/"),
        (signed_in(brief.supervisor.user), f"/employer/agreements/{agreement.code}/"),
        (Client(), link),
    ):
        for page in ("", "changes/"):
            with django_assert_max_num_queries(MOST):
                assert client.get(base + page).status_code == 200
    with django_assert_max_num_queries(MOST):
        assert Client().get(f"/agreements/{agreement.code}/verify/").status_code == 200


def test_old_and_new_stand_beside_each_other(agreement: Agreement) -> None:
    page = signed_in(agreement.application.student.user).get(
        f"/student/agreements/{agreement.code}/"
    )
    assert "<del>10</del>" in page.text
    assert "<ins>9</ins>" in page.text
    assert "Send your answers" in page.text
    assert "Not in time for us." in page.text
    assert "Version 2" in page.text


@pytest.mark.parametrize("authorization", ["free", "student_visa"])
def test_the_office_reads_the_status_check(
    authorization: str, django_assert_max_num_queries: Any
) -> None:
    campus = a_campus()
    student = a_student(campus, name="Maya Okafor", authorization=authorization)
    agreement = an_agreement(campus=campus, student=student)
    signed_by(signed_by(agreement, "employer"), "student")
    work = Engagement.objects.get(agreement=agreement)
    client = signed_in(an_officer(work.campus).user)
    for page in ("", "status/"):
        with django_assert_max_num_queries(MOST):
            answer = client.get(f"/campus/work/{work.code}/{page}")
        assert "The status check" in answer.text
    assert "as an employee, through your payroll" in answer.text
    assert ("CPT first" in answer.text) is (authorization == "student_visa")


def test_each_side_reads_what_is_left_until_both_have_signed() -> None:
    agreement = an_agreement()
    student = signed_in(agreement.application.student.user)
    path = f"/student/agreements/{agreement.code}/"
    page = student.get(path).text
    assert "What is left until both have signed" in page
    assert "says how you work for it" in page
    signed_by(agreement, "employer")
    page = student.get(path).text
    assert page.count('class="is-done"') >= 2
    name = agreement.application.student.user.name
    signed_by(agreement, "student")
    page = student.get(path).text
    assert "What is left until both have signed" not in page
    assert name in page
