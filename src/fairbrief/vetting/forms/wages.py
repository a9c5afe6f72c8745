"""The operator's forms for the table of minimum wages."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fairbrief.kernel.days import DayField
from fairbrief.kernel.places import JURISDICTIONS


class AddWageForm(forms.Form):
    """A rate to add. What cannot be is the action's to say."""

    jurisdiction = forms.ChoiceField(
        label=_("Where it holds"), choices=[("", _("Choose …")), *JURISDICTIONS.items()]
    )
    rate = forms.DecimalField(
        label=_("Rate an hour"),
        min_value=0,
        max_value=999,
        max_digits=5,
        decimal_places=2,
        help_text=_("In US dollars: the general rate of the whole state, without tips."),
    )
    effective_from = DayField(
        label=_("In force from"),
        help_text=_("A rate for a day that has one already takes its place."),
    )
    source = forms.CharField(
        label=_("Source"),
        max_length=300,
        help_text=_("A link to where the state publishes it, or the law in words."),
    )
    checked_on = DayField(label=_("Checked on"))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("checked_on", today)

    @property
    def facts(self) -> dict[str, Any]:
        """What `add_wage` takes."""
        said = dict(self.cleaned_data)
        rate: Decimal = said.pop("rate")
        return {**said, "hourly_minor": int(rate * 100)}


class WithdrawWageForm(forms.Form):
    """Why a rate is taken out."""

    reason = forms.CharField(label=_("Why it is withdrawn"), max_length=300)
