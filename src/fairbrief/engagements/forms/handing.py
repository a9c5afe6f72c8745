"""What is handed over, and what is said of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fairbrief.engagements.models import Piece, PieceVersion
from fairbrief.engagements.queries import View, print_of_handed_in, views_of
from fairbrief.kernel.files import KINDS
from fairbrief.kernel.seen import SeenField


class VersionForm(forms.Form):
    """A version of a deliverable: a file or a link, and one's own check."""

    file = forms.FileField(label=_("File"), required=False)
    link = forms.URLField(label=_("or a link"), required=False, assume_scheme="https")
    note = forms.CharField(label=_("What to look at first"), max_length=500, required=False)

    def __init__(self, *args: Any, piece: Piece, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", f"id_{piece.code}_%s")
        super().__init__(*args, **kwargs)
        self.piece = piece
        self.fields["file"].widget.attrs["accept"] = ",".join(f".{each}" for each in KINDS)
        self.criteria = [f"met_{place}" for place in range(len(piece.criteria))]
        for name, words in zip(self.criteria, piece.criteria, strict=True):
            self.fields[name] = forms.BooleanField(label=words, required=False)

    @property
    def checks(self) -> list[bool]:
        return [bool(self.cleaned_data.get(name)) for name in self.criteria]

    @property
    def criteria_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.criteria]


class ReviewForm(forms.Form):
    """Met or not, criterion by criterion, over everything that was handed in; what is not met needs
    a word.

    One form for keeping one's view, for accepting and for sending back, so that no way out of it
    loses what is typed. `to` says which way: "keep", "accept" or "send back".
    """

    MET, NOT_YET = "yes", "no"

    seen = SeenField()
    #: The fee as it was read, confirmed by accepting.
    fee = forms.IntegerField(widget=forms.HiddenInput, required=False)
    reason = forms.CharField(
        label=_("What is missing"), max_length=2000, required=False, widget=forms.Textarea
    )

    def __init__(
        self, *args: Any, versions: Sequence[PieceVersion], to: str = "keep", **kwargs: Any
    ) -> None:
        kwargs.setdefault("auto_id", "id_review_%s")
        super().__init__(*args, **kwargs)
        self.fields["seen"].initial = print_of_handed_in(versions)
        self.versions = versions
        self.to = to
        for version in versions:
            for place, view in enumerate(views_of(version)):
                self.fields[f"met_{version.code}_{place}"] = forms.ChoiceField(
                    label=version.piece.criteria[place],
                    choices=[(self.MET, _("met")), (self.NOT_YET, _("not yet"))],
                    widget=forms.RadioSelect,
                    required=False,
                    initial={True: self.MET, False: self.NOT_YET, None: None}[view.met],
                )
                self.fields[f"note_{version.code}_{place}"] = forms.CharField(
                    label=_("What is missing, or what is good"),
                    required=False,
                    max_length=500,
                    initial=view.note,
                )

    def rows_of(self, version: PieceVersion) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """The two fields of each criterion of a version."""
        return [
            (self[f"met_{version.code}_{place}"], self[f"note_{version.code}_{place}"])
            for place in range(len(version.piece.criteria))
        ]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("seen") not in (None, self.fields["seen"].initial):
            return data  # said of older versions: it is refused as a whole
        for version in self.versions:
            for place in range(len(version.piece.criteria)):
                self._check(f"{version.code}_{place}", data)
        if self.to == "accept" and data.get("fee") is None:
            self.add_error(None, _("Look at the sum that is released, and accept again."))
        if self.to == "send back" and len(data.get("reason", "").strip()) < 10:
            self.add_error("reason", _("Say what is missing, by the criteria you agreed on."))
        return data

    def _check(self, name: str, data: dict[str, Any]) -> None:
        """A criterion not met needs a word; what is accepted is met throughout."""
        met = data.get(f"met_{name}")
        if met == self.NOT_YET and not data.get(f"note_{name}", "").strip():
            self.add_error(f"note_{name}", _("Say what is missing."))
        if self.to != "accept":
            return
        if met == self.NOT_YET:
            words = _("This is not met yet. Ask for changes, or mark it as met and accept.")
            self.add_error(f"met_{name}", words)
        elif not met:
            self.add_error(f"met_{name}", _("Say whether this is met."))

    @property
    def views(self) -> dict[str, list[View]]:
        """What was said of each criterion, by the code of the version."""
        said = {self.MET: True, self.NOT_YET: False}
        return {
            version.code: [
                View(
                    said.get(self.cleaned_data[f"met_{version.code}_{place}"]),
                    self.cleaned_data[f"note_{version.code}_{place}"],
                )
                for place in range(len(version.piece.criteria))
            ]
            for version in self.versions
        }
