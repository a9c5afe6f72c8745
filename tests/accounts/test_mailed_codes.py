"""A mailed code is nowhere in the database: not in the session of the browser that waits for it."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.cache import cache
from django.test import Client

from fairbrief.accounts.actions import open_account
from fairbrief.accounts.mailed_codes import code_of, new_seed
from tests.accounts.signing import code_in_last_mail
from tests.builders import NOW

pytestmark = pytest.mark.django_db
EMAIL = "maya@studio.example"
CONFIRM = {
    "/account/login/code/": "/account/login/code/confirm/",
    "/account/password/reset/": "/account/password/reset/confirm/",
    "/join/employer/": "/account/confirm-email/",
}


@pytest.fixture(autouse=True)
def _counts() -> None:
    cache.clear()


@pytest.fixture(params=CONFIRM)
def way(request: pytest.FixtureRequest) -> str:
    """Where a code is asked for."""
    return str(request.param)


@pytest.fixture
def browser(way: str) -> Client:
    """It waits for a code, which was mailed."""
    client = Client()
    if way != "/join/employer/":
        open_account(EMAIL, name="Maya", at=NOW)
    sent = {"name": "Maya", "email": EMAIL, "password1": ""}
    assert client.post(way, sent).status_code == 302
    return client


def _kept() -> str:
    """All that sessions hold, letters alone, as a code may be written in any way."""
    held = " ".join(str(each.get_decoded()) for each in Session.objects.all())
    return re.sub(r"[^a-z]", "", held.lower())


def test_no_session_holds_the_code_that_was_mailed(browser: Client) -> None:
    code = code_in_last_mail().replace("-", "").lower()
    assert "maya" in _kept()
    assert code not in _kept()


def test_the_code_of_the_mail_opens_and_what_is_kept_does_not(browser: Client, way: str) -> None:
    kept = re.search(r'"code": "(\w+)"', json.dumps(dict(browser.session.items())))
    assert kept
    refused = browser.post(CONFIRM[way], {"code": kept[1]})
    assert "This is not the code of our latest mail" in refused.text
    assert browser.post(CONFIRM[way], {"code": code_in_last_mail().lower()}).status_code == 302


def test_where_nobody_has_the_address_no_code_opens() -> None:
    browser = Client()
    browser.post("/account/login/code/", {"email": "unknown@studio.example"})
    assert not re.search(r"[A-Z]{4}-[A-Z]{4}", str(mail.outbox[-1].body))
    answer = browser.post("/account/login/code/confirm/", {"code": code_of(new_seed())})
    assert "This is not the code of our latest mail" in answer.text
    assert code_of("") == ""


def test_each_seed_gives_one_code_and_another_key_another(settings: Any) -> None:
    seed = new_seed()
    code = code_of(seed)
    assert re.fullmatch(r"[B-DF-HJ-NP-TV-XZ]{4}-[B-DF-HJ-NP-TV-XZ]{4}", code)
    assert code_of(seed) == code
    assert code_of(new_seed()) != code
    settings.SECRET_KEY = "another"
    assert code_of(seed) != code
