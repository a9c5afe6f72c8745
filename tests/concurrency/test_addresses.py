"""An address confirmed twice at the same moment belongs to one person, once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from allauth.account.models import EmailAddress
from django.core.cache import cache
from django.db import IntegrityError
from django.test import Client

from fairbrief.accounts.actions import open_account
from fairbrief.audit.models import Event
from fairbrief.portals.public.joining import account
from tests.accounts.signing import code_in_last_mail, come_in
from tests.builders import NOW
from tests.concurrency.together import at_once, slow

pytestmark = pytest.mark.django_db(transaction=True)

ADDRESS = "maya@studio.example"


@contextmanager
def open_to_all(email: str) -> Iterator[None]:
    yield


@pytest.fixture(params=[True, False])
def guard_is_on(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    if not request.param:
        monkeypatch.setattr(account, "one_at_a_time", open_to_all)
    return bool(request.param)


def adding(name: str) -> tuple[Client, str]:
    """Somebody with an account who was mailed the code for one more address."""
    cache.clear()  # or the next code within ten seconds would be refused
    client = Client()
    come_in(client, open_account(f"{name}@other.example", name=name, at=NOW).email)
    cache.clear()
    client.post("/account/email/", {"action_add": "", "email": ADDRESS})
    return client, code_in_last_mail()


def pressing(client: Client, code: str) -> Callable[[], object]:
    own = Client()
    own.cookies = client.cookies
    return lambda: own.post("/account/confirm-email/", {"code": code}).status_code


def test_a_code_sent_twice_at_once_is_confirmed(guard_is_on: bool) -> None:
    client, code = adding("maya")
    with slow("account_emailaddress"):
        got = at_once(pressing(client, code), pressing(client, code))
    assert EmailAddress.objects.filter(email=ADDRESS, verified=True).count() == 1
    assert any(isinstance(each, IntegrityError) for each in got) is not guard_is_on
    if guard_is_on:
        assert got == [302, 302]


def test_of_two_who_confirm_one_address_at_once_the_second_is_told(guard_is_on: bool) -> None:
    acts = [pressing(*adding(name)) for name in ("maya", "ben")]
    with slow("account_emailaddress"):
        got = at_once(*acts)
    assert EmailAddress.objects.filter(email=ADDRESS, verified=True).count() == 1
    assert any(isinstance(each, IntegrityError) for each in got) is not guard_is_on
    if guard_is_on:
        assert sorted(got) == [200, 302]
        assert Event.objects.filter(name="confirmed_address").count() == 1
