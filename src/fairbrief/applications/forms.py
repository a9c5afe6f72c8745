"""Applying, and answering."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fairbrief.applications.actions import REASONS
from fairbrief.applications.models import Application


class ApplicationForm(forms.ModelForm[Application]):
    """What an employer needs to know, and no more: no sample made for them, no documents."""

    class Meta:
        model = Application
        fields = ("interest", "experience", "hours_a_week", "link")
        help_texts = {
            "interest": _("Two or three sentences are enough."),
            "experience": _(
                "A course, a job, a thing you made. Name it; do not make anything new."
            ),
            "hours_a_week": _("In the weeks of this project."),
        }
        widgets = {"hours_a_week": forms.NumberInput(attrs={"min": 1, "max": 40})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["interest"].required = True
        self.fields["hours_a_week"].required = True

    def clean_hours_a_week(self) -> int:
        hours: int = self.cleaned_data["hours_a_week"]
        if not 1 <= hours <= 40:
            raise forms.ValidationError(_("Between 1 and 40 hours a week."))
        return hours


class ReasonForm(forms.Form):
    """A reason: one that is often true, or one's own words."""

    standard = forms.ChoiceField(
        label=_("Reason"),
        required=False,
        widget=forms.RadioSelect,
        choices=[
            *((str(number), text) for number, text in enumerate(REASONS)),
            ("", _("my own words")),
        ],
    )
    reason = forms.CharField(
        label=_("In your own words"), required=False, max_length=1000, widget=forms.Textarea
    )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        standard = data.get("standard")
        parts = [str(REASONS[int(standard)])] if standard else []
        if own := (data.get("reason") or "").strip():
            parts.append(own)
        data["said"] = " ".join(parts)
        if not parts:
            self.add_error("reason", _("Choose a reason or write one; the student reads it."))
        return data


class OwnReasonForm(forms.Form):
    """A reason in one's own words."""

    reason = forms.CharField(
        label=_("Reason"), max_length=1000, min_length=10, widget=forms.Textarea
    )
