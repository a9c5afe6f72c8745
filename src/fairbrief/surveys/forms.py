"""What is filled in: a survey's questions, whom to ask, and the answers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from fairbrief.kernel.days import DayField
from fairbrief.kernel.seen import SeenField
from fairbrief.organizations.models import Campus
from fairbrief.roster.models import Group
from fairbrief.surveys.models import Version, Wording
from fairbrief.surveys.queries import groups_of, print_of_words
from fairbrief.surveys.shipped import Asked, Shipped
from fairbrief.surveys.states import (
    LONGEST_TEXT,
    MOST_CHOICES,
    MOST_QUESTIONS,
    STEPS,
    Audience,
    QuestionKind,
)

#: A round may stay open for so long.
LONGEST = timedelta(days=60)
USUAL = timedelta(days=10)
_CHOOSING = (QuestionKind.ONE, QuestionKind.SEVERAL)


class SurveyForm(forms.Form):
    """Title, a line above the questions, and up to five of them; an empty one is left out."""

    seen = SeenField()
    title = forms.CharField(label=_("What the survey is called"), max_length=120)
    intro = forms.CharField(
        label=_("A line above the questions"),
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    is_anonymous = forms.BooleanField(
        label=_("Anonymous: nobody can find out who answered what"),
        required=False,
        help_text=_("Fixed once you have asked somebody."),
    )

    def __init__(self, *args: Any, is_promised: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["is_anonymous"].disabled = is_promised
        for number in range(1, MOST_QUESTIONS + 1):
            self.fields[f"kind_{number}"] = forms.ChoiceField(
                label=_("How it is answered"), choices=QuestionKind.choices, required=False
            )
            self.fields[f"text_{number}"] = forms.CharField(
                label=_("Question %(number)d") % {"number": number},
                max_length=200,
                required=number == 1,
            )
            self.fields[f"choices_{number}"] = forms.CharField(
                label=_("Choices, one a line"),
                required=False,
                max_length=1000,
                widget=forms.Textarea(attrs={"rows": 3}),
                help_text=_("Of a scale: the words for 1 and for 5, if you like. Of a text: none."),
            )
            for hidden in ("question", "topic"):
                self.fields[f"{hidden}_{number}"] = forms.CharField(
                    required=False, max_length=40, widget=forms.HiddenInput
                )

    @property
    def rows(self) -> list[tuple[int, list[BoundField], list[BoundField]]]:
        """Number, visible and hidden fields of each question."""
        return [
            (
                number,
                [self[f"{name}_{number}"] for name in ("text", "kind", "choices")],
                [self[f"{name}_{number}"] for name in ("question", "topic")],
            )
            for number in range(1, MOST_QUESTIONS + 1)
        ]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        asked = []
        for number in range(1, MOST_QUESTIONS + 1):
            text = (data.get(f"text_{number}") or "").strip()
            if not text:
                if data.get(f"choices_{number}"):
                    self.add_error(f"text_{number}", _("Write the question these choices are for."))
                continue
            kind = data.get(f"kind_{number}") or QuestionKind.ONE
            lines = (data.get(f"choices_{number}") or "").splitlines()
            choices = tuple(dict.fromkeys(line.strip()[:120] for line in lines if line.strip()))
            if problem := _choices_wrong(kind, choices):
                self.add_error(f"choices_{number}", problem)
            asked.append(
                Asked(
                    kind=kind,
                    text=text,
                    choices=() if kind == QuestionKind.TEXT else choices,
                    topic=data.get(f"topic_{number}") or "",
                    question=data.get(f"question_{number}") or "",
                )
            )
        data["questions"] = asked
        return data

    def told(self) -> dict[str, Any]:
        """What the actions take."""
        names = ("title", "intro", "is_anonymous", "questions")
        return {name: self.cleaned_data[name] for name in names}


def _choices_wrong(kind: str, choices: Sequence[str]) -> str:
    if kind in _CHOOSING and not 2 <= len(choices) <= MOST_CHOICES:
        return _t("Give two to %(most)d different choices, one a line.") % {"most": MOST_CHOICES}
    if kind == QuestionKind.SCALE and len(choices) not in (0, 2):
        return _t("Give the words for 1 and for 5 on two lines, or none.")
    return ""


def initial_of(asked: Iterable[Asked]) -> dict[str, Any]:
    """The questions as the form's first values."""
    found: dict[str, Any] = {}
    for number, each in enumerate(asked, start=1):
        found |= {
            f"kind_{number}": each.kind,
            f"text_{number}": str(each.text),
            f"choices_{number}": "\n".join(str(choice) for choice in each.choices),
            f"question_{number}": each.question,
            f"topic_{number}": each.topic,
        }
    return found


