"""The form of changing many entries at once."""

from __future__ import annotations

import secrets
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fairbrief.briefs.states import Place
from fairbrief.kernel.names import HouseNameField
from fairbrief.tracking.bulk import CREDIT, EMPLOYER, PLACE, REFUSE, WHATS, Edit


class EditForm(forms.Form):
    """What to do with the chosen entries. They travel with the form, as codes."""

    rows = forms.CharField(widget=forms.HiddenInput, max_length=10_000)
    key = forms.CharField(widget=forms.HiddenInput, max_length=43, min_length=20)
    what = forms.ChoiceField(label=_("What to do"), choices=WHATS, widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("Reason, or what you rely on"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_(
            "A reason is needed where they do not count, and students read it; what you rely on, "
            "where no supervisor has confirmed."
        ),
    )
    employer_name = HouseNameField(label=_("Employer"), required=False)
    place = forms.ChoiceField(label=_("Where"), choices=[("", "–"), *Place.choices], required=False)
    seeks_credit = forms.ChoiceField(
        label=_("Credit"),
        choices=[("", "–"), ("yes", _("for credit")), ("no", _("not for credit"))],
        required=False,
    )
    course = forms.CharField(label=_("Course"), max_length=40, required=False)

    @classmethod
    def of(cls, codes: list[str]) -> EditForm:
        return cls(initial={"rows": " ".join(codes), "key": secrets.token_urlsafe(24)})

    @property
    def codes(self) -> list[str]:
        rows: str = self["rows"].value() or ""
        return rows.split()

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        needed = {
            REFUSE: ("words", _("Give the reason; the students read it.")),
            EMPLOYER: ("employer_name", _("Write the name they shall have.")),
            PLACE: ("place", _("Choose where it was done.")),
            CREDIT: ("seeks_credit", _("Choose one.")),
        }
        name, message = needed.get(data.get("what", ""), ("", ""))
        if name and name not in self.errors and not data.get(name):
            self.add_error(name, message)
        return data

    @property
    def edit(self) -> Edit:
        data = self.cleaned_data
        seeks = data["seeks_credit"] == "yes"
        values: dict[str, dict[str, Any]] = {
            EMPLOYER: {"employer_name": data["employer_name"]},
            PLACE: {"place": data["place"]},
            CREDIT: {"seeks_credit": seeks, "course": data["course"] if seeks else ""},
        }
        return Edit(
            what=data["what"], words=data["words"].strip(), values=values.get(data["what"], {})
        )
