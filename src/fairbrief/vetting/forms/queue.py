"""Forms of the brief queue: what of it is shown, who looks at what, several decided at once."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from fairbrief.vetting.queries import Narrowed

DECISIONS = {
    "approve": _("Approve"),
    "ask": _("Ask for changes"),
    "decline": _("Decline"),
}
#: The decisions on open briefs that break rules which have changed.
DECISIONS_AGAIN = {
    "keep": _("Keep on the list"),
    "take_off": _("Take off the list"),
}


class NarrowForm(forms.Form):
    """What of the queue is shown. Whatever is not understood narrows nothing."""

    whose = forms.ChoiceField(
        label=_("Whose"),
        choices=[("", _("everyone’s")), ("mine", _("mine")), ("nobodys", _("nobody’s yet"))],
        required=False,
    )
    employer = forms.ChoiceField(label=_("Employer"), required=False)
    late = forms.BooleanField(label=_("Late ones only"), required=False)
    clear = forms.BooleanField(label=_("Clear terms only"), required=False)

    def __init__(self, *args: Any, employers: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = cast("forms.ChoiceField", self.fields["employer"])
        choice.choices = [("", _("any")), *employers]

    @property
    def narrowed(self) -> Narrowed:
        self.is_valid()
        said = self.cleaned_data
        return Narrowed(
            whose=said.get("whose", ""),
            is_late=said.get("late", False),
            is_clear=said.get("clear", False),
            employer=said.get("employer", ""),
        )


class SeveralForm(forms.Form):
    """One decision on several briefs. The chosen ones come beside it, as their codes."""

    decision = forms.ChoiceField(
        label=_("What to do"),
        choices=[*DECISIONS.items(), *DECISIONS_AGAIN.items()],
        widget=forms.HiddenInput,
    )
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Every one of these employers reads it as you write it."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.data.get("decision") == "keep":
            self.fields["reason"].help_text = _("Students read it beside each finding.")


class AssignForm(forms.Form):
    """Who of the office looks at a brief. `office` are its people, by code and name."""

    officer = forms.ChoiceField(label=_("Who looks at it"), required=False)

    def __init__(self, *args: Any, office: list[dict[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = cast("forms.ChoiceField", self.fields["officer"])
        choice.choices = [("", _("nobody")), *((each["code"], each["name"]) for each in office)]