def shipped_initial(shipped: Shipped) -> dict[str, Any]:
    return {
        "title": str(shipped.title),
        "intro": str(shipped.intro),
        "is_anonymous": shipped.is_anonymous,
        **initial_of(shipped.questions),
    }


def version_initial(version: Version, wordings: Sequence[Wording]) -> dict[str, Any]:
    is_anonymous = version.survey.is_anonymous
    return {
        "seen": print_of_words(version.title, version.intro, is_anonymous, wordings),
        "title": version.title,
        "intro": version.intro,
        "is_anonymous": is_anonymous,
        **initial_of(
            Asked(
                kind=each.kind,
                text=each.text,
                choices=tuple(each.choices),
                topic=each.question.topic,
                question=each.question.code,
            )
            for each in wordings
        ),
    }


class RoundForm(forms.Form):
    """Whom to ask, until when."""

    audience = forms.ChoiceField(
        label=_("Whom do you ask?"), choices=Audience.choices, widget=forms.RadioSelect
    )
    group = forms.ModelChoiceField(
        Group.objects.none(),
        label=_("Which group"),
        required=False,
        to_field_name="code",
        empty_label="–",
    )
    closes_on = DayField(label=_("Open until the end of"))

    def __init__(self, *args: Any, campus: Campus, today: date, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"audience": Audience.EVERYONE, "closes_on": today + USUAL})
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["group"].queryset = groups_of(campus)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("audience") == Audience.GROUP and not data.get("group"):
            self.add_error("group", _("Choose the group."))
        elif data.get("audience") != Audience.GROUP:
            data["group"] = None
        last = data.get("closes_on")
        if last and not self.today < last <= self.today + LONGEST:
            self.add_error("closes_on", _("Choose a day from tomorrow to 60 days from now."))
        return data


class AnswerForm(forms.Form):
    """The questions of a version; each may be left out, but not all."""

    def __init__(self, *args: Any, wordings: Sequence[Wording], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.wordings = wordings
        for each in wordings:
            self.fields[each.question.code] = _field_of(each)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if not self.errors and not self.answers_in(data):
            raise forms.ValidationError(_("Answer at least one question, or leave the page."))
        return data

    @property
    def answers(self) -> dict[str, Any]:
        """By the question's code: a choice's place, several, a step, or text."""
        return self.answers_in(self.cleaned_data)

    def answers_in(self, data: dict[str, Any]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for each in self.wordings:
            given = data.get(each.question.code)
            if given in (None, "", []):
                continue
            if each.kind == QuestionKind.SEVERAL:
                found[each.question.code] = sorted(int(place) for place in given)
            elif each.kind == QuestionKind.TEXT:
                found[each.question.code] = given.strip()
            else:
                found[each.question.code] = int(given)
        return found


def _field_of(wording: Wording) -> forms.Field:
    places = [(str(place), said) for place, said in enumerate(wording.choices)]
    if wording.kind == QuestionKind.ONE:
        return forms.ChoiceField(
            label=wording.text, choices=places, required=False, widget=forms.RadioSelect
        )
    if wording.kind == QuestionKind.SEVERAL:
        return forms.MultipleChoiceField(
            label=wording.text,
            choices=places,
            required=False,
            widget=forms.CheckboxSelectMultiple,
            help_text=_("Choose all that fit."),
        )
    if wording.kind == QuestionKind.SCALE:
        low, high = wording.choices or ("", "")
        ends = {1: low, 5: high}
        steps = [(str(step), f"{step} {ends.get(step, '')}".strip()) for step in STEPS]
        return forms.ChoiceField(
            label=wording.text, choices=steps, required=False, widget=forms.RadioSelect
        )
    return forms.CharField(
        label=wording.text,
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
