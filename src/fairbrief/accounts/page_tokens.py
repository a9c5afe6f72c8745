"""The token in every form says for which account its page was made, to us and to nobody else.

The secret behind the tokens changes when somebody signs in or out. Half of it is random; the other
half seals the first for the account, so a form from an old page is known for whose it is though
nothing of it was kept here. It is as hard to guess as before for whoever has no key of ours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.middleware import csrf
from django.middleware.csrf import CSRF_SECRET_LENGTH, CSRF_TOKEN_LENGTH, rotate_token
from django.utils.crypto import constant_time_compare, salted_hmac

from fairbrief.kernel.codes import spelled

if TYPE_CHECKING:
    from django.http import HttpRequest

_SALT = "fairbrief.page_tokens"
_HALF = CSRF_SECRET_LENGTH // 2


def begin_for(request: HttpRequest, mark: str) -> None:
    """Pages of this browser are made for the account of the mark from now on (see `last_here`):
    somebody has just signed in."""
    rotate_token(request)
    chance = request.META["CSRF_COOKIE"][:_HALF]
    request.META["CSRF_COOKIE"] = chance + _seal(chance, mark)


def begin_for_nobody(request: HttpRequest) -> None:
    """Whoever was signed in is no more: pages are made for anybody."""
    rotate_token(request)


def is_made_for(token: str, mark: str) -> bool:
    """Whether the page that sent the token was made for the account of the mark."""
    secret = _secret_of(token)
    return bool(mark and secret) and constant_time_compare(
        secret[_HALF:], _seal(secret[:_HALF], mark)
    )


def _signs() -> str:
    """What secrets and tokens are written in."""
    return str(csrf.CSRF_ALLOWED_CHARS)


def _secret_of(token: str) -> str:
    """What a form's token hides, as Django masks it; empty for what is none."""
    signs = _signs()
    if len(token) != CSRF_TOKEN_LENGTH or not set(token) <= set(signs):
        return ""
    pairs = zip(token[CSRF_SECRET_LENGTH:], token[:CSRF_SECRET_LENGTH], strict=True)
    return "".join(signs[signs.index(sign) - signs.index(mask)] for sign, mask in pairs)


def _seal(chance: str, mark: str) -> str:
    number = int(salted_hmac(_SALT, f"{chance} {mark}", algorithm="sha256").hexdigest(), 16)
    return spelled(number, _signs(), _HALF)
