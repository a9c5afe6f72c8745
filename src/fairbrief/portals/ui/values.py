"""Values of forms as one reads them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext as _


def kept_in_words(field: Any, initial: Any) -> str:
    """What is kept, as it would be read had it been typed."""
    if initial in (None, ""):
        return in_words(field, None)
    try:
        return in_words(field, field.clean(field.prepare_value(initial)))
    except ValidationError:  # such as somebody who has left
        return str(initial)


def in_words(field: Any, value: Any) -> str:
    """A value of a form's field, such as what is kept beside what was typed."""
    if value in (None, "") or value == []:
        return _("nothing")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, date):
        return date_format(value, _("D j M Y"))
    if (
        isinstance(value, str | int)
        and hasattr(field, "choices")
        and not hasattr(field, "queryset")
    ):
        return _choice(field.choices, value)
    if hasattr(value, "__iter__") and not isinstance(value, str):
        return ", ".join(str(each) for each in value) or _("nothing")
    return str(value)


def _choice(choices: Iterable[Any], value: Any) -> str:
    for key, label in choices:
        if isinstance(label, list | tuple):
            if (found := dict(label).get(value)) is not None:
                return str(found)
        elif str(key) == str(value):
            return str(label)
    return str(value)
