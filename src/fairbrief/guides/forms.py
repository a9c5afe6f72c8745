"""A guide in the campus's words."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from fairbrief.guides.models import LONGEST
from fairbrief.kernel.seen import SeenVersionField


class TextForm(forms.Form):
    title = forms.CharField(label=_("Title"), max_length=90)
    text = forms.CharField(
        label=_("Text"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 22}),
        help_text=_(
            "Markdown: ## for a heading, * for a list, **bold**, [words](https://…) for a link. "
            "Pictures and HTML are not taken."
        ),
    )
    based_on = SeenVersionField()

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        return text.replace("\r\n", "\n").strip() + "\n"
