"""What the two fill in while the work runs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from fairbrief.engagements.agendas import STARTERS
from fairbrief.engagements.models import Engagement, HoursGuard, Piece, PieceVersion
from fairbrief.engagements.pricing import suggested_fee
from fairbrief.engagements.queries import View, views_of
from fairbrief.engagements.states import MeetingKind
from fairbrief.kernel.files import KINDS
from fairbrief.kernel.money import EXPONENTS


class MinorField(forms.DecimalField):
    """An amount as people type it; cleaned to minor units."""

    def __init__(self, *, currency: str = "USD", **kwargs: Any) -> None:
        self.places = EXPONENTS.get(currency, 2)
        kwargs.setdefault("min_value", 0)
        kwargs.setdefault("max_value", 100_000)
        kwargs.setdefault("max_digits", 9)
        kwargs.setdefault("decimal_places", self.places)
        super().__init__(**kwargs)

    def clean(self, value: Any) -> Any:
        found = super().clean(value)
        return None if found is None else int(found.scaleb(self.places))


class HoursForm(forms.Form):
    """Time worked on one day, in hours and minutes."""

    day = forms.DateField(label=_("Day"))
    hours = forms.IntegerField(label=_("Hours"), min_value=0, max_value=16, required=False)
    minutes = forms.IntegerField(label=_("Minutes"), min_value=0, max_value=59, required=False)
    note = forms.CharField(label=_("What you did"), max_length=240)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        kwargs["initial"] = {"day": today, **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        self.fields["day"].widget.attrs["max"] = today.isoformat()
        for name, words in (("hours", "numeric"), ("minutes", "numeric")):
            self.fields[name].widget.attrs["inputmode"] = words

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        total = (data.get("hours") or 0) * 60 + (data.get("minutes") or 0)
        if not total and not self.errors:
            self.add_error("hours", _("Say how long: at least five minutes."))
        data["total"] = total
        return data


class WeekForm(forms.Form):
    """The hours and the goal of one week."""

    hours = forms.DecimalField(
        label=_("Hours"), min_value=0, max_value=40, decimal_places=2, max_digits=4
    )
    goal = forms.CharField(label=_("Goal"), max_length=240, required=False)
    review = forms.CharField(
        label=_("How it went"), max_length=500, required=False, widget=forms.Textarea
    )

    @property
    def minutes(self) -> int:
        return int(self.cleaned_data["hours"] * 60)


class GuardForm(forms.Form):
    """How to go on when the hours run out."""

    choice = forms.ChoiceField(
        label=_("How do you want to go on?"),
        choices=HoursGuard.Choice.choices,
        widget=forms.RadioSelect,
    )


class MeetingForm(forms.Form):
    """A conversation with a video link of the pair's own choice."""

    kind = forms.ChoiceField(
        label=_("What it is"), choices=MeetingKind.choices, widget=forms.RadioSelect
    )
    when = forms.DateTimeField(label=_("When, in your time"))
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
    when_2 = forms.DateTimeField(label=_("Or"), required=False)
    when_3 = forms.DateTimeField(label=_("Or"), required=False)
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

    when = forms.DateTimeField(label=_("Another time, in your time"))


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
    """One question a week."""

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


class VersionForm(forms.Form):
    """A version of a deliverable: a file or a link, and one's own check."""

    file = forms.FileField(label=_("File"), required=False)
    link = forms.URLField(label=_("or a link"), required=False, assume_scheme="https")
    note = forms.CharField(label=_("What to look at first"), max_length=500, required=False)

    def __init__(self, *args: Any, piece: Piece, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", f"id_{piece.code}_%s")
        super().__init__(*args, **kwargs)
        self.piece = piece
        self.fields["file"].widget.attrs["accept"] = ",".join(f".{each}" for each in KINDS)
        self.criteria = [f"met_{place}" for place in range(len(piece.criteria))]
        for name, words in zip(self.criteria, piece.criteria, strict=True):
            self.fields[name] = forms.BooleanField(label=words, required=False)

    @property
    def checks(self) -> list[bool]:
        return [bool(self.cleaned_data.get(name)) for name in self.criteria]

    @property
    def criteria_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.criteria]


