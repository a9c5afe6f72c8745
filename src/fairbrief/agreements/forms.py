"""Signing and declining."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fairbrief.agreements.text import CONSENT
from fairbrief.kernel.names import PersonNameField


class SignForm(forms.Form):
    """The name as typed, and consent to an electronic record."""

    name = PersonNameField(
        label=_("Type your full name"),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )

    def __init__(self, *args: Any, signs_as: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if signs_as:
            self.fields["name"].help_text = _("As we know you: %(name)s") % {"name": signs_as}

    consent = forms.BooleanField(
        label=CONSENT,
        error_messages={
            "required": _("Tick the box to say that you sign and agree to an electronic record.")
        },
    )


class DeclineForm(forms.Form):
    """Not signing, with a reason."""

    reason = forms.CharField(
        label=_("Why not"), min_length=10, max_length=1000, widget=forms.Textarea
    )


class HashForm(forms.Form):
    """The SHA-256 of a copy, to be compared."""

    sha256 = forms.CharField(
        label=_("SHA-256 of your copy"),
        help_text=_("The 64 letters and figures at the foot of the PDF."),
        max_length=200,
        widget=forms.TextInput(attrs={"spellcheck": "false", "autocomplete": "off"}),
    )

    def clean_sha256(self) -> str:
        """Without the spaces that copying leaves in it."""
        found = "".join(self.cleaned_data["sha256"].split()).lower()
        if len(found) != 64 or set(found) - set("0123456789abcdef"):
            raise forms.ValidationError(
                _("A SHA-256 has 64 letters and figures, 0 to 9 and a to f. Copy the whole line.")
            )
        return found
