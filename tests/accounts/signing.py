"""Signing up and in, as a browser does it."""

from __future__ import annotations

import re

from allauth.account.internal.flows.login import record_authentication
from django.core import mail
from django.test import Client, RequestFactory

from fairbrief.accounts.models import User


def code_in_last_mail() -> str:
    found = re.search(r"^\s*([A-Z0-9]{3,}-?[A-Z0-9]{3,})\s*$", str(mail.outbox[-1].body), re.M)
    assert found, mail.outbox[-1].body
    return found[1]


def sign_up(client: Client, path: str, email: str, **more: str) -> None:
    answer = client.post(path, {"name": "Maya Okafor", "email": email, "password1": "", **more})
    assert answer.status_code == 302, answer.content.decode()
    assert answer["Location"] == "/account/confirm-email/"


def confirm(client: Client) -> str:
    answer = client.post("/account/confirm-email/", {"code": code_in_last_mail()})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def come_in(client: Client, email: str) -> None:
    """Signs in with a mailed code, as whoever has no password does."""
    client.post("/account/login/code/", {"email": email})
    answer = client.post("/account/login/code/confirm/", {"code": code_in_last_mail()})
    assert answer.status_code == 302, answer.content.decode()


def just_in(user: User | None) -> Client:
    """The browser of somebody who has come in this minute."""
    assert user is not None
    client = Client()
    client.force_login(user)
    request = RequestFactory().get("/")
    request.session = client.session
    record_authentication(request, user, method="code", email=user.email)
    request.session.save()
    return client
