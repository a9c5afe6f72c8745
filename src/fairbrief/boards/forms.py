"""What a director fills in about the board."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from fairbrief.boards.colours import colour_of, is_hex, nearest
from fairbrief.boards.logos import LARGEST, Picture, picture_of
from fairbrief.boards.models import Brand
from fairbrief.kernel.errors import FairbriefError
from fairbrief.kernel.files import check_link
from fairbrief.kernel.seen import SeenVersionField

MOST_LINKS = 6
MOST_HOSTS = 10
#: A host name, at most with a star for its first part; no port, no path.
_HOST = re.compile(
    r"(\*\.)?(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?\Z"
)


class BrandForm(forms.Form):
    """Name, logo, colour, words, links, and whether and where the board is shown."""

    is_public = forms.BooleanField(
        label=_("The board is open to everyone"),
        required=False,
        help_text=_("Only briefs that are open and that your office approved stand on it."),
    )
    name = forms.CharField(label=_("Name on the board"), max_length=120)
    welcome = forms.CharField(
        label=_("A few words above the briefs"),
        required=False,
        max_length=800,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    contact = forms.CharField(
        label=_("Whom to ask"),
        required=False,
        max_length=200,
        help_text=_("Such as: Career Center, Hall 2, careers@university.example"),
    )
    links = forms.CharField(
        label=_("Links"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One a line: the words, then the address. Appointments https://…"),
    )
    accent = forms.CharField(
        label=_("Colour"),
        required=False,
        help_text=_("Of links and buttons, as #rrggbb. Empty: the platform’s green."),
    )
    logo = forms.FileField(
        label=_("Logo"),
        required=False,
        help_text=_("PNG or WebP, at most 200 kB and 1600 by 800 pixels."),
    )
    without_logo = forms.BooleanField(label=_("Show no logo"), required=False)
    hosts = forms.CharField(
        label=_("Sites that may show the board in a frame"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Host names, one a line, such as careers.university.example"),
    )
    based_on = SeenVersionField()

    def __init__(self, *args: Any, brand: Brand, **kwargs: Any) -> None:
        kwargs["initial"] = {
            "is_public": brand.is_public,
            "name": brand.name,
            "welcome": brand.welcome,
            "contact": brand.contact,
            "links": "\n".join(f"{label} {url}" for label, url in brand.links),
            "accent": brand.accent,
            "hosts": "\n".join(brand.hosts),
            "based_on": brand.version,
        }
        super().__init__(*args, **kwargs)
        if brand.logo is None:
            del self.fields["without_logo"]

    def clean_accent(self) -> str:
        said = str(self.cleaned_data["accent"]).strip().lower()
        if not said:
            return ""
        said = said if said.startswith("#") else f"#{said}"
        if not is_hex(said):
            raise ValidationError(_("Write it as # and six figures, such as #7a1f3d."))
        colour = colour_of(said)
        passing = nearest(colour)
        if passing != colour:
            raise ValidationError(
                _t(
                    "Words in this colour are hard to read on light paper. The nearest that is "
                    "not: %(colour)s."
                )
                % {"colour": passing.hex}
            )
        return said

    def clean_links(self) -> list[list[str]]:
        found = []
        for line in self.cleaned_data["links"].splitlines():
            if not line.strip():
                continue
            label, _space, url = line.strip().rpartition(" ")
            if not label.strip():
                raise ValidationError(_("Write the words first, then the address."))
            try:
                check_link(url)
            except FairbriefError as error:
                raise ValidationError(str(error)) from error
            found.append([label.strip()[:60], url])
        if len(found) > MOST_LINKS:
            raise ValidationError(_t("At most %(most)d links.") % {"most": MOST_LINKS})
        return found

    def clean_hosts(self) -> list[str]:
        found = []
        for line in self.cleaned_data["hosts"].splitlines():
            host = line.strip().lower().removeprefix("https://").rstrip("/")
            if not host:
                continue
            if not _HOST.match(host):
                raise ValidationError(
                    _t("“%(host)s” is no host name. Write it without a path, such as %(example)s.")
                    % {"host": host[:60], "example": "careers.university.example"}
                )
            found.append(host)
        if len(found) > MOST_HOSTS:
            raise ValidationError(_t("At most %(most)d sites.") % {"most": MOST_HOSTS})
        return list(dict.fromkeys(found))

    def clean_logo(self) -> Picture | None:
        upload = self.cleaned_data["logo"]
        if not upload:
            return None
        try:
            return picture_of(upload.read(LARGEST + 1))
        except FairbriefError as error:
            raise ValidationError(str(error)) from error

    @property
    def told(self) -> dict[str, Any]:
        """What the action takes."""
        data = dict(self.cleaned_data)
        picture, without = data.pop("logo"), data.pop("without_logo", False)
        return {**data, "picture": picture, "without_logo": without}
