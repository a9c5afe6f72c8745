"""The status check: asked of the right side, never assumed; it blocks the start, not signing."""

from __future__ import annotations

import re

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from fairbrief.agreements.actions import (
    Wish,
    answer_status,
    propose_changes,
    sign,
)
from fairbrief.agreements.advice import ADVICE, QUESTIONS, RULES
from fairbrief.agreements.models import Agreement, StatusAnswer
from fairbrief.agreements.proof import proof_of
from fairbrief.agreements.queries import statuses_of
from fairbrief.agreements.status import office_points
from fairbrief.audit.models import Event
from fairbrief.clocks.queries import turns_of
from fairbrief.engagements.models import Engagement
from fairbrief.kernel.errors import (
    FairbriefError,
    IllegalMoveError,
    MissingFactError,
    NotAllowedError,
)
from fairbrief.notices.models import Notice
from tests.builders import NOW, a_campus, a_student, an_employer, an_officer
from tests.working import acts_for, an_agreement, signed_by

pytestmark = pytest.mark.django_db

PAYROLL = {"engaged_as": "payroll", "control": "employer"}
FREE = {"authorization": "none", "age": "adult", "credit": "no"}


def states(agreement: Agreement, side: str, **answers: str) -> StatusAnswer:
    given = (FREE if side == "student" else PAYROLL) | answers
    return answer_status(agreement, given, side=side, actor=acts_for(agreement, side), at=NOW)


def advised(agreement: Agreement, side: str) -> list[str]:
    return list(statuses_of(agreement)[side].advice)


@pytest.mark.parametrize("side", ["student", "employer"])
def test_nobody_signs_before_answering(side: str) -> None:
    agreement = an_agreement(is_stated=False)
    if side == "student":
        states(agreement, "employer")
    with pytest.raises(MissingFactError, match="Answer the questions"):
        signed_by(agreement, side)
    states(agreement, side)
    signed_by(agreement, side)


def test_the_employer_goes_first_so_that_nobody_signs_what_is_still_to_change() -> None:
    agreement = an_agreement(is_stated=False)
    assert [turn.owner for turn in turns_of(agreement)] == ["employer"]
    states(agreement, "student")
    with pytest.raises(MissingFactError, match="says first how you work"):
        signed_by(agreement, "student")
    states(agreement, "employer")
    assert {turn.owner for turn in turns_of(agreement)} == {"student", "employer"}
    signed_by(agreement, "student")


def test_nothing_is_assumed() -> None:
    agreement = an_agreement(is_stated=False)
    with pytest.raises(FairbriefError, match="nothing is assumed") as refusal:
        states(agreement, "student", age="")
    assert refusal.value.field == "age"
    assert not StatusAnswer.objects.exists()


def test_each_side_is_asked_its_own() -> None:
    agreement = an_agreement(is_stated=False)
    with pytest.raises(NotAllowedError):
        answer_status(
            agreement, PAYROLL, side="employer", actor=acts_for(agreement, "student"), at=NOW
        )
    states(agreement, "student", engaged_as="volunteer")
    assert set(statuses_of(agreement)["student"].answers) == {"authorization", "age", "credit"}


def test_answers_are_kept_with_who_when_and_by_which_rules() -> None:
    agreement = an_agreement(is_stated=False)
    made = states(agreement, "student", authorization="cpt")
    assert (made.by_name, made.at, made.rules) == ("Maya Okafor", NOW, RULES)
    assert made.advice == ["ST-CPT"]
    event = Event.objects.get(subject_label="agreements.agreement", name="answered")
    # The record says that it was answered, and seals it; what was said stays with the office.
    assert event.data == {"side": "student", "rules": RULES, "seal": made.seal}
    assert states(agreement, "student", authorization="cpt") == made
    states(agreement, "student")
    assert [each.answers["authorization"] for each in agreement.statuses.all()] == ["cpt", "none"]
    assert proof_of(agreement).holds
    with pytest.raises(DatabaseError), transaction.atomic():
        StatusAnswer.objects.update(rules="x")


