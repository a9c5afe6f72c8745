"""Reporting, deciding, answering."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from fairbrief.concerns.models import Concern
from fairbrief.concerns.queries import can_be_removed

NO_HARM, WARN, HOLD, ASK = "no_harm", "warn", "hold", "ask"
REMOVE = "remove"


class ReportForm(forms.Form):
    """What worries the one who reports, if they like to say."""

    reason = forms.CharField(
        label=_("What worries you about it"),
        max_length=1000,
        required=False,
        widget=forms.Textarea,
        help_text=_("The career office reads it, nobody else."),
    )


class DecisionForm(forms.Form):
    """What the office does about the words, and what it says to whom."""

    outcome = forms.ChoiceField(label=_("What do you decide?"), widget=forms.RadioSelect)
    said = forms.CharField(
        label=_("Your words to them"),
        max_length=2000,
        required=False,
        widget=forms.Textarea,
        help_text=_(
            "The employer or the operator reads this, as you chose. Leave out who reported it."
        ),
    )
    note = forms.CharField(
        label=_("A word to who reported it"),
        max_length=1000,
        required=False,
        widget=forms.Textarea,
        help_text=_("They are told the outcome in any case."),
    )

    def __init__(self, *args: Any, concern: Concern, can_ask: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(NO_HARM, _("No harm in it"))]
        if concern.is_of_employer:
            choices += [
                (WARN, _("Warn the employer")),
                (HOLD, _("Put the employer on hold at this campus")),
            ]
        else:
            choices += [(WARN, _("Warn the student"))]
            self.fields["said"].help_text = _("The student or the operator reads this.")
        if can_be_removed(concern):
            choices += [(REMOVE, _("Remove these words for good"))]
        if can_ask:
            choices += [(ASK, _("Ask who runs the installation"))]
        cast("forms.ChoiceField", self.fields["outcome"]).choices = choices

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if (
            data.get("outcome") in {WARN, HOLD, REMOVE, ASK}
            and len((data.get("said") or "").strip()) < 10
        ):
            self.add_error("said", _("Say it in a sentence; it is all they read of your decision."))
        return data


class AnswerForm(forms.Form):
    """The operator's answer to an office."""

    answer = forms.CharField(
        label=_("Your answer"),
        min_length=10,
        max_length=2000,
        widget=forms.Textarea,
        help_text=_("The office reads it and decides. A hold is set on the employer’s page."),
    )
