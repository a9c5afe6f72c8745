"""Who finds a browser signed in gives nobody a way in that stays when the session is over."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.core.cache import cache
from django.test import Client

from fairbrief.accounts.models import User
from fairbrief.organizations.models import Campus, Invitation, Officer
from fairbrief.reports.models import Key
from tests.accounts.signing import just_in
from tests.builders import a_campus, a_member, a_user, an_employer, an_officer

pytestmark = pytest.mark.django_db
PASSWORD = "a pass phrase to keep"
KEYS, PEOPLE = "/campus/report/keys/", "/campus/office/people/"
MAKE = {"name": "Our dashboard", "opens": "roster"}
INVITE = {"name": "Ivo Intruder", "email": "ivo@else.example", "title": "", "role": "director"}


@pytest.fixture(autouse=True)
def _counts() -> None:
    cache.clear()


@pytest.fixture
def campus() -> Campus:
    return a_campus()


def left_open(user: User) -> Client:
    """A browser in which somebody came in long ago."""
    user.set_password(PASSWORD)
    user.save()
    browser = Client()
    browser.force_login(user)
    return browser


def nothing_is_made() -> bool:
    return not (Key.objects.exists() or Invitation.objects.exists())


@pytest.mark.parametrize(("path", "sent"), [(KEYS, MAKE), (PEOPLE, INVITE)])
def test_a_director_is_asked_first_and_then_sends_it_by_one_press(
    campus: Campus, path: str, sent: dict[str, str]
) -> None:
    browser = left_open(an_officer(campus, role=Officer.Role.DIRECTOR).user)
    assert browser.get(path).status_code == 200
    asks = browser.post(path, sent)["Location"]
    assert asks == "/account/reauthenticate/?next=%2Faccount%2Funsent%2F"
    assert nothing_is_made()
    assert browser.post(asks, {"password": "a guess of theirs"}).status_code == 200
    shown = browser.post(asks, {"password": PASSWORD, "next": "/account/unsent/"})
    assert shown["Location"] == "/account/unsent/"
    page = browser.get("/account/unsent/").text
    assert "It is you, so this can be done now." in page
    kept = dict(re.findall(r'type="hidden" name="([^"]*)" value="([^"]*)"', page))
    assert {name: unescape(kept[name]) for name in sent} == sent
    assert browser.post(path, kept).status_code in (200, 302)
    assert not nothing_is_made()


def test_so_is_who_runs_the_installation(campus: Campus) -> None:
    browser = left_open(a_user(is_operator=True))
    path = f"/operator/campuses/{campus.code}/"
    assert browser.post(path, INVITE)["Location"].startswith("/account/reauthenticate/")
    assert nothing_is_made()


def test_who_may_not_do_it_is_asked_nothing(campus: Campus) -> None:
    browser = left_open(an_officer(campus).user)
    assert browser.post(KEYS, MAKE).status_code == 403
    assert browser.post(PEOPLE, INVITE).status_code == 403


def test_closing_somebodys_account_is_no_matter_of_one_press() -> None:
    browser = left_open(a_user(is_operator=True))
    found = a_user("Maya Okafor")
    path = f"/operator/accounts/{found.code}/close/"
    asks = browser.post(path, {"asked": "By letter of 3 March.", "address": found.email})
    assert asks["Location"].endswith(f"next={path.replace('/', '%2F')}")
    assert "unsent" not in browser.session


def test_another_owner_is_invited_by_who_shows_that_it_is_they() -> None:
    owner = a_member(an_employer())
    assert owner.user
    sent = {"name": "Ivo Intruder", "email": "ivo@else.example", "title": "", "role": "owner"}
    invite = "/employer/organization/invite/"
    answer = left_open(owner.user).post(invite, sent)
    assert "reauthenticate" in answer["Location"]
    assert not Invitation.objects.exists()
    assert left_open(owner.user).post(invite, {**sent, "role": "leader"}).status_code == 302
    just_in(owner.user).post(invite, {**sent, "email": "lena@else.example"})
    assert set(Invitation.objects.values_list("role", flat=True)) == {"leader", "owner"}
