"""Saying that an account is to be closed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from fairbrief.accounts.models import User

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


class AccountForm(forms.Form):
    """Whose account is asked about."""

    address = forms.EmailField(
        label=_("Mail address of the account"),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )


class OnRequestForm(forms.Form):
    """How somebody asked in writing that their account be closed; their address is typed again, so
    that no other is closed."""

    asked = forms.CharField(
        label=_("How they asked, and how you know that it is they"),
        help_text=_(
            "They read it in the mail with the way back, and it stays on the record. Leave out "
            "what they showed you of themselves."
        ),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    ends_credentials = forms.BooleanField(
        label=_("They asked that their credentials end as well"), required=False
    )
    address = forms.CharField(
        label=_("Type the address of the account"),
        max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, user: User, has_credentials: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._address = user.email
        if not has_credentials:
            del self.fields["ends_credentials"]

    def clean_address(self) -> str:
        typed = str(self.cleaned_data["address"]).strip()
        if typed.lower() != self._address.lower():
            raise forms.ValidationError(_t("This is not the address of this account."))
        return typed
