"""The forms of looking back and ahead, used by every page that offers them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fairbrief.relationships.models import COMPETENCIES, Feedback, NextStep

NOT_SEEN = ""
LEVEL_CHOICES = (
    (NOT_SEEN, _("not seen")),
    ("1", _("emerging")),
    ("2", _("developing")),
    ("3", _("applying")),
    ("4", _("proficient")),
)


class FeedbackForm(forms.ModelForm[Feedback]):
    """Eight skills, what went well, next time, and a line for the office."""

    class Meta:
        model = Feedback
        fields = ("went_well", "next_time", "to_the_office")
        help_texts = {
            "went_well": _("One concrete thing is worth more than praise."),
            "to_the_office": _("The other side never sees this line; only the career office does."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.Meta.fields:
            self.fields[name].widget.attrs["rows"] = 3
        for key, competency in COMPETENCIES:
            self.fields[f"rating_{key}"] = forms.ChoiceField(
                label=competency,
                choices=LEVEL_CHOICES,
                required=False,
                initial=NOT_SEEN,
            )

    @property
    def rating_fields(self) -> list[forms.BoundField]:
        return [self[f"rating_{key}"] for key, _name in COMPETENCIES]

    @property
    def ratings(self) -> dict[str, int]:
        """What was rated, without what was not seen."""
        return {
            key: int(self.cleaned_data[f"rating_{key}"])
            for key, _name in COMPETENCIES
            if self.cleaned_data.get(f"rating_{key}")
        }


class NextStepForm(forms.Form):
    """The employer's answer."""

    kind = forms.ChoiceField(
        label=_("What comes next"), choices=NextStep.Kind.choices, widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=_("Say a little more"),
        help_text=_("When, how to get there, or why not now. The student reads this."),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class WishForm(forms.Form):
    """The student asks first."""

    wish = forms.CharField(
        label=_("What you would like"),
        help_text=_(
            "For example: “I would like to edit the second episode too, from January.” "
            "{supervisor} gets your words today."
        ),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, supervisor: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        help_text = str(self.fields["wish"].help_text)
        self.fields["wish"].help_text = help_text.format(supervisor=supervisor)
