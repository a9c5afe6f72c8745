"""The forms of asking for approvals, and of giving them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from fairbrief.kernel.days import DayField
from fairbrief.kernel.names import PersonNameField
from fairbrief.tracking.models import Approval
from fairbrief.tracking.states import ApprovalKind


def _in_ten_days() -> Any:
    return localdate() + timedelta(days=10)


class AskForm(forms.Form):
    """Whom to ask for what, and by when."""

    kind = forms.ChoiceField(label=_("Approval of"), choices=ApprovalKind.choices)
    name = PersonNameField(label=_("Who is asked"))
    email = forms.EmailField(
        label=_("Their mail address"), help_text=_("They get a link and need no account.")
    )
    due_on = DayField(
        label=_("Answer by"),
        initial=_in_ten_days,
        help_text=_("They are reminded once. After that day you decide."),
    )
    question = forms.CharField(
        label=_("What you ask"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Such as “One credit of COMM 395, please.” The facts are on their page."),
    )


class _OfOne(forms.Form):
    """One of several alike on a page: its controls have names of their own."""

    def __init__(self, *args: Any, of: Approval | None = None, **kwargs: Any) -> None:
        if of is not None:
            kwargs["auto_id"] = f"id_{of.code}_%s"
        super().__init__(*args, **kwargs)


class AgainForm(_OfOne):
    """The link once more, with another day if need be."""

    due_on = DayField(label=_("Answer by"), required=False)


class DecideForm(_OfOne):
    """Yes or no, with a reason."""

    answer = forms.ChoiceField(
        label=_("Your answer"),
        choices=[("yes", _("I approve it")), ("no", _("I do not approve it"))],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Why"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Needed for a no. The student and the career office read it."),
    )


class PassOnForm(forms.Form):
    """Somebody else decides."""

    name = PersonNameField(label=_("Who decides"))
    email = forms.EmailField(
        label=_("Their mail address"), help_text=_("They get a link of their own; yours ends.")
    )
