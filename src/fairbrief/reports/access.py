"""Who may make keys, and what a key opens."""

from __future__ import annotations

import hashlib

from django.db.models import QuerySet

from fairbrief.organizations.models import Officer
from fairbrief.reports.models import Key, Subscription

#: What every key begins with, so that a leaked one is recognized for what it is.
PREFIX = "fbr_"


def digest_of(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def may_make_keys(officer: Officer) -> bool:
    """Directors only: a key leaves the office."""
    return officer.role == Officer.Role.DIRECTOR


def key_with(secret: str, *, opens: str = Key.Opens.REPORTS) -> Key | None:
    """The live key with that secret that opens this, with its campus."""
    if not secret.startswith(PREFIX):
        return None
    return (
        Key.objects.select_related("campus")
        .filter(digest=digest_of(secret), opens=opens, revoked_at=None)
        .first()
    )


def keys_of(officer: Officer) -> QuerySet[Key]:
    """The keys of the officer's campus, newest first, revoked ones included."""
    return Key.objects.filter(campus_id=officer.campus_id)


def subscriptions_of(officer: Officer) -> QuerySet[Subscription]:
    return Subscription.objects.filter(officer=officer)
