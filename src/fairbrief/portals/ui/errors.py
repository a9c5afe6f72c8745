"""What a form's errors say: plain sentences with the true limit, for every form in one place.

A form's or a field's own words always stand. Only what Django says when nobody wrote anything is
said here instead, by the error's code.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.core import validators
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils.formats import number_format
from django.utils.translation import gettext as _

type Words = Callable[[forms.Field, dict[str, Any]], str]

_VALIDATORS = (
    validators.MinValueValidator,
    validators.MaxValueValidator,
    validators.MinLengthValidator,
    validators.MaxLengthValidator,
    validators.EmailValidator,
    validators.URLValidator,
    validators.ProhibitNullCharactersValidator,
)


def errors_of(bound: BoundField) -> list[str]:
    """What to say of each error of a field."""
    return [_words(error, bound.field) for error in bound.errors.as_data()]


def label_before(bound: BoundField) -> str:
    """The label as it stands before what is wrong with the field; whole sentences beside a box
    that is to be ticked are not said again."""
    label = str(bound.label)
    if label.endswith("."):
        return ""
    return label if not label or label.endswith(("?", ":")) else f"{label}:"


def _words(error: ValidationError, field: forms.Field) -> str:
    words = WORDS.get(error.code or "")
    if words is None or not _is_stock(error, field):
        return " ".join(error.messages)
    return words(field, error.params or {}) or " ".join(error.messages)


def _is_stock(error: ValidationError, field: forms.Field) -> bool:
    """Whether the words are Django's own: the very same object, so nothing needs comparing."""
    stock = [each.message for each in _VALIDATORS]
    stock += validators.DecimalValidator.messages.values()
    for kind in type(field).__mro__:
        stock += getattr(kind, "default_error_messages", {}).values()
    return any(error.message is words for words in stock)


def _figure(value: Any) -> str:
    """A limit as people write it: 40, 7.25, 100,000."""
    whole = value == int(value)
    return number_format(int(value) if whole else value, use_l10n=True, force_grouping=True)


def _required(field: forms.Field, params: dict[str, Any]) -> str:
    widget = field.widget
    if isinstance(widget, forms.CheckboxInput):
        return _("Tick this to go on.")
    if isinstance(widget, forms.CheckboxSelectMultiple | forms.SelectMultiple):
        return _("Choose at least one.")
    if isinstance(widget, forms.Select | forms.RadioSelect):
        return _("Choose one.")
    if isinstance(field, forms.FileField):
        return _("Choose a file.")
    if isinstance(field, forms.DateTimeField):
        return _("Choose a day and a time.")
    if isinstance(field, forms.DateField):
        return _("Choose a day.")
    if isinstance(field, forms.IntegerField):
        return _("Write a number.")
    return _("Fill this in.")


def _invalid(field: forms.Field, params: dict[str, Any]) -> str:
    if isinstance(field, forms.DecimalField | forms.FloatField):
        return _("Write a number, such as 12.50.")
    if isinstance(field, forms.IntegerField):
        return _("Write a whole number, such as 12.")
    if isinstance(field, forms.EmailField):
        return _("Write the whole mail address, such as name@example.edu.")
    if isinstance(field, forms.URLField):
        return _("Write the whole web address, such as https://example.org.")
    if isinstance(field, forms.DateTimeField):
        return _("Choose a day and a time from the calendar, or write them as 2026-05-14 17:00.")
    if isinstance(field, forms.DateField):
        return _("Choose a day from the calendar, or write it as 2026-05-14.")
    if isinstance(field, forms.TimeField):
        return _("Write a time, such as 17:00.")
    if isinstance(field, forms.FileField):
        return _("The file did not arrive. Choose it again.")
    return ""


def _range(field: forms.Field, params: dict[str, Any]) -> str:
    least, most = getattr(field, "min_value", None), getattr(field, "max_value", None)
    if least is not None and most is not None:
        return _("Write a number from %(least)s to %(most)s.") % {
            "least": _figure(least),
            "most": _figure(most),
        }
    if least is not None:
        return _("Write %(least)s or more.") % {"least": _figure(least)}
    most = params.get("limit_value") if most is None else most
    return _("Write %(most)s or less.") % {"most": _figure(most)} if most is not None else ""


def _too_long(field: forms.Field, params: dict[str, Any]) -> str:
    length, most = int(params.get("show_value", 0)), int(params.get("limit_value", 0))
    if length <= most:
        return ""
    return _("%(most)s characters fit, and there are %(length)s. Leave out %(over)s.") % {
        "most": _figure(most),
        "length": _figure(length),
        "over": _figure(length - most),
    }


def _too_short(field: forms.Field, params: dict[str, Any]) -> str:
    return _("Write a little more: %(least)s characters at least.") % {
        "least": _figure(params.get("limit_value", 0))
    }


def _chosen(field: forms.Field, params: dict[str, Any]) -> str:
    return _("This is not in the list any more. Choose again.")


def _digits(field: forms.Field, params: dict[str, Any]) -> str:
    places = getattr(field, "decimal_places", None)
    if places == 0:
        return _("Write a whole number, such as 12.")
    return _("Write at most %(places)s places after the point, such as 12.50.") % {"places": places}


#: What to say, by the error's code; "" leaves Django's words.
WORDS: dict[str, Words] = {
    "required": _required,
    "invalid": _invalid,
    "min_value": _range,
    "max_value": _range,
    "max_length": _too_long,
    "min_length": _too_short,
    "invalid_choice": _chosen,
    "invalid_list": _chosen,
    "invalid_pk_value": _chosen,
    "max_decimal_places": _digits,
    "max_digits": _range,
    "max_whole_digits": _range,
    "empty": lambda field, params: _("This file is empty. Choose another."),
    "missing": lambda field, params: _("The file did not arrive. Choose it again."),
    "null_characters_not_allowed": lambda field, params: _(
        "There is a sign in it that cannot be kept. Type it again."
    ),
}
