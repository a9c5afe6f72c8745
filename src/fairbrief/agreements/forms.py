"""Signing and declining."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from fairbrief.agreements.text import CONSENT


class SignForm(forms.Form):
    """The name as typed, and consent to an electronic record."""

    name = forms.CharField(
        label=_("Type your full name"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
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
