"""What a search asks for."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fairbrief.briefs.states import Place
from fairbrief.students.models import Skill

SORTS = [
    ("", _("best match")),
    ("newest", _("newest")),
    ("apply_by", _("due to apply")),
    ("pay", _("pay an hour")),
]


class SearchForm(forms.Form):
    """Filters of the list of briefs; everything may be left out."""

    q = forms.CharField(
        label=_("Words"),
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"placeholder": _("A skill, a topic, an employer")}),
    )
    skill = forms.ModelChoiceField(
        Skill.objects.order_by("name"),
        label=_("Skill"),
        required=False,
        to_field_name="slug",
        empty_label=_("any"),
    )
    hours_max = forms.IntegerField(
        label=_("At most hours in all"), required=False, min_value=1, max_value=40
    )
    pay_min = forms.IntegerField(
        label=_("At least dollars an hour"), required=False, min_value=0, max_value=500
    )
    starts_after = forms.DateField(label=_("Starts on or after"), required=False)
    due_before = forms.DateField(label=_("Due on or before"), required=False)
    place = forms.ChoiceField(
        label=_("Place"), required=False, choices=[("", _("anywhere")), *Place.choices]
    )
    overlap = forms.IntegerField(
        label=_("Hours of the day in common"), required=False, min_value=1, max_value=12
    )
    unpaid = forms.BooleanField(label=_("Show unpaid ones too"), required=False)
    sort = forms.ChoiceField(label=_("Order"), required=False, choices=SORTS)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        start: date | None = data.get("starts_after")
        end: date | None = data.get("due_before")
        if start and end and end <= start:
            self.add_error("due_before", _("Choose a day after the start."))
        return data

    @property
    def asked(self) -> dict[str, Any]:
        """The filters that are set and valid; an invalid one is left out and says so."""
        data = self.cleaned_data if self.is_bound and (self.is_valid() or True) else {}
        return {name: value for name, value in data.items() if value not in (None, "", False)}

    @property
    def is_untouched(self) -> bool:
        """Nothing was asked, rightly or wrongly: the form looks the same to everyone."""
        return not any(self.data.get(name) for name in self.fields)
