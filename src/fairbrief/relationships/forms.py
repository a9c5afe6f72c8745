"""The forms of looking back and ahead, used by every page that offers them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from fairbrief.relationships.access import STUDENT
from fairbrief.relationships.models import NextStep
from fairbrief.relationships.questionnaires import (
    CURRENT,
    NOT_SEEN,
    OF_SELF,
    OF_STUDENT,
    PART_OF,
)
from fairbrief.relationships.questionnaires.shapes import Level

#: Of oneself and of the employer nothing is "not seen".
LEFT_OUT = _("I would rather not say")


class Picking(forms.Form):
    """Questions of one part of the questionnaire: rating is picking a sentence."""

    def ask(self, part: str, *, prefix: str = "rating") -> None:
        for each in CURRENT.parts[part].questions:
            field = forms.ChoiceField(
                label=each.text,
                choices=[
                    *((str(level.value), _said(level)) for level in each.levels),
                    ("", NOT_SEEN if part == OF_STUDENT else LEFT_OUT),
                ],
                required=False,
                initial="",
                widget=forms.RadioSelect,
            )
            self.fields[f"{prefix}_{each.key}"] = field

    def fields_of(self, prefix: str) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith(f"{prefix}_")]

    def picked(self, prefix: str) -> dict[str, int]:
        """What was rated by key, without what was left out."""
        return {
            name.removeprefix(f"{prefix}_"): int(value)
            for name, value in self.cleaned_data.items()
            if name.startswith(f"{prefix}_") and value
        }


def _said(level: Level) -> SafeString:
    if not level.word:
        return format_html("{}", level.behaviour)
    return format_html("<b>{}</b> {}", level.word, level.behaviour)


class FeedbackForm(Picking):
    """What the other side was like, what went well, next time, and a line for the office."""

    went_well = forms.CharField(
        label=_("What went well"),
        max_length=1500,
        help_text=_("One concrete thing is worth more than praise."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    next_time = forms.CharField(
        label=_("What to do differently next time"),
        max_length=1500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    to_the_office = forms.CharField(
        label=_("For the career office only"),
        max_length=1500,
        required=False,
        help_text=_("The other side never sees this line; only the career office does."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    wants_advice = forms.BooleanField(
        label=_("Please advise: I would like the career office to answer this."),
        required=False,
        help_text=_(
            "An honest end when you are not sure what to say or do. The office answers you within "
            "three business days; the other side does not learn that you asked."
        ),
    )

    def __init__(self, *args: Any, side: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.side = side
        self.ask(PART_OF[side])
        if side == STUDENT:
            self.ask(OF_SELF, prefix="own")

    @property
    def rating_fields(self) -> list[forms.BoundField]:
        return self.fields_of("rating")

    @property
    def own_fields(self) -> list[forms.BoundField]:
        return self.fields_of("own")

    @property
    def asks(self) -> str:
        return str(CURRENT.parts[PART_OF[self.side]].ask)

    @property
    def asks_of_self(self) -> str:
        return str(CURRENT.parts[OF_SELF].ask)

    @property
    def source(self) -> str:
        return str(CURRENT.source)

    @property
    def said(self) -> dict[str, Any]:
        """Everything `give_feedback` takes from the form."""
        words = ("went_well", "next_time", "to_the_office", "wants_advice")
        return {
            "side": self.side,
            "ratings": self.picked("rating"),
            "own": self.picked("own"),
            **{name: self.cleaned_data[name] for name in words},
        }


class BeforeForm(Picking):
    """Where the student sees themself as the work begins."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ask(OF_SELF)

    @property
    def rating_fields(self) -> list[forms.BoundField]:
        return self.fields_of("rating")

    @property
    def source(self) -> str:
        return str(CURRENT.source)


class AdviceForm(forms.Form):
    """A question to the career office."""

    question = forms.CharField(
        label=_("What you would like advice on"),
        max_length=1500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "Only the career office reads it and answers you, within three business days. The "
            "other side does not learn that you asked."
        ),
    )


class AdviseForm(forms.Form):
    """The office's answer."""

    answer = forms.CharField(
        label=_("Your advice"),
        min_length=10,
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Who asked reads it, and nobody on the other side."),
    )


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
