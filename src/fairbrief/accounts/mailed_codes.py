"""Codes that are mailed to be typed back: a session keeps what one grows from, never the code.

Who reads the database, or a copy of it, could otherwise come in as anybody who is just being mailed
one. What allauth takes for the code, and keeps, is a seed drawn anew for each. The code is spelled
from it when the mail is written and when an answer is compared, with the installation's key, which
is not in the database.
"""

from __future__ import annotations

from django.utils.crypto import get_random_string, salted_hmac

from fairbrief.kernel.codes import spelled

#: As RFC 8628 advises for what people copy by hand: no vowel, no digit, 20 letters; two by four.
_LETTERS = "BCDFGHJKLMNPQRSTVWXZ"
_HALF = 4
_SALT = "fairbrief.mailed_codes"


def new_seed() -> str:
    """What a fresh code grows from; by itself it opens nothing."""
    return get_random_string(32)


def code_of(seed: str) -> str:
    """The code as it is mailed, such as "BCDF-GHJK"; none where nothing was kept."""
    if not seed:
        return ""
    number = int(salted_hmac(_SALT, seed, algorithm="sha256").hexdigest(), 16)
    letters = spelled(number, _LETTERS, 2 * _HALF)
    return f"{letters[:_HALF]}-{letters[_HALF:]}"
