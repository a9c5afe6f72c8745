"""The answer to a question that was asked without a name."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from fairbrief.briefs.actions.asking import LONGEST_ANSWER


class AnswerForm(forms.Form):
    """The employer's answer to a question asked without a name."""

    answer = forms.CharField(
        label=_("Your answer"),
        max_length=LONGEST_ANSWER,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Everyone who reads the brief sees it."),
    )
