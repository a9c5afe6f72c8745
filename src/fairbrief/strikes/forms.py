"""What is filled in about a strike."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class DecideForm(forms.Form):
    """Put on record, or not, with the reason."""

    stands = forms.ChoiceField(
        label=_("What you decide"),
        choices=[("yes", _("put it on record")), ("no", _("do not put it on record"))],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Reason"), max_length=500, required=False, widget=forms.Textarea
    )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("stands") == "yes" and len(data.get("reason", "").strip()) < 10:
            self.add_error("reason", _("Give the reason in a sentence; its owner reads it."))
        return data

    @property
    def is_put_on_record(self) -> bool:
        return bool(self.cleaned_data["stands"] == "yes")


class AppealForm(forms.Form):
    """Why it should be lifted."""

    appeal = forms.CharField(
        label=_("Why it should be lifted"), min_length=20, max_length=1500, widget=forms.Textarea
    )


class AnswerForm(forms.Form):
    """The answer to an appeal."""

    lift = forms.ChoiceField(
        label=_("What you decide"),
        choices=[("yes", _("lift it")), ("no", _("leave it on record"))],
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(label=_("Why"), min_length=10, max_length=1500, widget=forms.Textarea)

    @property
    def is_lifted(self) -> bool:
        return bool(self.cleaned_data["lift"] == "yes")
