"""Who is signed in: asked for every page, by statements that each connection plans once."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.sessions.backends.db import SessionStore as StoredSessions
from django.contrib.sessions.base_session import AbstractBaseSession
from django.contrib.sessions.models import Session
from django.core import signing

from fairbrief.accounts.models import User
from fairbrief.kernel.clock import now
from fairbrief.kernel.statements import Whole, among, rows_of, whole

_READ = (
    f'SELECT session_data FROM "{Session._meta.db_table}"'  # noqa: S608
    " WHERE session_key = %s AND expire_date > %s"
)


class SessionStore(StoredSessions):
    """Sessions as Django keeps them in the database, but under the digest of the browser's key: who
    reads the database, or a copy of it, comes in as nobody. (Pages are served by WSGI alone, so
    what Django has beside these for asynchronous ones stays as it is.)"""

    def load(self) -> dict[str, Any]:
        """What is kept of it; nothing where there is none, or its time is over."""
        rows = rows_of(_READ, [_digest(self.session_key), now()])
        if not rows:
            self._session_key = None
            return {}
        found: dict[str, Any] = self.decode(rows[0][0])
        return found

    def create_model_instance(self, data: dict[str, Any]) -> AbstractBaseSession:
        """The row to be written."""
        row: AbstractBaseSession = super().create_model_instance(data)
        row.session_key = _digest(row.session_key)
        return row

    def exists(self, session_key: str) -> bool:
        """Whether there is one with the browser's key."""
        return bool(super().exists(_digest(session_key)))

    def delete(self, session_key: str | None = None) -> None:
        """This one, or the one with the browser's key."""
        key = session_key or self.session_key
        if key is not None:
            super().delete(_digest(key))


def kept_sessions() -> Iterator[tuple[str, dict[str, Any] | None]]:
    """Every session's key in the database, and what is kept of it; None where nobody can read it
    any more, as after the installation's key was changed."""
    rows = Session.objects.order_by("pk").values_list("pk", "session_data")
    for key, kept in rows.iterator():
        yield key, _read(kept)


def _read(kept: str) -> dict[str, Any] | None:
    store = SessionStore()
    try:
        found: dict[str, Any] = signing.loads(
            kept, salt=store.key_salt, serializer=store.serializer
        )
    except signing.BadSignature:
        return None
    return found


def _digest(key: str | None) -> str:
    """As long as the column; keys are drawn at random, so no salt is needed."""
    return sha256((key or "").encode()).hexdigest()[:40]


@cache
def _users() -> Whole[User]:
    return whole(User.objects.extra(**among(f'"{User._meta.db_table}"."id"')))


class Backend(AuthenticationBackend):  # type: ignore[misc]
    """Signing in by mail address and password."""

    def get_user(self, user_id: int) -> User | None:
        """None where there is no such person, or they may not come in any more."""
        user = _users().of(user_id)
        return user if user is not None and self.user_can_authenticate(user) else None
