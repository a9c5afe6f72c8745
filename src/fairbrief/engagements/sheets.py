"""What is filled in of the things both sides keep: the timer, the choice at a mark of the hours."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from fairbrief.engagements.forms import GuardForm
from fairbrief.engagements.models import HoursGuard, Timer
from fairbrief.engagements.pace import choices_at


class MarkForm(GuardForm):
    """How to go on at one mark."""

    def __init__(self, *args: Any, percent: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast("forms.ChoiceField", self.fields["choice"])
        field.choices = [
            each for each in HoursGuard.Choice.choices if each[0] in choices_at(percent)
        ]


class TimerForm(forms.Form):
    """What was done while the timer ran; for one that was forgotten also how long it took."""

    note = forms.CharField(label=_("What you did"), max_length=240)
    hours = forms.IntegerField(label=_("Hours"), min_value=0, max_value=16, required=False)
    minutes = forms.IntegerField(label=_("Minutes"), min_value=0, max_value=59, required=False)

    def __init__(self, *args: Any, timer: Timer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asks_how_long = not timer.is_running and timer.entry_id is None
        for name in ("hours", "minutes"):
            self.fields[name].widget.attrs["inputmode"] = "numeric"
            if not self.asks_how_long:
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        data["total"] = None
        if self.asks_how_long:
            data["total"] = (data.get("hours") or 0) * 60 + (data.get("minutes") or 0)
            if not data["total"] and not self.errors:
                self.add_error("hours", _("Say how long: at least five minutes."))
        return data


class CheckInForm(forms.Form):
    """Three lines: done, next, in the way."""

    done = forms.CharField(
        label=_("What got done"), min_length=3, max_length=500, widget=forms.Textarea
    )
    coming = forms.CharField(label=_("What comes next"), min_length=3, max_length=240)
    hinders = forms.CharField(
        label=_("What is in the way"),
        max_length=500,
        required=False,
        help_text=_("Leave it empty when nothing is."),
    )


class WordForm(forms.Form):
    """The supervisor's word on a check-in."""

    answer = forms.CharField(
        label=_("A word to it"),
        max_length=500,
        required=False,
        help_text=_("Leave it empty to say that you have seen it, and that it goes on."),
    )


class LogForm(forms.Form):
    """One line of the log of decisions."""

    text = forms.CharField(label=_("What was decided"), min_length=5, max_length=300)
    why = forms.CharField(label=_("Why"), max_length=300, required=False)


class MilestoneForm(forms.Form):
    """The supervisor's word on a milestone: accepted as read, or what is missing."""

    share = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("What is missing"), max_length=1000, required=False, widget=forms.Textarea
    )


class TimeForm(forms.Form):
    """Which of the proposed times is meant, as seconds since 1970; none for the first."""

    time = forms.IntegerField(required=False, min_value=0, max_value=2**40)

    def clean_time(self) -> datetime | None:
        seconds = self.cleaned_data["time"]
        return datetime.fromtimestamp(seconds, UTC) if seconds else None


class WeekPlanForm(forms.Form):
    """Plan your week: what, and for how long."""

    doing = forms.CharField(label=_("What I will do"), min_length=3, max_length=300)
    hours = forms.DecimalField(
        label=_("Hours"), min_value=0, max_value=40, decimal_places=2, max_digits=4
    )


class WeekReviewForm(forms.Form):
    """Look back: what got done, what blocks."""

    done = forms.CharField(label=_("What got done"), min_length=3, max_length=300)
    blocks = forms.CharField(
        label=_("What blocks"),
        max_length=300,
        required=False,
        help_text=_("Leave it empty when nothing does."),
    )
