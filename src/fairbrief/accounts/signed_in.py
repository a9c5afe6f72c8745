"""Who is signed in: asked for every page, by statements that each connection plans once."""

from __future__ import annotations

from functools import cache
from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.sessions.backends.db import SessionStore as StoredSessions
from django.contrib.sessions.models import Session

from fairbrief.accounts.models import User
from fairbrief.kernel.clock import now
from fairbrief.kernel.statements import Whole, among, rows_of, whole

_READ = (
    f'SELECT session_data FROM "{Session._meta.db_table}"'  # noqa: S608
    " WHERE session_key = %s AND expire_date > %s"
)


class SessionStore(StoredSessions):
    """Sessions as Django keeps them in the database."""

    def load(self) -> dict[str, Any]:
        """What is kept of it; nothing where there is none, or its time is over."""
        rows = rows_of(_READ, [self.session_key, now()])
        if not rows:
            self._session_key = None
            return {}
        found: dict[str, Any] = self.decode(rows[0][0])
        return found


@cache
def _users() -> Whole[User]:
    return whole(User.objects.extra(**among(f'"{User._meta.db_table}"."id"')))


class Backend(AuthenticationBackend):  # type: ignore[misc]
    """Signing in by mail address and password."""

    def get_user(self, user_id: int) -> User | None:
        """None where there is no such person, or they may not come in any more."""
        user = _users().of(user_id)
        return user if user is not None and self.user_can_authenticate(user) else None
