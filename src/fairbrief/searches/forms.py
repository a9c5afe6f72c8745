"""Giving a search a name."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fairbrief.searches.models import SavedSearch


class SaveForm(forms.ModelForm[SavedSearch]):
    """What it is called, and whether it tells by mail."""

    class Meta:
        model = SavedSearch
        fields = ("name", "mails")
        labels = {"name": _("What do you want to call it?"), "mails": _("Tell me by mail")}
        help_texts = {
            "mails": _("Once a day at most, in the morning, and only when something new fits.")
        }

    def clean_name(self) -> str:
        return " ".join(str(self.cleaned_data["name"]).split())

    @property
    def told(self) -> dict[str, Any]:
        """What the action takes."""
        return {"name": self.cleaned_data["name"], "mails": self.cleaned_data["mails"]}
