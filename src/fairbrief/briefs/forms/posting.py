"""The words of a posting from anywhere, as they are pasted."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fairbrief.fairness.posting import LONGEST_TEXT

TOO_LARGE = _(
    "This is longer than 100,000 characters. Paste the posting itself, without the page around it."
)
_ADDRESS_ALONE = re.compile(r"https?://\S+")


class PostingField(forms.CharField):
    """A posting's words. The character no text can hold becomes a space, so places stay."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            max_length=LONGEST_TEXT,
            error_messages={
                "required": _("Paste the words of the posting first."),
                "max_length": TOO_LARGE,
            },
            **options,
        )

    def to_python(self, value: Any) -> str | None:
        return super().to_python(value.replace("\0", " ") if isinstance(value, str) else value)

    def validate(self, value: Any) -> None:
        super().validate(value)
        if _ADDRESS_ALONE.fullmatch(value or ""):
            raise forms.ValidationError(
                _(
                    "Only an address came, and we open no addresses. Open it, select the words of "
                    "the posting, and share or paste those."
                )
            )


class PostingForm(forms.Form):
    """A posting to begin a brief with."""

    text = PostingField(
        label=_("The posting"), widget=forms.Textarea(attrs={"rows": 12, "dir": "auto"})
    )
