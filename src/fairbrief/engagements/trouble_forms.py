"""What is filled in when the work is interrupted, ends early, or is disagreed upon."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class EndForm(forms.Form):
    """Why it ends; the pay for what was done is confirmed as it was read."""

    pay = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    reason = forms.CharField(
        label=_("Reason"),
        min_length=10,
        max_length=1000,
        widget=forms.Textarea,
        help_text=_("A sentence or two. The other side and the career office read it."),
    )
