"""Public codes: ten unambiguous characters that stand for a row in URLs and on paper."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db import models

#: No 0/O, 1/I/L, no vowels (no accidental words): 26 characters, 26**10 is about 10**14: of a
#: million rows two draw the same once in three hundred installations, which then draw again.
ALPHABET = "23456789BCDFGHJKMNPQRSTVWX"
LENGTH = 10


#: What can be a code.
POSSIBLE = f"[{ALPHABET}]{{{LENGTH}}}"


def possible(sent: Iterable[str]) -> list[str]:
    """Those that can be codes: what a form carries may be anything, even what no database takes."""
    return [each for each in sent if re.fullmatch(POSSIBLE, each)]


def new_code() -> str:
    """A fresh random code: one number, which costs less than drawing each letter."""
    return spelled(secrets.randbelow(len(ALPHABET) ** LENGTH), ALPHABET, LENGTH)


def spelled(number: int, letters: str, length: int) -> str:
    """The number in these letters; what is more than so many of them can say is left out."""
    word = ""
    for _ in range(length):
        number, place = divmod(number, len(letters))
        word += letters[place]
    return word


if TYPE_CHECKING:
    _TextField = models.CharField[str, str]
else:
    _TextField = models.CharField


class PublicCodeField(_TextField):
    """A unique code made once, when the row is made."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.update(max_length=LENGTH, unique=True, default=new_code, editable=False)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        for key in ("max_length", "unique", "default", "editable"):
            kwargs.pop(key, None)
        return name, path, args, kwargs


class PublicCodeConverter:
    """`<code:brief>` in URLs: anything that is not a possible code is a 404 before any query."""

    regex = POSSIBLE

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value
