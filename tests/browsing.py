"""People in their browsers."""

from __future__ import annotations

from django.test import Client

from fairbrief.accounts.models import User


def signed_in(user: User | None) -> Client:
    """The person's browser, in which they are signed in. Of a member there may be no account."""
    assert user is not None
    return browser_of(user)


def browser_of(user: User | None) -> Client:
    """A browser of its own, in which the person is signed in if there is one."""
    client = Client()
    if user is not None:
        client.force_login(user)
    return client
