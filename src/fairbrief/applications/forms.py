"""Applying, and answering."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from fairbrief.applications.models import Application
from fairbrief.applications.queries import REASONS, print_of_waiting, true_reasons
from fairbrief.applications.talking import LONGEST_MESSAGE
from fairbrief.briefs.models import Brief
from fairbrief.kernel.files import KINDS
from fairbrief.kernel.seen import SeenField


class ApplicationForm(forms.ModelForm[Application]):
    """What an employer needs to know, and no more: no sample made for them, no documents."""

    hours_a_week = forms.IntegerField(
        label=_("Hours a week you can give"),
        min_value=1,
        max_value=40,
        help_text=_("In the weeks of this project."),
    )

    class Meta:
        model = Application
        fields = ("interest", "experience", "hours_a_week", "link")
        help_texts = {
            "interest": _(
                "Two or three sentences are enough. Leave out name, mail and phone: until the "
                "shortlist they are hidden, in your words too."
            ),
            "experience": _(
                "A course, a job, a thing you made. Name it; do not make anything new."
            ),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["interest"].required = True


class ReasonForm(forms.Form):
    """A reason: one that is often true, or one's own words."""

    standard = forms.ChoiceField(label=_("Reason"), required=False, widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("In your own words"), required=False, max_length=1000, widget=forms.Textarea
    )

    def __init__(self, *args: Any, brief: Brief, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = cast("forms.ChoiceField", self.fields["standard"])
        choice.choices = [*true_reasons(brief), ("", _("my own words"))]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        standard = data.get("standard")
        parts = [str(REASONS[int(standard)])] if standard else []
        if own := (data.get("reason") or "").strip():
            parts.append(own)
        data["said"] = " ".join(parts)
        if not parts and self.needs_one(data):
            self.add_error("reason", _("Choose a reason or write one; the student reads it."))
        return data

    def needs_one(self, data: dict[str, Any]) -> bool:
        return True


class DeclineAllForm(ReasonForm):
    """One reason for everyone who waits, and another where another is truer."""

    seen = SeenField()

    def __init__(
        self, *args: Any, brief: Brief, waiting: Iterable[tuple[Application, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, brief=brief, **kwargs)
        self.fields["standard"].label = _("The reason for all of them")
        self.waiting = list(waiting)
        self.fields["seen"].initial = print_of_waiting(row for row, _label in self.waiting)
        for application, label in self.waiting:
            self.fields[f"reason_{application.code}"] = forms.CharField(
                label=_t("Another reason for %(who)s") % {"who": label},
                required=False,
                min_length=10,
                max_length=1000,
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    def needs_one(self, data: dict[str, Any]) -> bool:
        """Unless everyone has a reason of their own."""
        return not all(data.get(f"reason_{row.code}") for row, _label in self.waiting)

    @property
    def reasons(self) -> dict[str, str]:
        """The reason each is given, by the application's code."""
        data = self.cleaned_data
        return {
            row.code: data[f"reason_{row.code}"] or data["said"] for row, _label in self.waiting
        }

    @property
    def rows(self) -> list[tuple[Application, str, forms.BoundField]]:
        return [(row, label, self[f"reason_{row.code}"]) for row, label in self.waiting]


class OwnReasonForm(forms.Form):
    """A reason in one's own words."""

    reason = forms.CharField(
        label=_("Reason"), max_length=1000, min_length=10, widget=forms.Textarea
    )


class ManyFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Any number of files; cleaned to a list."""

    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> Any:
        given = [each for each in data or () if each] if isinstance(data, list | tuple) else [data]
        return [super(ManyFilesField, self).clean(each) for each in given if each]


class MessageForm(forms.Form):
    """A message to the other side; with files once there is work."""

    text = forms.CharField(
        label=_("Your message"),
        max_length=LONGEST_MESSAGE,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    attached = ManyFilesField(
        label=_("Files"),
        required=False,
        help_text=_("Five at most. Results of the work are handed over as deliverables."),
    )

    def __init__(self, *args: Any, with_files: bool = True, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", "id_message_%s")
        super().__init__(*args, **kwargs)
        if with_files:
            self.fields["attached"].widget.attrs["accept"] = ",".join(f".{each}" for each in KINDS)
        else:
            del self.fields["attached"]
