"""The pages of the money: who sees them, and what they refuse."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from fairbrief.audit.actors import INSTALLATION
from fairbrief.audit.advancing import advance
from fairbrief.engagements.actions import approve_work
from fairbrief.engagements.actions.beginning import plan_evenly
from fairbrief.engagements.models import Engagement
from fairbrief.organizations.models import Member
from fairbrief.payments.actions import open_funding, secure_funds
from fairbrief.payments.models import Funding, Transfer
from tests.browsing import browser_of
from tests.builders import NOW, a_campus, a_member, a_student, acting, an_employer, an_officer
from tests.engaged import an_engagement
from tests.working import all_met, hand_in

pytestmark = pytest.mark.django_db

GOOD = {"how": "bank", "reference": "ACH 2027-14", "is_set_aside": "on"}


@pytest.fixture
def work() -> Engagement:
    engagement = an_engagement("authorized")
    open_funding(engagement, actor=INSTALLATION, at=NOW)
    return engagement


def owner_of(work: Engagement) -> Client:
    return browser_of(Member.objects.get(employer=work.employer, role="owner").user)


def funds(work: Engagement) -> str:
    return f"/employer/work/{work.code}/funds/"


def test_the_employer_records_the_funds_and_a_second_press_changes_nothing(
    work: Engagement,
) -> None:
    client = owner_of(work)
    assert "$432" in client.get(funds(work)).text
    for _press in range(2):
        assert client.post(funds(work), GOOD).status_code == 302
    assert Transfer.objects.count() == 1
    assert "ACH 2027-14" in client.get(f"{funds(work)}receipt/").text


@pytest.mark.parametrize(
    "wrong",
    [{"reference": ""}, {"reference": "x" * 121}, {"how": "cash"}, {"is_set_aside": ""}],
)
def test_wrong_input_keeps_what_was_typed(work: Engagement, wrong: dict[str, str]) -> None:
    page = owner_of(work).post(funds(work), {**GOOD, **wrong})
    assert page.status_code == 422
    assert not Transfer.objects.exists()


def test_forged_figures_and_states_are_ignored(work: Engagement) -> None:
    owner_of(work).post(
        funds(work), {**GOOD, "amount_minor": "1", "state": "released", "released_minor": "1"}
    )
    funding = Funding.objects.get()
    assert (funding.state, funding.secured_minor, funding.released_minor) == ("secured", 43200, 0)


def test_others_do_not_find_the_page(work: Engagement) -> None:
    stranger = a_member(an_employer(), "owner")
    assert browser_of(stranger.user).get(funds(work)).status_code == 404
    assert browser_of(stranger.user).post(funds(work), GOOD).status_code == 404
    assert browser_of(work.student.user).get(funds(work)).status_code == 403
    assert browser_of(an_officer(work.campus).user).get(funds(work)).status_code == 403
    assert browser_of(None).get(funds(work)).status_code == 302
    assert not Transfer.objects.exists()


def test_a_senior_leader_reads_and_does_not_record(work: Engagement) -> None:
    assert work.leader is not None
    client = browser_of(work.leader.user)
    assert "Record" not in client.get(funds(work)).text
    assert client.post(funds(work), GOOD).status_code == 403
    other = a_member(work.employer, "leader")
    assert browser_of(other.user).get(funds(work)).status_code == 404


def test_the_student_sees_the_own_pay_only(work: Engagement) -> None:
    page = f"/student/work/{work.code}/pay/"
    mine = browser_of(work.student.user)
    assert "has still to secure" in mine.get(page).text
    owner_of(work).post(funds(work), GOOD)
    assert "is secured for you" in mine.get(page).text
    assert mine.get(f"{page}receipt/").status_code == 200
    assert browser_of(a_student(a_campus()).user).get(page).status_code == 404


@pytest.mark.parametrize(
    ("minutes", "figure", "finished"),
    [(510, "$50.82", True), (510, "$24", False), (20 * 60, "$21.60", False)],
)
def test_an_hour_is_worth_the_same_on_every_page(minutes: int, figure: str, finished: bool) -> None:
    work = an_engagement("active", minutes=minutes)
    plan_evenly(work)
    secure_funds(
        open_funding(work, actor=INSTALLATION, at=NOW), reference="7", actor=INSTALLATION, at=NOW
    )
    if finished:
        hand_in(work)
        approve_work(work, views=all_met(work), actor=acting(work.supervisor.user), at=NOW)
    student = browser_of(work.student.user)
    base = f"/student/work/{work.code}/"
    pages = [
        (student, base),
        (student, f"{base}hours/"),
        (student, f"{base}pay/"),
        (browser_of(work.supervisor.user), f"/employer/work/{work.code}/"),
    ]
    for client, address in pages:
        shown = client.get(address).text
        assert re.search(rf"{re.escape(figure)}\b", shown), address
        assert ("so far" in shown) != finished, address


def test_nothing_is_said_of_an_hour_before_one_is_logged() -> None:
    work = an_engagement("active")
    shown = browser_of(work.student.user).get(f"/student/work/{work.code}/").text
    assert "really worth" not in shown


def test_what_the_employer_reads_follows_the_work() -> None:
    """Each link of the pages leads somewhere, and none asks for what is done or is not due."""
    work = an_engagement("agreed", authorization_needed=True)
    client, signed = owner_of(work), f"/employer/agreements/{work.agreement.code}/"
    assert "Nothing is asked of you now" in client.get(signed).text
    shown = client.get(funds(work))
    assert shown.status_code == 200
    assert "Nothing to secure yet" in shown.text
    assert client.post(funds(work), GOOD).status_code == 200
    assert not Funding.objects.exists()
    advance(work, "authorize", actor=acting(an_officer(work.campus).user), at=NOW)
    assert "Next, secure the pay" in client.get(signed).text
    client.post(funds(work), GOOD)
    assert "Next, secure the pay" not in client.get(signed).text


def test_pay_before_authorization_says_to_wait() -> None:
    work = an_engagement("agreed", authorization_needed=True)
    page = browser_of(work.student.user).get(f"/student/work/{work.code}/pay/")
    assert "Do not start before" in page.text
