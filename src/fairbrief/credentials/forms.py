"""Checking a credential."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from fairbrief.credentials.verification import SIZE_LIMIT, UnreadableError, read


class VerifyForm(forms.Form):
    """A pasted or uploaded document; `document` once valid."""

    text = forms.CharField(
        label=_("The credential"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false"}),
        help_text=_("Paste the whole JSON text, from the first { to the last }."),
    )
    file = forms.FileField(
        label=_("Or its file"),
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": ".json,application/json"}),
    )
    document: dict[str, Any]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        file: UploadedFile[bytes] | None = data.get("file")
        given: str | bytes = data.get("text") or ""
        if file is not None:
            # Never more than the limit is read, whatever was sent.
            given = file.read(SIZE_LIMIT + 1)
        try:
            self.document = read(given)
        except UnreadableError as error:
            self.add_error("file" if file else "text", str(error))
        return data


class MineForm(forms.Form):
    """Whether a credential belongs to a mail address."""

    email = forms.EmailField(
        label=_("Mail address"),
        help_text=_("It is compared with the fingerprint in the credential and kept nowhere."),
    )
