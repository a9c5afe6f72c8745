"""Who finds a browser signed in cannot first change what shows that it is they."""

from __future__ import annotations

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core.cache import cache
from django.test import Client

from fairbrief.accounts.models import User
from fairbrief.kernel.clock import now
from tests.accounts.signing import code_in_last_mail, come_in
from tests.builders import a_user

pytestmark = pytest.mark.django_db
SET, ADDRESSES = "/account/password/set/", "/account/email/"


@pytest.fixture(autouse=True)
def _counts() -> None:
    cache.clear()


@pytest.fixture
def user() -> User:
    user = a_user("Maya Okafor")
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


@pytest.fixture
def left_open(user: User) -> Client:
    """A browser in which somebody without a password came in an hour ago."""
    user.set_unusable_password()
    user.save()
    browser = Client()
    come_in(browser, user.email)
    session = browser.session
    an_hour_ago = (now() - timedelta(hours=1)).timestamp()
    session["account_authentication_methods"] = [
        {**each, "at": an_hour_ago} for each in session["account_authentication_methods"]
    ]
    session.save()
    return browser


@pytest.mark.parametrize("path", [SET, ADDRESSES])
def test_without_a_password_a_mailed_code_is_asked_for_first(
    left_open: Client, user: User, path: str
) -> None:
    both = {"password1": "another long phrase", "password2": "another long phrase"}
    sent = {**both, "action_add": "", "email": "intruder@example.com"}
    for answer in (left_open.get(path), left_open.post(path, sent)):
        assert answer["Location"].startswith("/account/its-you/")
    user.refresh_from_db()
    assert not user.has_usable_password()
    assert EmailAddress.objects.get(user=user).email == user.email
    left_open.post("/account/its-you/", {"action": "send", "next": path})
    answer = left_open.post("/account/its-you/", {"code": code_in_last_mail(), "next": path})
    assert answer["Location"] == path
    assert left_open.get(path).status_code == 200


def test_with_a_password_it_is_asked_for_before_an_address_is_added(user: User) -> None:
    browser = Client()
    browser.force_login(user)
    answer = browser.post(ADDRESSES, {"action_add": "", "email": "intruder@example.com"})
    assert answer["Location"].startswith("/account/reauthenticate/")
    assert EmailAddress.objects.get(user=user).email == user.email


def test_who_has_just_come_in_is_not_asked_again(user: User) -> None:
    user.set_unusable_password()
    user.save()
    browser = Client()
    come_in(browser, user.email)
    assert browser.get(SET).status_code == 200
    assert browser.get(ADDRESSES).status_code == 200
