"""Checking a credential."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _text
from django.utils.translation import gettext_lazy as _

from fairbrief.credentials.access import public_credentials
from fairbrief.credentials.checking.reading import LARGEST_FILE, Given, UnreadableError, read
from fairbrief.credentials.models import Credential
from fairbrief.kernel.codes import ALPHABET, LENGTH

_CODE = re.compile(rf"[{ALPHABET}]{{{LENGTH}}}")
#: Longer than this is no address.
LONGEST_ADDRESS = 300
_PAGE = re.compile(
    rf"(?:https?://)?(?P<host>[^/\s]*)/credentials/(?P<code>{_CODE.pattern})(?:\.json|/)?"
)


class VerifyForm(forms.Form):
    """The code or the page's address of one of ours, or any document, pasted or uploaded.

    Once valid, `credential` is the one of ours that was named, else `given` is what came.
    """

    text = forms.CharField(
        label=_("Its code, the address of its page, or its text"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "spellcheck": "false", "autocomplete": "off"}),
        help_text=_(
            "The ten letters and figures on the credential, its web address, the whole JSON text "
            "from the first { to the last }, or a signed token (it begins with eyJ)."
        ),
    )
    file = forms.FileField(
        label=_("Or its file"),
        required=False,
        widget=forms.ClearableFileInput(
            attrs={"accept": ".json,.jwt,.png,.svg,application/json,image/png,image/svg+xml"}
        ),
        help_text=_("The JSON file, the token, or the badge picture (PNG or SVG)."),
    )
    given: Given
    credential: Credential | None = None

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        file: UploadedFile[bytes] | None = data.get("file")
        given: str | bytes = data.get("text") or ""
        if file is None and isinstance(given, str) and len(given) <= LONGEST_ADDRESS:
            code = self._code_in(given.strip())
            if code:
                self.credential = public_credentials().filter(code=code).first()
                if self.credential is None:
                    self.add_error("text", _("There is no credential here with this code."))
            if code or self.errors:
                return data
        if file is not None:
            # Never more than the limit is read, whatever was sent.
            given = file.read(LARGEST_FILE + 1)
        try:
            self.given = read(given)
        except UnreadableError as error:
            self.add_error("file" if file else "text", _text(str(error)))
        return data

    def _code_in(self, given: str) -> str:
        """The code of one of ours, given as such or as the address of its page; "" otherwise."""
        bare = re.sub(r"[\s-]", "", given).upper()
        if _CODE.fullmatch(bare):
            return bare
        page = _PAGE.fullmatch(given)
        if page is None:
            return ""
        if page["host"].lower() not in {"", urlsplit(settings.BASE_URL).netloc.lower()}:
            self.add_error(
                "text",
                _("This address is at another site. Open it there, or paste the text it shows."),
            )
            return ""
        return page["code"]


class MineForm(forms.Form):
    """Whether a credential belongs to a mail address."""

    email = forms.EmailField(
        label=_("Mail address"),
        help_text=_("It is compared with the fingerprint in the credential and kept nowhere."),
    )
