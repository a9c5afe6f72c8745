"""Who was last signed in with a browser: that account is known again, and nobody is told who."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from fairbrief.accounts.models import User

_COOKIE = f"{settings.SESSION_COOKIE_NAME}-last"
_SALT = "fairbrief.last_here"
_LIFE = 2 * settings.SESSION_COOKIE_AGE


def note_here(response: HttpResponse, user: User) -> None:
    """To be told by the browser later, also when the session is over."""
    response.set_signed_cookie(
        _COOKIE,
        mark_of(user),
        salt=_SALT,
        max_age=_LIFE,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def last_here(request: HttpRequest) -> str:
    """The mark of the account that was; empty where it is not known."""
    return request.get_signed_cookie(_COOKIE, default="", salt=_SALT, max_age=_LIFE) or ""


def is_marked(user: User, mark: str) -> bool:
    """Whether the mark is this account's."""
    return constant_time_compare(mark_of(user), mark)


def mark_of(user: User) -> str:
    """What stands for the account, and means nothing elsewhere."""
    return salted_hmac(_SALT, user.code, algorithm="sha256").hexdigest()
