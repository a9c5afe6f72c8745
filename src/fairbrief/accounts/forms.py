"""Sign-up: a name beside the address and the password."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class SignupForm(forms.Form):
    """Extra fields of sign-up; allauth adds address and password."""

    name = forms.CharField(label=_("Your name"), max_length=120)

    def signup(self, request: object, user: object) -> None:
        """Nothing more to do: the adapter has written the name."""
