"""A campus's vetting of an employer: reasons, answers, and what follows for listed briefs."""

from __future__ import annotations

import pytest

from fairbrief.clocks.firing import fire_due
from fairbrief.clocks.queries import turn_of
from fairbrief.kernel.errors import FairbriefError, NotAllowedError
from fairbrief.notices.models import Notice
from fairbrief.vetting.actions import (
    answer_campus,
    approve_employer,
    ask_employer_for_more,
    ask_to_vet,
    decline_employer,
)
from fairbrief.vetting.evidence import signs_of
from fairbrief.vetting.models import EmployerReview
from fairbrief.vetting.queries import (
    campuses_to_offer,
    employer_queue_of,
    questions_of_campuses,
    reasons_elsewhere,
)
from fairbrief.vetting.states import EmployerReviewState
from tests.builders import (
    NOW,
    a_campus,
    a_member,
    acting,
    an_employer,
    an_officer,
    an_open_brief,
)

pytestmark = pytest.mark.django_db
REASON = "Send us a page that shows who stands behind it."


@pytest.fixture
def vetting() -> EmployerReview:
    return ask_to_vet(an_employer(), campus=a_campus(), at=NOW)


def test_asked_once(vetting: EmployerReview) -> None:
    assert ask_to_vet(vetting.employer, campus=vetting.campus, at=NOW) == vetting
    officer = an_officer(vetting.campus)
    assert list(employer_queue_of(officer)) == [vetting]


def test_question_and_answer(vetting: EmployerReview) -> None:
    officer, member = an_officer(vetting.campus), a_member(vetting.employer)
    ask_employer_for_more(vetting, actor=acting(officer.user), at=NOW, reason=REASON)
    turn = turn_of(vetting)
    assert turn is not None
    assert turn.owner == "employer"
    assert list(questions_of_campuses(vetting.employer)) == [vetting]
    with pytest.raises(FairbriefError):
        answer_campus(vetting, actor=acting(member.user), at=NOW, answer=" ")
    with pytest.raises(NotAllowedError):
        answer_campus(vetting, actor=acting(officer.user), at=NOW, answer="Here it is.")
    answer_campus(vetting, actor=acting(member.user), at=NOW, answer="Here it is.")
    assert (vetting.state, vetting.answer) == (EmployerReviewState.WAITING, "Here it is.")
    turn = turn_of(vetting)
    assert turn is not None
    assert turn.owner == "campus"


def test_unanswered_question_comes_back(vetting: EmployerReview) -> None:
    officer = an_officer(vetting.campus)
    ask_employer_for_more(vetting, actor=acting(officer.user), at=NOW, reason=REASON)
    turn = turn_of(vetting)
    assert turn is not None
    fire_due(at=turn.due_at)
    vetting.refresh_from_db()
    assert vetting.state == EmployerReviewState.WAITING
    assert Notice.objects.filter(user=officer.user, kind="employer.silent").exists()


def test_late_vetting_is_told_not_approved(vetting: EmployerReview) -> None:
    director = an_officer(vetting.campus, role="director")
    turn = turn_of(vetting)
    assert turn is not None
    fire_due(at=turn.due_at)
    vetting.refresh_from_db()
    assert vetting.state == EmployerReviewState.WAITING
    assert Notice.objects.filter(user=director.user, kind="employer.late").exists()


def test_decline_needs_a_reason_and_an_officer(vetting: EmployerReview) -> None:
    officer = an_officer(vetting.campus)
    with pytest.raises(FairbriefError):
        decline_employer(vetting, actor=acting(officer.user), at=NOW, reason="no")
    for stranger in (an_officer(a_campus()).user, a_member(vetting.employer).user):
        with pytest.raises(NotAllowedError):
            decline_employer(vetting, actor=acting(stranger), at=NOW, reason=REASON)
        with pytest.raises(NotAllowedError):
            approve_employer(vetting, actor=acting(stranger), at=NOW)


def test_declined_employer_disappears_here_and_comes_back() -> None:
    here, there = a_campus(), a_campus()
    employer = an_employer(here, there)
    brief = an_open_brief(employer, here, there)
    officer = an_officer(here)
    vetting = employer.reviews.get(campus=here)
    decline_employer(vetting, actor=acting(officer.user), at=NOW, reason=REASON)
    listed = {each.campus: each.listed_at is not None for each in brief.offerings.all()}
    assert listed == {here: False, there: True}
    assert here not in campuses_to_offer(employer)
    elsewhere = employer.reviews.get(campus=there)
    assert [each.reason for each in reasons_elsewhere(elsewhere)] == [REASON]
    approve_employer(vetting, actor=acting(officer.user), at=NOW)
    assert all(each.listed_at for each in brief.offerings.all())


def test_signs_name_what_they_mean() -> None:
    employer = an_employer(domain="gmail.com")
    employer.domain_confirmed_at = None
    employer.save()
    a_member(employer, email="boss@gmail.com")
    a_member(employer, email="me@mailinator.com", user=None)
    said = {str(sign.said): sign.tone for sign in signs_of(employer, at=NOW)}
    assert said["boss@gmail.com"] == "attention"
    assert said["me@mailinator.com"] == "stop"
    confirmed = an_employer()
    a_member(confirmed)
    assert {sign.tone for sign in signs_of(confirmed, at=NOW)} <= {"done", "plain"}
