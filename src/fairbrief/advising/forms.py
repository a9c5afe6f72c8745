"""What an officer fills in about a student, and about what needs attention."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from fairbrief.advising.models import Note, NoteKind, Seen
from fairbrief.advising.states import Stops
from fairbrief.briefs.models import Brief
from fairbrief.kernel.days import DayField

if TYPE_CHECKING:
    _BriefField = forms.ModelChoiceField[Brief]
else:
    _BriefField = forms.ModelChoiceField


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class NoteForm(forms.Form):
    """A note: what it was, when, the words, and who may read it."""

    kind = forms.ChoiceField(label=_("What it was"), choices=NoteKind.choices)
    day = DayField(label=_("When"), widget=DayInput())
    text = forms.CharField(label=_("Note"), max_length=4000, widget=forms.Textarea)
    seen_by = forms.ChoiceField(
        label=_("Who may read it"),
        choices=Seen.choices,
        widget=forms.RadioSelect,
        initial=Seen.OFFICE,
        help_text=_(
            "A note for your office is part of the student’s record: the student may ask to see it."
        ),
    )

    @classmethod
    def of(cls, note: Note) -> NoteForm:
        """Filled in with a note as it is."""
        return cls(
            initial={
                "kind": note.kind,
                "day": note.day,
                "text": note.text,
                "seen_by": note.seen_by,
            }
        )


class HoldForm(forms.Form):
    """A hold: what it stops, why, from when until when, and whom the student can ask."""

    stops = forms.MultipleChoiceField(
        label=_("What it stops"), choices=Stops.choices, widget=forms.CheckboxSelectMultiple
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The student reads it."),
    )
    starts_on = DayField(label=_("From"), widget=DayInput())
    until = DayField(
        label=_("Last day"),
        required=False,
        widget=DayInput(),
        help_text=_("Left empty, it stands until someone of your office lifts it."),
    )
    ask_name = forms.CharField(label=_("Whom the student can ask"), max_length=120)
    ask_email = forms.EmailField(label=_("Their address"))

    @property
    def columns(self) -> dict[str, Any]:
        """What the action takes."""
        data = dict(self.cleaned_data)
        stops = data.pop("stops")
        return data | {
            "stops_applying": Stops.APPLYING in stops,
            "stops_signing": Stops.SIGNING in stops,
        }


class BriefField(_BriefField):
    def label_from_instance(self, obj: Brief) -> str:
        return f"{obj.title} ({obj.employer})"


class NominationForm(forms.Form):
    """An open brief, and why this student."""

    brief = BriefField(label=_("Brief"), queryset=Brief.objects.none(), to_field_name="code")
    sentence = forms.CharField(
        label=_("Why this student"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("A sentence without the name. The employer reads it if the student applies."),
    )

    def __init__(self, *args: Any, briefs: QuerySet[Brief], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("BriefField", self.fields["brief"]).queryset = briefs


class AsideForm(forms.Form):
    """Until when something is set aside, and why."""

    until = DayField(label=_("Show it again on"), widget=DayInput())
    reason = forms.CharField(
        label=_("Why it can wait"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Your colleagues read it. If it gets worse, it comes back sooner."),
    )

    @classmethod
    def on(cls, today: date) -> AsideForm:
        return cls(initial={"until": today + timedelta(days=7)})
