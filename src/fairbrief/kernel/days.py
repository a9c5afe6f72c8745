"""Days and moments as forms take them: those of a calendar somebody lives by.

What is asked about a day is asked about the days around it, in other time zones too, and at the
ends of what can be counted there are none.
"""

from __future__ import annotations

from datetime import UTC, date, datetime

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

FIRST, LAST = date(1900, 1, 1), date(2199, 12, 31)
_FIRST_MOMENT, _LAST_MOMENT = datetime(1900, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)
_WORDS = _("Choose a day between 1900 and 2199.")


class DayField(forms.DateField):
    """A day."""

    default_validators = [MinValueValidator(FIRST, _WORDS), MaxValueValidator(LAST, _WORDS)]


class MomentField(forms.DateTimeField):
    """A day and a time."""

    default_validators = [
        MinValueValidator(_FIRST_MOMENT, _WORDS),
        MaxValueValidator(_LAST_MOMENT, _WORDS),
    ]
