"""Names of people and organizations, as they were meant to be read.

A name is shown to strangers, mailed to them and signed with, so it has letters that can be seen,
nothing that turns the text around it, and is no advertisement.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from fairbrief.kernel.errors import FairbriefError

#: Join or part letters in Persian, Hindi and other scripts; kept between letters only.
_JOINERS = "\u200c\u200d"
#: Letters and signs by their class, but with nothing to see.
_BLANKS = set("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
_BLANKS |= {chr(each) for each in (*range(0x180B, 0x1810), *range(0xFE00, 0xFE10))}
_ADDRESS = re.compile(r"@|://|\bwww\.|[^\W_]\.[^\W\d_]{2,}/", re.IGNORECASE)
_DOMAIN = re.compile(r"(?:[^\W_][\w-]*\.)*[^\W_][\w-]+\.[^\W\d_]{2,}", re.IGNORECASE)


def readable(text: str) -> str:
    """The text on one line, without what cannot be seen or turns the direction of reading."""
    text = unicodedata.normalize("NFC", text)
    kept = []
    for place, each in enumerate(text):
        kind = unicodedata.category(each)
        if each in _JOINERS:
            if 0 < place < len(text) - 1 and _is_letter(text[place - 1], text[place + 1]):
                kept.append(each)
        elif kind in ("Cc", "Zs", "Zl", "Zp"):
            kept.append(" ")
        elif kind[0] != "C" and each not in _BLANKS:
            kept.append(each)
    return " ".join("".join(kept).split())


def _is_letter(*characters: str) -> bool:
    return all(unicodedata.category(each)[0] in "LM" for each in characters)


def name_of_person(typed: str, /, *, field: str = "name") -> str:
    """A person's name. Raises FairbriefError, naming the field, for none and for an address."""
    name = readable(typed)
    if not any(map(_is_letter, name)):
        raise FairbriefError(_("Write the name in letters that can be read."), field=field)
    if _ADDRESS.search(name) or _DOMAIN.search(name):
        raise FairbriefError(
            _("A name has no web or mail address in it. Put a space behind a full stop."),
            field=field,
        )
    return name


def name_of_house(typed: str, /, *, field: str = "name") -> str:
    """An organization's name, which may be a bare domain such as Booking.com. Raises alike."""
    name = readable(typed)
    if not any(each.isalnum() for each in name):
        raise FairbriefError(_("Write the name in letters that can be read."), field=field)
    if _ADDRESS.search(name):
        raise FairbriefError(_("A name has no web or mail address in it."), field=field)
    return name


def domains_in(name: str) -> list[str]:
    """Bare domains in an organization's name, in lower case."""
    return [each.lower() for each in _DOMAIN.findall(name)]


class _NameField(forms.CharField):
    def __init__(self, **columns: Any) -> None:
        super().__init__(**{"max_length": 120, **columns})

    def clean(self, value: Any) -> str:
        text: str = super().clean(value)
        if not text:
            return text
        try:
            return self.read(text)
        except FairbriefError as refusal:
            raise ValidationError(str(refusal), code="name") from refusal

    def read(self, text: str) -> str:
        raise NotImplementedError


class PersonNameField(_NameField):
    """What a form takes as the name of a person."""

    def read(self, text: str) -> str:
        return name_of_person(text)


class HouseNameField(_NameField):
    """What a form takes as the name of an organization."""

    def read(self, text: str) -> str:
        return name_of_house(text)


def standing(word: str, /) -> re.Pattern[str]:
    """Where somebody's name or address stands in a text, in small letters or large.

    Several words, and addresses, wherever they stand as words of their own; a name of one word only
    where it is all that is written, for May, Will and Al are other words as well.
    """
    said = re.escape(word)
    is_plain = any(each in word for each in " @")
    found = rf"(?<!\w){said}(?!\w)" if is_plain else rf"\A\s*{said}\s*\Z"
    return re.compile(found, re.IGNORECASE)
