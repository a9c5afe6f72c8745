"""The link for people the student gives it to: made from the page's code and a number, and sealed.

It is kept nowhere: whoever reads the database cannot make it, and a higher number ends it.
"""

from __future__ import annotations

from django.core.signing import BadSignature, Signer

from fairbrief.portfolio.models import Portfolio


def _signer() -> Signer:
    return Signer(sep="~", salt="fairbrief.portfolio.link")


def key_of(portfolio: Portfolio) -> str:
    """What follows in the address of the link."""
    return _signer().sign(f"{portfolio.code}.{portfolio.link_number}")


def opened(key: str) -> tuple[str, int] | None:
    """The code and the number that a key was made from; None for one that is none of ours."""
    try:
        code, _dot, number = _signer().unsign(key).partition(".")
        return code, int(number)
    except (BadSignature, ValueError):
        return None
