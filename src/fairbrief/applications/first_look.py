"""The first look at an application is without a name: nor do the student's own words give it."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

from fairbrief.applications.access import is_named
from fairbrief.applications.models import Application

_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
#: Seven figures or more with what stands between those of a telephone; no year range, no sum.
_PHONE = re.compile(r"(?<![\w$€£.,])\+?\(?\d(?:[ ().-]{0,2}\d){6,14}(?!\w)")
#: A part of a name that is shorter stands in too many other words.
_SHORTEST = 3


def as_shown(application: Application, text: str) -> str:
    """What the employer reads of the words with an application: until the shortlist without the
    student's name, mail addresses and telephone numbers."""
    if is_named(application) or not text:
        return text
    hidden = _("[shown from the shortlist on]")
    for sought in (_ADDRESS, _PHONE, _name(application.student.user.name)):
        if sought is not None:
            text = sought.sub(hidden, text)
    return text


def _name(name: str) -> re.Pattern[str] | None:
    """The whole name, or any part of it that is written as the name is: "will" is no Will."""
    parts = [part for part in name.split() if len(part) >= _SHORTEST and part[0].isupper()]
    if not parts:
        return None
    whole = r"\s+".join(re.escape(part) for part in name.split())
    any_part = "|".join(re.escape(part) for part in sorted(parts, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:(?i:{whole})|(?:{any_part})(?:\s+(?:{any_part}))*)(?!\w)")
