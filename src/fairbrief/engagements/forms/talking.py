"""Meetings, words, and questions of the two to each other."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from fairbrief.engagements.agendas import STARTERS
from fairbrief.engagements.models import Engagement
from fairbrief.engagements.states import MeetingKind
from fairbrief.kernel.days import MomentField


class MeetingForm(forms.Form):
    """A conversation with a video link of the pair's own choice."""

    kind = forms.ChoiceField(
        label=_("What it is"), choices=MeetingKind.choices, widget=forms.RadioSelect
    )
    when = MomentField(label=_("When, in your time"))
    minutes = forms.IntegerField(label=_("Minutes"), min_value=5, max_value=180, initial=30)
    link = forms.URLField(
        label=_("Video link"),
        required=False,
        assume_scheme="https",
        help_text=_("Any service you both can use. It must begin with https://."),
    )
    agenda = forms.CharField(
        label=_("What to talk about"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    #: For a senior session alone: other times that suit as well, and words to start from.
    FOR_SENIOR = ("when_2", "when_3", "starter")
    when_2 = MomentField(label=_("Or"), required=False)
    when_3 = MomentField(label=_("Or"), required=False)
    starter = forms.ChoiceField(
        label=_("Questions to start from"),
        required=False,
        choices=[("", _("my own words")), *((key, each[0]) for key, each in STARTERS.items())],
        help_text=_("They are used where you leave the line above empty."),
    )

    def __init__(self, *args: Any, work: Engagement, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.has_leader = work.leader is not None
        if not self.has_leader:
            kinds = [each for each in MeetingKind.choices if each[0] != MeetingKind.SENIOR]
            cast("forms.ChoiceField", self.fields["kind"]).choices = kinds
            for name in self.FOR_SENIOR:
                del self.fields[name]
        else:
            self.fields["when"].help_text = _(
                "A senior person is asked first, and gets at least a day’s notice."
            )
            self.fields["agenda"].help_text = _(
                "For a senior session one to three lines: what you want to ask."
            )
        self.fields["kind"].initial = MeetingKind.CHECKIN

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        others = [data.pop(name, None) for name in ("when_2", "when_3")]
        starter = data.pop("starter", "")
        if data.get("kind") == MeetingKind.SENIOR:
            data["other_times"] = [each for each in others if each]
            if starter and not data.get("agenda", "").strip():
                data["agenda"] = str(STARTERS[starter][1])
        return data


class MoveForm(forms.Form):
    """Another time for a senior session."""

    when = MomentField(label=_("Another time, in your time"))


class NoteForm(forms.Form):
    """What was said."""

    note = forms.CharField(
        label=_("What was said and agreed"), max_length=1500, widget=forms.Textarea
    )


class SessionForm(forms.Form):
    """What a senior session left the student with."""

    went_well = forms.CharField(
        label=_("What went well"), min_length=3, max_length=300, widget=forms.Textarea
    )
    do_next = forms.CharField(label=_("One thing to do next"), min_length=3, max_length=300)
    talk_again = forms.TypedChoiceField(
        label=_("Would you talk again?"),
        choices=[("yes", _("yes")), ("no", _("no"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, is_students: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_students:
            self.fields["went_well"].label = _("What they said went well")
            self.fields["do_next"].label = _("The one thing they told you to do next")
            self.fields["talk_again"].label = _("Did they say they would talk again?")


class WordsForm(NoteForm):
    """What a senior person leaves the student with."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["note"].label = _("A few words for the student")


class PulseForm(forms.Form):
    """One question a week. It stands beside other forms with a note and a question of theirs."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "id_pulse_%s"} | kwargs)

    question = forms.CharField(widget=forms.HiddenInput, max_length=20)
    rating = forms.TypedChoiceField(
        label=_("Your answer"),
        coerce=int,
        widget=forms.RadioSelect,
        choices=[
            (5, _("5, fully")),
            (4, _("4")),
            (3, _("3, partly")),
            (2, _("2")),
            (1, _("1, not at all")),
        ],
    )
    note = forms.CharField(label=_("A line, if you like"), max_length=300, required=False)


class StuckForm(forms.Form):
    """A question that can be answered: goal, what was tried, what is needed."""

    goal = forms.CharField(
        label=_("What you try to do"),
        max_length=300,
        min_length=5,
        help_text=_("“I want to date the third photograph.”"),
    )
    tried = forms.CharField(
        label=_("What you tried"),
        max_length=1000,
        min_length=5,
        widget=forms.Textarea,
        help_text=_("“I searched both archives and wrote to the library; no answer yet.”"),
    )
    question = forms.CharField(
        label=_("What you need to know"),
        max_length=300,
        min_length=5,
        help_text=_("One question is answered faster than three."),
    )
    #: The person who can answer: the supervisor, or who stands in.
    asks = forms.ChoiceField(
        label=_("Whom to ask"),
        choices=[
            ("supervisor", _("your supervisor: what is wanted, and how")),
            ("backup", _("who stands in: your supervisor is away or cannot help with this")),
        ],
        initial="supervisor",
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, has_backup: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_backup:
            del self.fields["asks"]


class AnswerForm(forms.Form):
    """An answer, even a short one."""

    answer = forms.CharField(
        label=_("Your answer"), max_length=2000, min_length=3, widget=forms.Textarea
    )
