"""What is asked on the pages about files and keys."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from fairbrief.reports.models import Key, Subscription


class KeyForm(forms.ModelForm[Key]):
    class Meta:
        model = Key
        fields = ["name", "opens"]
        widgets = {"opens": forms.RadioSelect}
        help_texts = {"name": _("Such as “Board of trustees dashboard”.")}


class SubscriptionForm(forms.Form):
    kinds = forms.MultipleChoiceField(
        label=_("Mail me a link to the report"),
        choices=Subscription.Every.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
