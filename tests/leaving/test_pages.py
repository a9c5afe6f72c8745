"""Your data, the copy, closing and the way back, as people see them."""

from __future__ import annotations

import io
from typing import Any
from zipfile import ZipFile

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.cache import cache
from django.test import Client

from fairbrief.accounts.models import User
from fairbrief.audit.models import Event
from fairbrief.leaving.models import Closing
from fairbrief.notices.models import Notice
from fairbrief.payments.actions import say_received
from tests.accounts.signing import code_in_last_mail
from tests.browsing import signed_in
from tests.builders import (
    NOW,
    a_campus,
    a_member,
    a_student,
    a_user,
    acting,
    an_employer,
    an_officer,
    an_open_brief,
)
from tests.engaged import an_engagement
from tests.payments.test_sending import accepted, sent

pytestmark = pytest.mark.django_db
PASSWORD = "a long pass phrase"
COPY, CLOSE, CONFIRM = "/account/your-data/copy/", "/account/close/", "/account/close/confirm/"


@pytest.fixture(autouse=True)
def _counts() -> None:
    cache.clear()


@pytest.fixture
def user() -> User:
    user = a_student(a_campus(), name="Maya Okafor").user
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def proved(user: User) -> Client:
    """Has just typed the password again."""
    client = signed_in(user)
    answer = client.post("/account/reauthenticate/?next=/", {"password": PASSWORD})
    assert answer.status_code == 302, answer.text
    return client


def test_everyone_finds_their_data_by_their_account() -> None:
    campus = a_campus()
    people = [
        a_student(campus).user,
        a_member(an_employer(campus)).user,
        an_officer(campus).user,
        a_user(is_operator=True),
    ]
    for person in people:
        client = signed_in(person)
        assert '"/account/your-data/"' in client.get("/account/").text
        page = client.get("/account/your-data/")
        assert page.status_code == 200
        assert COPY in page.text
        assert CLOSE in page.text


def test_the_pages_cost_few_queries(user: User, django_assert_max_num_queries: Any) -> None:
    client = proved(user)
    for path in ("/account/your-data/", COPY, CLOSE, CONFIRM):
        with django_assert_max_num_queries(12):
            assert client.get(path).status_code == 200, path


def test_a_copy_is_for_who_has_just_shown_that_it_is_they(user: User) -> None:
    client = signed_in(user)
    answer = client.get(COPY)
    assert answer["Location"] == f"/account/reauthenticate/?next={COPY.replace('/', '%2F')}"
    assert client.post(COPY).status_code == 302
    assert not Event.objects.filter(name="copied_own_data").exists()
    client = proved(user)
    assert "Download it" in client.get(COPY).text
    answer = client.post(COPY)
    with ZipFile(io.BytesIO(b"".join(answer.streaming_content))) as archive:
        assert "README.txt" in archive.namelist()
    assert answer["Cache-Control"].startswith("private, no-store")
    assert answer["Content-Disposition"].startswith('attachment; filename="your-data-')
    assert Event.objects.filter(name="copied_own_data", subject_id=user.pk).count() == 1


def test_a_copy_is_not_made_all_day(user: User) -> None:
    client = proved(user)
    answers = [client.post(COPY) for _ in range(7)]
    assert [each.status_code for each in answers] == [200] * 6 + [429]
    for each in answers[:6]:
        b"".join(each.streaming_content)


def test_who_has_no_password_shows_it_by_a_mailed_code(user: User) -> None:
    user.set_unusable_password()
    user.save()
    client = signed_in(user)
    asks = client.get(COPY)["Location"]
    assert asks.startswith("/account/its-you/")
    assert "Mail me a code" in client.get(asks).text
    answer = client.post(asks, {"action": "send", "next": COPY})
    code = code_in_last_mail()
    page = client.post(answer["Location"], {"code": "WRONG1", "next": COPY})
    assert page.status_code == 422
    assert "not the code" in page.text
    assert client.get(COPY).status_code == 302
    done = client.post(answer["Location"], {"code": code.lower(), "next": COPY})
    assert done["Location"] == COPY
    assert client.get(COPY).status_code == 200
    # It is good for one time.
    assert "Mail me a code" in client.get(asks).text


def test_codes_are_neither_mailed_nor_tried_without_end(user: User) -> None:
    user.set_unusable_password()
    user.save()
    client = signed_in(user)
    for _ in range(7):
        client.post("/account/its-you/", {"action": "send"})
    assert len(mail.outbox) == 5
    page = ""
    for _ in range(12):
        page = client.post("/account/its-you/", {"code": "WRONG1"}).text
    assert "Too many tries" in page


def test_nobody_is_led_off_the_site(user: User) -> None:
    user.set_unusable_password()
    user.save()
    page = signed_in(user).get("/account/its-you/?next=https://elsewhere.example/")
    assert "elsewhere.example" not in page.text


def test_what_stands_in_the_way_is_said_with_the_way_to_it() -> None:
    work = an_engagement("active")
    client = signed_in(work.student.user)
    page = client.get(CLOSE).text
    assert work.title in page
    assert f"/student/work/{work.code}/" in page
    assert CONFIRM not in page
    answer = proved(work.student.user).post(CONFIRM, {"phrase": "close my account"})
    assert answer.status_code == 422
    assert not Closing.objects.exists()


