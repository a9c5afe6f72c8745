"""What a student fills in about the page and each piece."""

from __future__ import annotations

import re

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from fairbrief.kernel.errors import FairbriefError
from fairbrief.kernel.files import check_link
from fairbrief.portfolio.models import Piece, Portfolio
from fairbrief.portfolio.states import Visibility

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
SHORTEST = 3


class PageForm(forms.Form):
    intro = forms.CharField(
        label=_("A line about you"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Such as: History student who likes archives, maps and clear sentences."),
    )
    contact = forms.CharField(
        label=_("How to reach you"),
        required=False,
        max_length=200,
        help_text=_("A mail address, or an address that begins with https://. Left out if empty."),
    )
    shows_studies = forms.BooleanField(label=_("Show what and where you study"), required=False)
    slug = forms.CharField(
        label=_("Its public address"),
        max_length=40,
        help_text=_("Small letters, digits and hyphens. A new one makes the old one lead nowhere."),
    )

    @classmethod
    def of(cls, portfolio: Portfolio | None, data: object = None) -> PageForm:
        names = ("intro", "contact", "shows_studies", "slug")
        initial = {name: getattr(portfolio, name) for name in names} if portfolio else {}
        return cls(data, initial=initial, auto_id="id_page_%s")  # type: ignore[arg-type]

    def clean_intro(self) -> str:
        return " ".join(str(self.cleaned_data["intro"]).split())

    def clean_slug(self) -> str:
        slug: str = self.cleaned_data["slug"].strip().lower()
        if len(slug) < SHORTEST or not _SLUG.match(slug):
            raise ValidationError(
                _("Use three or more small letters, digits and hyphens, such as maya-okafor.")
            )
        return slug

    def clean_contact(self) -> str:
        contact: str = self.cleaned_data["contact"].strip()
        if not contact:
            return ""
        if "@" in contact and "://" not in contact:
            try:
                validate_email(contact)
            except ValidationError:
                raise ValidationError(_("This is no mail address. Check how it ends.")) from None
            return contact
        try:
            check_link(contact)
        except FairbriefError as refusal:
            raise ValidationError(str(refusal.message)) from None
        return contact


class PieceForm(forms.Form):
    visibility = forms.ChoiceField(
        label=_("Who sees it"), choices=Visibility.choices, widget=forms.RadioSelect
    )
    is_cleared = forms.BooleanField(
        label=_("Nothing I signed forbids showing this work"), required=False
    )
    is_discreet = forms.BooleanField(
        label=_("Say only that there was confidential work, and the hours"), required=False
    )
    shows_credential = forms.BooleanField(
        label=_("Link its credential"),
        required=False,
        help_text=_("With the levels your supervisor saw, if you have put them into it."),
    )
    shows_words = forms.BooleanField(
        label=_("Show the words of the one you reported to"), required=False
    )
    own_lines = forms.CharField(
        label=_("Lines for your résumé"),
        required=False,
        max_length=900,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One a line. Empty: the drafted ones."),
    )

    @classmethod
    def of(cls, piece: Piece, data: object = None, *, drafts: tuple[str, ...] = ()) -> PieceForm:
        experience = piece.experience
        form = cls(
            data,  # type: ignore[arg-type]
            auto_id=f"id_{experience.code}_%s",
            initial={
                "visibility": piece.visibility,
                "is_cleared": piece.is_cleared,
                "is_discreet": piece.is_discreet,
                "shows_credential": piece.shows_credential,
                "shows_words": piece.shows_words,
                "own_lines": piece.own_lines or "\n".join(drafts),
            },
        )
        form.drafts = drafts
        quote = getattr(piece, "quote", None)
        if quote is None or quote.granted is not True:
            del form.fields["shows_words"]
        if experience.engagement_id is not None:
            del form.fields["is_cleared"]
        else:
            del form.fields["shows_credential"]
        return form

    drafts: tuple[str, ...] = ()

    def clean_own_lines(self) -> str:
        lines = [" ".join(line.split()) for line in self.cleaned_data["own_lines"].splitlines()]
        own = [line for line in lines if line]
        # What was drafted and left as it is stays drafted, and follows the facts.
        return "" if tuple(own) == self.drafts else "\n".join(own)
