"""What is filled in to look something up."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class AddressForm(forms.Form):
    """Whose mail."""

    to = forms.EmailField(label=_("Mail address"), max_length=254)