def test_every_way_out_leads_to_a_page(user: User) -> None:
    campus = a_campus()
    employer = an_employer(campus)
    owner = a_member(employer)
    an_open_brief(employer, campus)
    work = an_engagement("submitted", campus=campus, employer=employer)
    director = an_officer(campus, role="director").user
    operator = a_user(is_operator=True)
    from fairbrief.leaving.hindrances import hindrances

    for person in (work.student.user, owner.user, work.supervisor.user, director, operator):
        assert person is not None
        found = hindrances(person)
        assert found
        for each in found:
            assert signed_in(person).get(each.path).status_code == 200, each


def test_the_account_is_closed_by_typing_the_words(user: User) -> None:
    client = proved(user)
    page = client.get(CLOSE).text
    assert CONFIRM in page
    assert "14 days" in page
    refused = client.post(CONFIRM, {"phrase": "yes"})
    assert refused.status_code == 422
    answer = client.post(CONFIRM, {"phrase": " Close  my account. "})
    assert answer["Location"] == "/closed/"
    assert "14 days" in client.get("/closed/").text
    assert client.get("/account/").status_code == 302
    assert Closing.objects.get().user == user


def test_credentials_are_asked_about_where_there_are_some(user: User) -> None:
    assert "ends_credentials" not in proved(user).get(CONFIRM).text


def test_the_way_back_and_that_it_ends(user: User) -> None:
    proved(user).post(CONFIRM, {"phrase": "close my account"})
    link = Notice.objects.get(kind="account.closed").link
    client = Client()
    assert "Open my account again" in client.get(link).text
    user.refresh_from_db()
    assert not user.is_active
    answer = client.post(link)
    assert answer["Location"] == "/account/login/code/"
    user.refresh_from_db()
    assert user.is_active
    assert client.get(link).status_code == 404
    client.post("/account/login/code/", {"email": user.email})
    answer = client.post("/account/login/code/confirm/", {"code": code_in_last_mail()})
    assert answer.status_code == 302
    assert client.get("/account/").status_code == 200


def test_a_closed_account_says_so_to_who_signs_in(user: User) -> None:
    proved(user).post(CONFIRM, {"phrase": "close my account"})
    client = Client()
    client.post("/account/login/code/", {"email": user.email})
    codes = [each for each in mail.outbox if "code to sign in" in each.subject]
    if codes:
        answer = client.post("/account/login/code/confirm/", {"code": code_in_last_mail()})
        assert client.get(answer["Location"]).status_code == 200
    assert client.get("/account/").status_code == 302


def test_codes_that_were_mailed_before_lead_nowhere(user: User) -> None:
    waiting, lost = Client(), Client()
    waiting.post("/account/login/code/", {"email": user.email})
    code = code_in_last_mail()
    lost.post("/account/password/reset/", {"email": user.email})
    reset = code_in_last_mail()
    assert reset != code
    proved(user).post(CONFIRM, {"phrase": "close my account"})
    waiting.post("/account/login/code/confirm/", {"code": code})
    assert waiting.get("/account/").status_code == 302
    assert lost.post("/account/password/reset/confirm/", {"code": reset}).status_code != 404
    both = {"password1": "another long phrase", "password2": "another long phrase"}
    assert lost.post("/account/password/reset/complete/", both).status_code != 404
    assert lost.get("/account/").status_code == 302
    assert not Client().login(username=user.email, password="another long phrase")
    user.refresh_from_db()
    assert not user.is_active


def test_nobody_takes_the_address_while_the_account_can_be_opened_again(user: User) -> None:
    proved(user).post(CONFIRM, {"phrase": "close my account"})
    link = Notice.objects.get(kind="account.closed").link
    other = Client()
    typed = {"name": "Not They", "email": user.email.upper(), "password1": "a long pass phrase"}
    other.post("/join/employer/", typed)
    assert other.get("/account/").status_code == 302
    assert User.objects.filter(email__iexact=user.email).get() == user
    assert Client().post(link)["Location"] == "/account/login/code/"
    user.refresh_from_db()
    assert (user.is_active, user.name) == (True, "Maya Okafor")


@pytest.mark.parametrize("path", [CONFIRM, "/account/your-data/copy/", "/account/its-you/"])
def test_no_other_site_closes_or_copies(user: User, path: str) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.cookies = proved(user).cookies
    answer = browser.post(path, {"phrase": "close my account", "action": "send"})
    assert answer.status_code == 403
    assert not Closing.objects.exists()
    assert not mail.outbox


def test_pay_that_is_still_to_come_is_named_before_one_goes() -> None:
    payout = accepted()
    work = payout.engagement
    client = signed_in(work.student.user)
    page = client.get(CLOSE).text
    assert "Pay that is still to come" in page
    assert f"“{work.title}”, from {work.employer.name}" in page
    assert "$432" in page
    sent(payout)
    payout.refresh_from_db()
    say_received(payout, actor=acting(work.student.user), at=NOW)
    assert "Pay that is still to come" not in client.get(CLOSE).text
