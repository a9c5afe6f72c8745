"""Time worked, the plan of weeks, and what to do when the hours run out."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fairbrief.engagements.models import HoursGuard
from fairbrief.kernel.days import DayField


class HoursForm(forms.Form):
    """Time worked on one day, in hours and minutes."""

    day = DayField(label=_("Day"))
    hours = forms.IntegerField(label=_("Hours"), min_value=0, max_value=16, required=False)
    minutes = forms.IntegerField(label=_("Minutes"), min_value=0, max_value=59, required=False)
    note = forms.CharField(label=_("What you did"), max_length=240)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        kwargs["initial"] = {"day": today, **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        self.fields["day"].widget.attrs["max"] = today.isoformat()
        for name, words in (("hours", "numeric"), ("minutes", "numeric")):
            self.fields[name].widget.attrs["inputmode"] = words

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        total = (data.get("hours") or 0) * 60 + (data.get("minutes") or 0)
        if not total and not self.errors:
            self.add_error("hours", _("Say how long: at least five minutes."))
        data["total"] = total
        return data


class WeekForm(forms.Form):
    """The hours and the goal of one week."""

    hours = forms.DecimalField(
        label=_("Hours"), min_value=0, max_value=40, decimal_places=2, max_digits=4
    )
    goal = forms.CharField(label=_("Goal"), max_length=240, required=False)
    review = forms.CharField(
        label=_("How it went"), max_length=500, required=False, widget=forms.Textarea
    )

    @property
    def minutes(self) -> int:
        return int(self.cleaned_data["hours"] * 60)


class GuardForm(forms.Form):
    """How to go on when the hours run out."""

    choice = forms.ChoiceField(
        label=_("How do you want to go on?"),
        choices=HoursGuard.Choice.choices,
        widget=forms.RadioSelect,
    )