class ReviewForm(forms.Form):
    """Met or not, criterion by criterion, over everything that was handed in; what is not met needs
    a word.

    One form for keeping one's view, for accepting and for sending back, so that no way out of it
    loses what is typed. `to` says which way: "keep", "accept" or "send back".
    """

    MET, NOT_YET = "yes", "no"

    #: The fee as it was read, confirmed by accepting.
    fee = forms.IntegerField(widget=forms.HiddenInput, required=False)
    reason = forms.CharField(
        label=_("What is missing"), max_length=2000, required=False, widget=forms.Textarea
    )

    def __init__(
        self, *args: Any, versions: Sequence[PieceVersion], to: str = "keep", **kwargs: Any
    ) -> None:
        kwargs.setdefault("auto_id", "id_review_%s")
        super().__init__(*args, **kwargs)
        self.versions = versions
        self.to = to
        for version in versions:
            for place, view in enumerate(views_of(version)):
                self.fields[f"met_{version.code}_{place}"] = forms.ChoiceField(
                    label=version.piece.criteria[place],
                    choices=[(self.MET, _("met")), (self.NOT_YET, _("not yet"))],
                    widget=forms.RadioSelect,
                    required=False,
                    initial={True: self.MET, False: self.NOT_YET, None: None}[view.met],
                )
                self.fields[f"note_{version.code}_{place}"] = forms.CharField(
                    label=_("What is missing, or what is good"),
                    required=False,
                    max_length=500,
                    initial=view.note,
                )

    def rows_of(self, version: PieceVersion) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """The two fields of each criterion of a version."""
        return [
            (self[f"met_{version.code}_{place}"], self[f"note_{version.code}_{place}"])
            for place in range(len(version.piece.criteria))
        ]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        for version in self.versions:
            for place in range(len(version.piece.criteria)):
                self._check(f"{version.code}_{place}", data)
        if self.to == "accept" and data.get("fee") is None:
            self.add_error(None, _("Look at the sum that is released, and accept again."))
        if self.to == "send back" and len(data.get("reason", "").strip()) < 10:
            self.add_error("reason", _("Say what is missing, by the criteria you agreed on."))
        return data

    def _check(self, name: str, data: dict[str, Any]) -> None:
        """A criterion not met needs a word; what is accepted is met throughout."""
        met = data.get(f"met_{name}")
        if met == self.NOT_YET and not data.get(f"note_{name}", "").strip():
            self.add_error(f"note_{name}", _("Say what is missing."))
        if self.to != "accept":
            return
        if met == self.NOT_YET:
            words = _("This is not met yet. Ask for changes, or mark it as met and accept.")
            self.add_error(f"met_{name}", words)
        elif not met:
            self.add_error(f"met_{name}", _("Say whether this is met."))

    @property
    def views(self) -> dict[str, list[View]]:
        """What was said of each criterion, by the code of the version."""
        said = {self.MET: True, self.NOT_YET: False}
        return {
            version.code: [
                View(
                    said.get(self.cleaned_data[f"met_{version.code}_{place}"]),
                    self.cleaned_data[f"note_{version.code}_{place}"],
                )
                for place in range(len(version.piece.criteria))
            ]
            for version in self.versions
        }


class ReasonForm(forms.Form):
    """A reason the other side reads."""

    reason = forms.CharField(
        label=_("Reason"), min_length=10, max_length=1000, widget=forms.Textarea
    )


class ChangeForm(forms.Form):
    """New hours, fee, date or deliverables in all; both see what it makes an hour."""

    what = forms.CharField(
        label=_("What changes"), min_length=10, max_length=1000, widget=forms.Textarea
    )
    why = forms.CharField(label=_("Why"), min_length=5, max_length=500)
    hours = forms.IntegerField(label=_("Hours in all"), min_value=1, max_value=40)
    fee = MinorField(label=_("Fee in all"), required=False)
    due_on = forms.DateField(label=_("Due on"))
    new_piece = forms.CharField(label=_("A new deliverable"), max_length=120, required=False)
    drops = forms.ModelChoiceField(
        label=_("A deliverable that falls away"),
        queryset=Piece.objects.none(),
        required=False,
        to_field_name="code",
        empty_label=_("none"),
    )

    def __init__(self, *args: Any, work: Engagement, **kwargs: Any) -> None:
        self.work = work
        kwargs["initial"] = {
            "hours": work.hours,
            "due_on": work.due_on,
            **(kwargs.get("initial") or {}),
        }
        super().__init__(*args, **kwargs)
        drops = cast("forms.ModelChoiceField[Piece]", self.fields["drops"])
        drops.queryset = work.pieces.filter(dropped_at=None)
        if work.fee_minor:
            self.fields["fee"].help_text = _(
                "Leave it empty to have it worked out at the agreed %(rate)s an hour."
            ) % {"rate": work.fee.per_hour(work.hours)}
        else:
            self.fields["fee"].help_text = _("Leave it empty when nothing is paid.")

    def clean(self) -> dict[str, Any]:
        """An empty fee is worked out and shown, to be looked at before it is signed."""
        data: dict[str, Any] = super().clean() or {}
        if self.errors or data.get("fee") is not None:
            return data
        fee = suggested_fee(self.work, data["hours"])
        if not fee.minor or fee == self.work.fee:
            data["fee"] = fee.minor
            return data
        self.data = {**dict(self.data.items()), self.add_prefix("fee"): str(fee.decimal)}
        more = fee - self.work.fee
        words = (
            _("Worked out: %(fee)s in all, %(more)s more. Look at it, and propose it again.")
            if more.minor > 0
            else _("Worked out: %(fee)s in all, %(less)s less. Look at it, and propose it again.")
        )
        less = self.work.fee - fee
        self.add_error("fee", words % {"fee": fee, "more": more, "less": less})
        return data


class AuthorizeForm(forms.Form):
    """What the office wants to keep with its authorization."""

    note = forms.CharField(
        label=_("What you have seen"),
        max_length=240,
        min_length=5,
        help_text=_(
            "Such as CPT on the I-20 for this employer and these dates, or the permit and who "
            "agreed. It is kept in the record."
        ),
    )
