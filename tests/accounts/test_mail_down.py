"""With the mail server down people are told so, and can go on where they were once it is back."""

from __future__ import annotations

from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core.cache import cache
from django.test import Client

from fairbrief.accounts.actions import open_account
from fairbrief.accounts.models import User
from tests.accounts.signing import code_in_last_mail, confirm, sign_up
from tests.builders import NOW

pytestmark = pytest.mark.django_db

EMAIL = "maya@studio.example"


@pytest.fixture
def mail_is_down(settings: Any) -> Any:
    """Breaks the mail, and gives what mends it."""
    working = settings.MAILERS
    settings.MAILERS = {"default": {"BACKEND": "tests.accounts.broken_mail.EmailBackend"}}

    def mend() -> None:
        settings.MAILERS = working
        cache.clear()

    return mend


@pytest.mark.parametrize(
    ("path", "sent"),
    [
        ("/account/login/code/", {"email": EMAIL}),
        ("/account/login/code/", {"email": "unknown@studio.example"}),
        ("/account/password/reset/", {"email": EMAIL}),
        ("/join/employer/", {"name": "Ana", "email": "ana@studio.example", "password1": ""}),
        ("/join/employer/", {"name": "Maya", "email": EMAIL, "password1": ""}),
    ],
)
def test_who_waits_for_a_mail_is_told_in_words(
    path: str, sent: dict[str, str], mail_is_down: Any
) -> None:
    open_account(EMAIL, name="Maya", at=NOW)
    answer = Client().post(path, sent)
    assert answer.status_code == 503
    assert "nothing is lost" in answer.content.decode()


def test_signing_up_goes_on_once_the_mail_is_back(mail_is_down: Any) -> None:
    client = Client()
    sent = {"name": "Maya", "email": EMAIL, "password1": "a long pass phrase"}
    for _press in range(2):
        assert client.post("/join/employer/", sent).status_code == 503
    assert not EmailAddress.objects.filter(verified=True).exists()
    mail_is_down()
    sign_up(client, "/join/employer/", EMAIL, password1="a long pass phrase")
    assert confirm(client) == "/join/employer/organization/"
    assert User.objects.get().check_password("a long pass phrase")


def test_signing_in_goes_on_once_the_mail_is_back(mail_is_down: Any) -> None:
    open_account(EMAIL, name="Maya", at=NOW)
    client = Client()
    assert client.post("/account/login/code/", {"email": EMAIL}).status_code == 503
    mail_is_down()
    client.post("/account/login/code/", {"email": EMAIL})
    answer = client.post("/account/login/code/confirm/", {"code": code_in_last_mail()})
    assert answer["Location"] == "/home/"


def test_a_changed_password_stays_changed_though_the_mail_about_it_fails(
    mail_is_down: Any,
) -> None:
    user = open_account(EMAIL, name="Maya", at=NOW)
    user.set_password("a long pass phrase")
    user.save()
    client = Client()
    client.post("/account/login/", {"login": EMAIL, "password": "a long pass phrase"})
    answer = client.post(
        "/account/password/change/",
        {
            "oldpassword": "a long pass phrase",
            "password1": "another pass phrase",
            "password2": "another pass phrase",
        },
    )
    assert answer.status_code == 302, answer.content.decode()
    user.refresh_from_db()
    assert user.check_password("another pass phrase")
