"""A form from a page made before somebody signed in anew is shown to its own account alone.

Signing in changes the token that every form carries; the token says for whom its page was made.
"""

from __future__ import annotations

import re

import pytest
from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.test import Client

from fairbrief.accounts.last_here import mark_of
from fairbrief.accounts.models import User
from fairbrief.accounts.page_tokens import begin_for, begin_for_nobody, is_made_for
from fairbrief.briefs.models import Brief
from tests.builders import a_campus, a_draft, a_member, a_user, an_employer
from tests.public.test_unsent import (
    LOGIN,
    PASSWORD,
    UNSENT,
    WORDS,
    _end_of_session,
    _kept_in,
    _step,
)

pytestmark = pytest.mark.django_db
HERE = "http://testserver"


def able_to_sign_in(user: User | None) -> User:
    assert user is not None
    user.set_password(PASSWORD)
    user.save()
    user.emailaddress_set.create(email=user.email, verified=True, primary=True)
    return user


@pytest.fixture
def brief() -> Brief:
    employer = an_employer()
    return a_draft(employer, a_campus(), supervisor=a_member(employer, "owner"))


@pytest.fixture
def writer(brief: Brief) -> User:
    return able_to_sign_in(brief.supervisor.user)


@pytest.fixture
def colleague(brief: Brief) -> User:
    """May write on the same brief."""
    return able_to_sign_in(a_member(brief.employer, "owner").user)


@pytest.fixture
def browser() -> Client:
    return Client(enforce_csrf_checks=True)


def token_in(browser: Client, path: str) -> str:
    page = browser.get(path).content.decode()
    found = re.search(r'name="csrfmiddlewaretoken" value="([^"]*)"', page)
    assert found is not None, page
    return found[1]


def sign_in(browser: Client, user: User) -> None:
    sent = {"login": user.email, "password": PASSWORD, "next": "/notices/"}
    token = token_in(browser, LOGIN)
    answer = browser.post(LOGIN, {"csrfmiddlewaretoken": token, **sent})
    assert answer.status_code == 302, answer.content.decode()


def sign_out(browser: Client) -> None:
    token = token_in(browser, "/account/")
    assert browser.post("/account/logout/", {"csrfmiddlewaretoken": token}).status_code == 302


def send(
    browser: Client, brief: Brief, token: str, origin: str | None = HERE, **more: str
) -> tuple[int, str]:
    headers = {"Origin": origin} if origin else {}
    sent = {"csrfmiddlewaretoken": token, "summary": WORDS, **more}
    answer = browser.post(_step(brief), sent, headers=headers)
    return answer.status_code, answer.content.decode()


@pytest.fixture
def old_token(browser: Client, writer: User, brief: Brief) -> str:
    """Of a page that the writer opened, and left in its tab."""
    sign_in(browser, writer)
    return token_in(browser, _step(brief))


def test_who_signed_in_anew_reads_it_and_sends_it_again(
    browser: Client, writer: User, brief: Brief, old_token: str
) -> None:
    _end_of_session()
    sign_in(browser, writer)
    status, page = send(browser, brief, old_token)
    assert status == 403
    kept = _kept_in(page)
    assert ("summary", WORDS) in kept
    token = dict(kept)["csrfmiddlewaretoken"]
    assert browser.post(_step(brief), {"csrfmiddlewaretoken": token}).status_code != 403


def test_whoever_else_signed_in_since_is_shown_nothing_of_it(
    browser: Client, colleague: User, brief: Brief, old_token: str
) -> None:
    for leave in (sign_out, lambda _browser: _end_of_session()):
        leave(browser)
        sign_in(browser, colleague)
        status, page = send(browser, brief, old_token)
        assert status == 403
        assert "night markets" not in page
        assert "Copy it, load the page again" in page
        assert "unsent" not in browser.session


def test_what_was_typed_before_anybody_signed_in_is_nobodys(
    browser: Client, writer: User, brief: Brief
) -> None:
    token = token_in(browser, LOGIN)
    sign_in(browser, writer)
    status, page = send(browser, brief, token)
    assert status == 403
    assert "night markets" not in page


def test_after_signing_out_it_is_kept_for_its_own_account(
    browser: Client, writer: User, colleague: User, brief: Brief, old_token: str
) -> None:
    sign_out(browser)
    status, page = send(browser, brief, old_token)
    assert (status, page) == (302, "")
    sign_in(browser, writer)
    assert ("summary", WORDS) in _kept_in(browser.get(UNSENT).content.decode())
    sign_out(browser)
    send(browser, brief, old_token)
    sign_in(browser, colleague)
    assert browser.get(UNSENT)["Location"] == "/home/"


def test_a_page_that_was_opened_after_signing_out_is_nobodys(
    browser: Client, writer: User, brief: Brief, old_token: str
) -> None:
    sign_out(browser)
    since = token_in(browser, LOGIN)
    sign_in(browser, writer)
    assert "night markets" not in send(browser, brief, since)[1]


@pytest.mark.parametrize("origin", ["http://evil.example", "null", f"{HERE}.evil", None])
def test_what_another_site_sent_is_refused(
    browser: Client, writer: User, brief: Brief, old_token: str, origin: str | None
) -> None:
    _end_of_session()
    sign_in(browser, writer)
    status, page = send(browser, brief, old_token, origin)
    assert status == 403
    assert "night markets feed" not in page


def test_a_password_is_not_written_into_a_page(
    browser: Client, writer: User, brief: Brief, old_token: str
) -> None:
    _end_of_session()
    sign_in(browser, writer)
    _status, page = send(browser, brief, old_token, password="hush hush hush")
    assert "hush" not in page


class TestToken:
    """What a token says."""

    def test_it_says_whose_to_who_asks_for_that_account_alone(self) -> None:
        request, mine, other = HttpRequest(), mark_of(a_user()), mark_of(a_user())
        begin_for(request, mine)
        tokens = {get_token(request) for _ in range(5)}
        assert len(tokens) == 5
        assert all(is_made_for(each, mine) for each in tokens)
        assert not any(is_made_for(each, other) for each in tokens)
        begin_for_nobody(request)
        assert not is_made_for(get_token(request), mine)

    def test_no_two_times_of_signing_in_share_one(self) -> None:
        request, mine = HttpRequest(), mark_of(a_user())
        begin_for(request, mine)
        first = request.META["CSRF_COOKIE"]
        begin_for(request, mine)
        second = request.META["CSRF_COOKIE"]
        assert len(first) == len(second) == 32
        assert first[:16] != second[:16]
        assert first[16:] != second[16:]

    @pytest.mark.parametrize("odd", ["", "x", "q" * 32, "q" * 64, "é" * 64, "-" * 64, "q" * 65])
    def test_what_is_no_token_says_nothing(self, odd: str) -> None:
        assert not is_made_for(odd, mark_of(a_user()))
        assert not is_made_for(odd, "")
