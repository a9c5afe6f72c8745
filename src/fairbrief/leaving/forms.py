"""Saying that an account is to be closed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

#: What is typed, so that nobody closes an account by a slip.
PHRASE = _("close my account")


class ClosingForm(forms.Form):
    """The words typed, and whether credentials are to end as well."""

    ends_credentials = forms.BooleanField(
        label=_("End my credentials as well: whoever checks one reads that it was revoked"),
        required=False,
    )
    phrase = forms.CharField(
        label=_("Type: close my account"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, has_credentials: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_credentials:
            del self.fields["ends_credentials"]

    def clean_phrase(self) -> str:
        typed = " ".join(self.cleaned_data["phrase"].casefold().split()).strip(" .“”\"'")
        if typed != str(PHRASE).casefold():
            raise forms.ValidationError(
                _t("These are not the words. They are asked so that nobody closes it by mistake.")
            )
        return typed
