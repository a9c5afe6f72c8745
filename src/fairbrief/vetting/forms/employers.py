"""Forms of an employer's file: the terms of an approval, questions, observations, trust."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from fairbrief.kernel.days import DayField
from fairbrief.kernel.seen import SeenField
from fairbrief.vetting.actions import Approval
from fairbrief.vetting.actions.employers import FEWEST_DAYS, MOST_DAYS
from fairbrief.vetting.forms.decisions import ReasonForm
from fairbrief.vetting.models import EmployerReview, Observation
from fairbrief.vetting.states import Condition, Tone
from fairbrief.vetting.workflow import ANSWER_DAYS


class ApprovalForm(forms.Form):
    """Approving an employer: a word to it, and on what terms.

    `elsewhere` are the decisions of other campuses that can be relied on; `now` the approval as it
    stands, when it is looked at again.
    """

    seen = SeenField()
    reason = forms.CharField(
        label=_("A word to the employer"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    conditions = forms.MultipleChoiceField(
        label=_("On condition"),
        choices=Condition.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    note = forms.CharField(
        label=_("Another condition, in words"),
        max_length=500,
        required=False,
        help_text=_("The employer reads it. Nobody but people can hold it to this one."),
    )
    expires_on = DayField(
        label=_("Until"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("You are reminded two weeks before. Left empty, it holds until you end it."),
    )
    relies_on = forms.ChoiceField(label=_("Relying on"), required=False)
    is_shared = forms.BooleanField(label=_("Other campuses may read the reason"), required=False)

    def __init__(
        self,
        *args: Any,
        elsewhere: Iterable[EmployerReview] = (),
        now: EmployerReview | None = None,
        **kwargs: Any,
    ) -> None:
        initial: dict[str, Any] = {"is_shared": True, **kwargs.get("initial", {})}
        if now is not None:
            initial |= {
                "conditions": now.conditions,
                "note": now.conditions_note,
                "expires_on": now.expires_on,
                "is_shared": now.is_shared,
            }
        super().__init__(*args, **{**kwargs, "initial": initial})
        self.decisions = {each.code: each for each in elsewhere}
        if self.decisions:
            choice = cast("forms.ChoiceField", self.fields["relies_on"])
            choice.choices = [
                ("", _t("what your own office found")),
                *((code, _decision(each)) for code, each in self.decisions.items()),
            ]
        else:
            del self.fields["relies_on"]

    @property
    def approval(self) -> Approval:
        """What the action takes."""
        said = self.cleaned_data
        return Approval(
            conditions=said["conditions"],
            note=said["note"],
            expires_on=said["expires_on"],
            relies_on=self.decisions.get(said.get("relies_on", "")),
            is_shared=said["is_shared"],
        )


def _decision(vetting: EmployerReview) -> str:
    on = date_format(vetting.decided_at, _t("j F Y")) if vetting.decided_at else ""
    return _t("{campus}’s decision of {day}").format(campus=vetting.campus.name, day=on)


class InquiryForm(ReasonForm):
    """What an office still wants to know of an employer, and until when."""

    asks = _("Your question")

    seen = SeenField()
    days = forms.IntegerField(
        label=_("Business days for the answer"),
        initial=ANSWER_DAYS,
        min_value=FEWEST_DAYS,
        max_value=MOST_DAYS,
        required=False,
    )

    def clean_days(self) -> int:
        """Left empty, the usual time."""
        return self.cleaned_data["days"] or ANSWER_DAYS


class DeclineForm(ReasonForm):
    """Why an employer may not meet the campus's students."""

    seen = SeenField()
    is_shared = forms.BooleanField(
        label=_("Other campuses may read the reason"), required=False, initial=True
    )


class ObservationForm(forms.ModelForm[Observation]):
    """What an officer saw."""

    class Meta:
        model = Observation
        fields = ("kind", "tone", "note", "is_shared")
        widgets = {"note": forms.Textarea(attrs={"rows": 2}), "tone": forms.RadioSelect}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tone"] = forms.ChoiceField(
            label=_("What it says"),
            choices=Tone.choices,
            widget=forms.RadioSelect,
        )


class WithdrawForm(forms.Form):
    """Why an observation does not hold."""

    why = forms.CharField(label=_("Why it does not hold"), min_length=5, max_length=300)


class TrustForm(forms.Form):
    """Why an employer is trusted, and until when."""

    why = forms.CharField(label=_("Why you trust it"), min_length=10, max_length=500)
    until = DayField(
        label=_("Until"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )


class LookAgainForm(forms.Form):
    """What to look at again."""

    note = forms.CharField(label=_("What to look at"), min_length=10, max_length=500)