def test_what_the_employer_states_stands_in_the_text_and_is_signed_by_both() -> None:
    agreement = an_agreement(is_stated=False)
    assert "the employer states before it signs" in agreement.text
    states(agreement, "student")
    states(agreement, "employer")
    signed_by(agreement, "student")
    states(agreement, "employer", engaged_as="contractor", control="student")
    assert "The student works as an independent contractor" in agreement.text
    assert (agreement.state, agreement.version) == ("proposed", 3)
    told = Notice.objects.filter(kind="agreement.capacity")
    assert "as an independent contractor" in told.latest("id").body
    signed_by(agreement, "employer")
    with pytest.raises(IllegalMoveError, match="You have signed"):
        states(agreement, "employer")
    signed_by(agreement, "student")
    assert Engagement.objects.get(agreement=agreement).state == "authorized"
    assert proof_of(agreement).holds


def test_a_capacity_is_not_stated_into_a_text_that_is_being_changed() -> None:
    agreement = an_agreement(is_stated=False)
    propose_changes(
        agreement,
        [Wish("pay_days", 5, "Rent is due.")],
        side="student",
        actor=acts_for(agreement, "student"),
        at=NOW,
    )
    with pytest.raises(MissingFactError):
        states(agreement, "employer")


@pytest.mark.parametrize(
    ("columns", "capacity", "words"),
    [
        ({}, "volunteer", "cannot take volunteers"),
        ({"pay_kind": "none", "fee_minor": None, "pay_days": None}, "payroll", "is unpaid"),
    ],
)
def test_what_cannot_be_is_refused(columns: dict[str, object], capacity: str, words: str) -> None:
    agreement = an_agreement(is_stated=False, **columns)
    with pytest.raises(FairbriefError, match=words) as refusal:
        states(agreement, "employer", engaged_as=capacity)
    assert refusal.value.field == "engaged_as"


def test_paid_work_for_a_nonprofit_is_not_done_by_a_volunteer() -> None:
    campus = a_campus()
    agreement = an_agreement(
        is_stated=False, campus=campus, employer=an_employer(campus, kind="nonprofit")
    )
    with pytest.raises(FairbriefError, match="is paid"):
        states(agreement, "employer", engaged_as="volunteer")


@pytest.mark.parametrize(
    ("side", "answers", "state", "ids"),
    [
        ("employer", {"engaged_as": "contractor", "control": "student"}, "OH", ["EM-CONTRACTOR"]),
        (
            "employer",
            {"engaged_as": "contractor", "control": "employer"},
            "CA",
            ["EM-CONTRACTOR", "EM-CONTROL", "EM-ABC", "EM-ACT"],
        ),
        ("employer", {"engaged_as": "through_eor"}, "NY", ["EM-PAYROLL"]),
        ("employer", {"engaged_as": "credit"}, "NY", ["EM-CREDIT"]),
        ("student", {"authorization": "opt"}, "OH", ["ST-OPT"]),
        ("student", {"authorization": "other", "age": "minor"}, "OH", ["ST-PERMIT", "ST-MINOR"]),
        ("student", {"authorization": "abroad", "credit": "yes"}, "OH", ["ST-ABROAD", "ST-CREDIT"]),
    ],
)
def test_what_follows_is_said_to_the_side_it_concerns(
    side: str, answers: dict[str, str], state: str, ids: list[str]
) -> None:
    agreement = an_agreement(is_stated=False)
    student = agreement.application.student
    student.work_state = state
    student.save()
    assert states(agreement, side, **answers).advice == ids


def test_the_student_reads_what_the_stated_capacity_means() -> None:
    agreement = an_agreement(is_stated=False)
    states(agreement, "employer", engaged_as="contractor", control="student")
    states(agreement, "student")
    assert advised(agreement, "student") == ["ST-CONTRACTOR"]


