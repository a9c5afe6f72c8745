"""What browsers left of a person here goes when they are erased; others stay signed in."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from fairbrief.accounts.actions import forget_sessions, open_account
from fairbrief.accounts.models import User
from fairbrief.accounts.signed_in import SessionStore, kept_sessions
from fairbrief.audit.actors import CLOCK
from fairbrief.leaving.actions import close_account, erase
from tests.accounts.signing import come_in, just_in
from tests.builders import NOW, a_user, acting, days

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _counts() -> None:
    cache.clear()


@pytest.fixture
def ana() -> User:
    return open_account("ana@studio.example", name="Ana Duarte", at=NOW)


def _leave(user: User) -> None:
    closing = close_account(user, actor=acting(user), at=NOW)
    assert erase(closing, actor=CLOCK, at=NOW + days(30))


def _kept() -> list[dict[str, Any]]:
    return [kept or {} for _key, kept in kept_sessions()]


def test_where_the_person_was_signed_in_nothing_is_left(ana: User) -> None:
    just_in(ana)
    just_in(ana)
    assert "ana@studio.example" in str(_kept())
    _leave(ana)
    assert _kept() == []


@pytest.mark.parametrize("asked", ["before", "after"])
def test_a_browser_that_waits_for_a_code_to_the_address_is_forgotten(ana: User, asked: str) -> None:
    browser = Client()
    if asked == "before":
        browser.post("/account/login/code/", {"email": ana.email})
    closing = close_account(ana, actor=acting(ana), at=NOW)
    if asked == "after":
        browser.post("/account/login/code/", {"email": ana.email.upper()})
    assert "ana@studio.example" in str(_kept())
    assert erase(closing, actor=CLOCK, at=NOW + days(30))
    assert _kept() == []


def test_a_form_that_waits_for_the_person_is_forgotten(ana: User) -> None:
    browser = Client()
    come_in(browser, ana.email)
    browser.cookies.pop("sessionid")
    browser.post("/campus/coffees/new/", {"topic": "What I would ask before the first week"})
    assert [kept for kept in _kept() if "What I would ask" in str(kept)]
    _leave(ana)
    assert _kept() == []


def test_an_address_is_found_at_the_beginning_of_a_line(ana: User) -> None:
    store = SessionStore()
    store["unsent"] = {"fields": [["text", "Write to\nana@studio.example soon"]]}
    store.save()
    _leave(ana)
    assert _kept() == []


def test_what_was_chosen_at_a_sign_up_that_was_given_up_is_forgotten() -> None:
    browser = Client()
    typed = {"name": "Ana Duarte", "email": "ana@studio.example", "password1": "a long pass phrase"}
    browser.post("/join/employer/", typed)
    for _time in range(3):
        browser.post("/account/confirm-email/", {"code": "BBBB-BBBB"})
    assert "Ana Duarte" in str(_kept())
    assert "ana@studio.example" not in str(_kept())
    ana = User.objects.get(email="ana@studio.example")
    forget_sessions(ana, addresses=[ana.email])
    assert _kept() == []


def test_what_the_key_of_before_has_signed_is_forgotten(ana: User, settings: Any) -> None:
    just_in(ana)
    settings.SECRET_KEY = "another"
    forget_sessions(ana, addresses=[ana.email])
    assert _kept() == []


def test_closing_an_account_leaves_no_session_of_it(ana: User) -> None:
    browsers = [just_in(ana), just_in(ana)]
    other = just_in(a_user("Mariana Cruz", email="mariana@studio.example"))
    close_account(ana, actor=acting(ana), at=NOW)
    assert [kept["_auth_user_id"] for kept in _kept()] == [other.session["_auth_user_id"]]
    for browser in browsers:
        assert browser.get("/notices/").status_code == 302
    assert other.get("/notices/").status_code == 200


def test_a_form_of_somebody_elses_with_the_address_is_forgotten_and_they_stay(ana: User) -> None:
    other = just_in(a_user("Mariana Cruz", email="mariana@studio.example"))
    for words in ("Write to ana@studio.example soon", "Write to mariana@studio.example soon"):
        session = other.session
        session["unsent"] = {"at": 0, "whose": "", "fields": [["text", words]]}
        session.save()
        forget_sessions(ana, addresses=[ana.email])
        assert ("Write to" in str(_kept())) == ("mariana" in words)
        assert "_auth_user_id" in str(_kept())


def test_others_stay_signed_in(ana: User) -> None:
    other = just_in(a_user("Mariana Cruz", email="mariana@studio.example"))
    waits = Client()
    waits.post("/account/login/code/", {"email": "mariana@studio.example"})
    _leave(ana)
    assert other.get("/notices/").status_code == 200
    assert waits.get("/account/login/code/confirm/").status_code == 200
