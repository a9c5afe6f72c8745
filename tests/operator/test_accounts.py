"""Closing the account of a person who asks for it in writing, on the operator's page."""

from __future__ import annotations

from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core.cache import cache
from django.test import Client

from fairbrief.accounts.models import User
from fairbrief.applications.actions import begin
from fairbrief.audit.actors import CLOCK, person
from fairbrief.audit.models import Event
from fairbrief.kernel.errors import FairbriefError, NotAllowedError
from fairbrief.leaving.actions import close_on_request, erase, reopen
from fairbrief.leaving.models import Closing
from fairbrief.notices.models import Notice
from tests.builders import (
    NOW,
    a_campus,
    a_student,
    a_user,
    an_employer,
    an_officer,
    an_open_brief,
    days,
)
from tests.engaged import an_engagement
from tests.leaving.opening import opened
from tests.leaving.test_pages import proved, signed_in

pytestmark = pytest.mark.django_db
FIND = "/operator/accounts/"
ASKED = "By letter of 3 March; I called her back at the number of her university."


@pytest.fixture(autouse=True)
def _counts() -> None:
    cache.clear()


@pytest.fixture
def operator() -> User:
    return a_user("Olive Operator", is_operator=True)


@pytest.fixture
def user() -> User:
    user = a_student(a_campus(), name="Maya Okafor").user
    for address in (user.email, "maya@home.example"):
        EmailAddress.objects.create(
            user=user, email=address, verified=True, primary=address == user.email
        )
    return user


def page_for(user: User) -> str:
    return f"/operator/accounts/{user.code}/close/"


def test_it_is_found_by_its_address_and_closed_with_how_it_was_asked(
    operator: User, user: User
) -> None:
    client = proved(operator)
    assert FIND in client.get("/operator/").text
    assert client.post(FIND, {"address": "MAYA@home.example"})["Location"] == page_for(user)
    page = client.get(page_for(user)).text
    assert "Maya Okafor" in page
    assert "maya@home.example" in page
    sent = {"asked": ASKED, "address": user.email.upper()}
    for wrong in ({"address": "else@x.example"}, {"asked": "x"}):
        assert client.post(page_for(user), sent | wrong).status_code == 422
    assert not Closing.objects.exists()
    assert client.post(page_for(user), sent)["Location"] == FIND
    closing = Closing.objects.get(user=user)
    assert closing.is_closed
    event = Event.objects.get(name="closed", subject_label="leaving.closing")
    assert (event.actor_id, event.data) == (operator.pk, {"asked": ASKED})
    told = Notice.objects.filter(kind="account.closed_on_request")
    assert {each.email for each in told} == {user.email, "maya@home.example"}
    assert all(ASKED in each.body for each in told)
    # Whose account it is has the last word.
    found, actor = opened(told[0].link.split("/")[2], at=closing.closed_at)
    assert reopen(found, actor=actor, at=closing.closed_at)
    user.refresh_from_db()
    assert user.is_active


def test_the_operator_shows_first_that_it_is_they(operator: User, user: User) -> None:
    client = signed_in(operator)
    for path in (FIND, page_for(user)):
        for answer in (client.get(path), client.post(path, {"address": user.email})):
            assert answer["Location"].startswith("/account/reauthenticate/")
    assert not Closing.objects.exists()


def test_an_office_closes_no_account_of_its_students(user: User) -> None:
    student = user.student
    for other in (an_officer(student.campus, role="director").user, a_user()):
        client = proved(other)
        for path in (FIND, page_for(user)):
            assert client.get(path).status_code == 403
            assert client.post(path, {"asked": ASKED, "address": user.email}).status_code == 403
        with pytest.raises(NotAllowedError):
            close_on_request(user, asked=ASKED, by=other, at=NOW)
    assert not Closing.objects.exists()


def test_nobody_puts_others_out_who_run_the_installation(operator: User) -> None:
    other = a_user("Oscar Operator", is_operator=True)
    client = proved(operator)
    for each in (operator, other):
        assert client.post(FIND, {"address": each.email}).status_code == 422
        assert client.get(page_for(each)).status_code == 404
        with pytest.raises(NotAllowedError):
            close_on_request(each, asked=ASKED, by=operator, at=NOW)


def test_what_stands_in_the_way_is_shown_and_nothing_closed(operator: User) -> None:
    work = an_engagement("active")
    student = work.student.user
    client = proved(operator)
    page = client.get(page_for(student)).text
    assert work.title in page
    assert "<textarea" not in page
    answer = client.post(page_for(student), {"asked": ASKED, "address": student.email})
    assert answer.status_code == 422
    assert not Closing.objects.exists()


def test_an_address_without_an_account_and_one_that_is_closed_say_the_same(
    operator: User, user: User
) -> None:
    client = proved(operator)
    close_on_request(user, asked=ASKED, by=operator, at=NOW)
    said = [client.post(FIND, {"address": each}) for each in (user.email, "nobody@x.example")]
    assert [each.status_code for each in said] == [422, 422]
    assert all("It is closed, or there is none." in each.text for each in said)
    assert client.get(page_for(user)).status_code == 404
    # Looked up without end it is not.
    answers = [client.post(FIND, {"address": "nobody@x.example"}).status_code for _ in range(19)]
    assert answers[-1] == 429


def test_what_ends_with_it_says_by_whose_hand(operator: User, user: User) -> None:
    row = begin(
        user.student,
        brief=an_open_brief(an_employer(user.student.campus), user.student.campus),
        actor=person(user),
        at=NOW,
    )
    closing = close_on_request(user, asked=ASKED, by=operator, at=NOW)
    event = Event.objects.get(name="withdraw", subject_id=row.pk)
    assert event.who == "Maya Okafor (through Fairbrief, as they asked)"
    assert event.actor_id == user.pk
    erase(closing, actor=CLOCK, at=NOW + days(15))
    event.refresh_from_db()
    assert event.actor_name == ""
    assert "Maya" not in event.who


def test_few_words_are_refused(operator: User, user: User) -> None:
    with pytest.raises(FairbriefError) as refusal:
        close_on_request(user, asked="  by   ma il ", by=operator, at=NOW)
    assert refusal.value.field == "asked"


def test_what_was_noted_goes_with_the_name_in_it(operator: User, user: User) -> None:
    asked = "Maya Okafor wrote from maya@home.example."
    closing = close_on_request(user, asked=asked, by=operator, at=NOW)
    assert erase(closing, actor=CLOCK, at=NOW + days(15))
    event = Event.objects.get(name="closed", subject_label="leaving.closing")
    assert (event.actor_name, event.data) == ("Olive Operator", {})


def test_the_pages_cost_little(
    operator: User, user: User, django_assert_max_num_queries: Any
) -> None:
    client: Client = proved(operator)
    for path in (FIND, page_for(user)):
        with django_assert_max_num_queries(12):
            assert client.get(path).status_code == 200