@pytest.mark.parametrize(
    ("answers", "point"),
    [
        ({"authorization": "cpt"}, "ST-CPT"),
        ({"authorization": "opt"}, "ST-OPT"),
        ({"age": "minor"}, "ST-MINOR"),
        ({"credit": "yes"}, "ST-CREDIT"),
    ],
)
def test_a_missing_authorization_blocks_the_start_and_not_the_signature(
    answers: dict[str, str], point: str
) -> None:
    agreement = an_agreement(is_stated=False)
    states(agreement, "employer")
    states(agreement, "student", **answers)
    signed_by(signed_by(agreement, "employer"), "student")
    work = Engagement.objects.get(agreement=agreement)
    assert (agreement.state, work.state, work.authorization_needed) == ("signed", "agreed", True)
    assert point in {each.id for each in office_points(agreement)}
    officer = an_officer(work.campus)
    client = Client()
    client.force_login(officer.user)
    page = client.get(f"/campus/work/{work.code}/")
    assert str(ADVICE[point].title) in page.text
    assert ADVICE[point].source in page.text
    refused = client.post(f"/campus/work/{work.code}/authorize/", {"note": ""})
    assert refused.status_code == 422
    client.post(f"/campus/work/{work.code}/authorize/", {"note": "Seen: I-20, both dates"})
    work.refresh_from_db()
    assert work.state == "authorized"


def test_a_profile_that_says_otherwise_is_cleared_up_by_the_office() -> None:
    campus = a_campus()
    student = a_student(campus, authorization="student_visa", name="Maya Okafor")
    agreement = an_agreement(campus=campus, student=student, is_stated=False)
    assert "ST-DIFFERS" in states(agreement, "student").advice


def test_a_campus_may_leave_other_permits_to_its_students_but_not_what_the_law_asks() -> None:
    agreement = an_agreement(is_stated=False)
    states(agreement, "employer")
    states(agreement, "student", authorization="other")
    assert office_points(agreement, by_policy=False) == []
    states(agreement, "student", authorization="cpt")
    assert [each.id for each in office_points(agreement, by_policy=False)] == ["ST-CPT"]


def test_an_agreement_without_answers_goes_to_the_office() -> None:
    agreement = an_agreement(is_stated=False)
    assert [each.id for each in office_points(agreement)] == ["OPEN"]


def test_the_employer_is_not_shown_the_students_answers() -> None:
    agreement = an_agreement(is_stated=False)
    states(agreement, "student", authorization="cpt")
    client = Client()
    brief = agreement.application.brief
    client.force_login(brief.supervisor.user)
    page = client.get(f"/employer/agreements/{agreement.code}/")
    assert page.status_code == 200
    assert not re.search(r"\bCPT\b", page.text)
    assert "How does the student work for you?" in page.text


def test_all_advice_has_its_source_and_every_question_its_answers() -> None:
    for each in ADVICE.values():
        assert each.source
        assert each.id.startswith("ST-" if each.side == "student" else "EM-")
    assert all(len(each.options) >= 2 for each in QUESTIONS)


def test_the_page_asks_advises_and_lets_sign() -> None:
    agreement = an_agreement(is_stated=False)
    states(agreement, "employer")
    client = Client()
    user = agreement.application.student.user
    client.force_login(user)
    base = f"/student/agreements/{agreement.code}/"
    asked = client.get(base)
    assert "Do you need a permission" in asked.text
    assert "checked" not in asked.text
    assert "Type your full name" not in asked.text
    assert client.post(f"{base}status/", {}).status_code == 422
    page = client.post(f"{base}status/", FREE | {"authorization": "cpt"}, follow=True)
    assert "CPT first, then work" in page.text
    assert "8 CFR 214.2(f)(10)(i)" in page.text
    assert "Type your full name" in page.text
    agreement.refresh_from_db()
    signed = client.post(
        f"{base}sign/", {"name": user.name, "consent": "on", "read": agreement.sha256}, follow=True
    )
    assert "You have signed" in signed.text


def test_signing_reads_the_text_it_was_shown() -> None:
    agreement = an_agreement(is_stated=False)
    states(agreement, "student")
    read = agreement.sha256
    states(agreement, "employer")
    student = acts_for(agreement, "student")
    with pytest.raises(IllegalMoveError, match="Read it again"):
        sign(
            agreement,
            party="student",
            name=student.name,
            consent=True,
            actor=student,
            at=NOW,
            read=read,
        )
