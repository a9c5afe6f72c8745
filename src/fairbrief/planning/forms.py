"""What students and supervisors fill in about their time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from fairbrief.accounts.forms import zone_choices
from fairbrief.calendars import LARGEST
from fairbrief.engagements.models import Engagement
from fairbrief.engagements.states import MeetingKind
from fairbrief.kernel.days import DayField, MomentField
from fairbrief.planning.states import BusyKind
from fairbrief.students.forms import DAYS


class WeeklyForm(forms.Form):
    """A class, or other work, that comes each week."""

    kind = forms.ChoiceField(label=_("What it is"), choices=BusyKind.choices)
    title = forms.CharField(
        label=_("Name"), max_length=120, required=False, help_text=_("You alone see it.")
    )
    weekday = forms.TypedChoiceField(
        label=_("Each"), coerce=int, choices=list(enumerate(DAYS)), initial=0
    )
    starts = forms.TimeField(label=_("From"))
    ends = forms.TimeField(label=_("To"))
    from_on = DayField(label=_("First day"), required=False)
    until_on = DayField(label=_("Last day"), required=False)


class OnceForm(forms.Form):
    """An exam, a trip, a visit."""

    kind = forms.ChoiceField(label=_("What it is"), choices=BusyKind.choices, initial=BusyKind.EXAM)
    title = forms.CharField(
        label=_("Name"), max_length=120, required=False, help_text=_("You alone see it.")
    )
    starts_at = MomentField(label=_("Begins"))
    ends_at = MomentField(label=_("Ends"))


class FileForm(forms.Form):
    """A calendar as a file."""

    file = forms.FileField(
        label=_("Calendar file"),
        help_text=_("The .ics file your calendar exports, up to 3 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": ".ics,text/calendar"}),
    )

    def clean_file(self) -> Any:
        found = self.cleaned_data["file"]
        if found.size > LARGEST:
            raise forms.ValidationError(
                _("This calendar is larger than 3 MB. Export only the last and the next months.")
            )
        return found


class AddressForm(forms.Form):
    """A calendar at an address."""

    address = forms.CharField(
        label=_("Calendar address"),
        max_length=1000,
        help_text=_(
            "The secret address in iCal format, from your calendar’s settings. It begins with "
            "https:// or webcal:// and is read again every six hours."
        ),
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
    )


class BlockForm(forms.Form):
    """Where a stretch of work goes."""

    starts_at = MomentField(label=_("Begins"))
    minutes = forms.IntegerField(label=_("Minutes"), min_value=15, max_value=480)


class NewBlockForm(BlockForm):
    """A stretch of one's own."""

    work = forms.ChoiceField(label=_("Work"))

    field_order = ("work", "starts_at", "minutes")

    def __init__(self, *args: Any, works: Iterable[Engagement], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.works = {work.code: work for work in works}
        choice = cast("forms.ChoiceField", self.fields["work"])
        choice.choices = [(code, work.title) for code, work in self.works.items()]


class OfficeForm(forms.Form):
    """When one can be reached, on each day of the week, and where that is."""

    zone = forms.ChoiceField(label=_("Your time zone"))

    def __init__(
        self, *args: Any, zone: str, hours: Iterable[tuple[int, time, time]] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        choice = cast("forms.ChoiceField", self.fields["zone"])
        choice.choices = zone_choices()
        choice.initial = zone
        said = {weekday: (starts, ends) for weekday, starts, ends in hours}
        for weekday, name in enumerate(DAYS):
            starts, ends = said.get(weekday, (None, None))
            self.fields[f"starts_{weekday}"] = forms.TimeField(
                label=_("%(day)s from") % {"day": name}, required=False, initial=starts
            )
            self.fields[f"ends_{weekday}"] = forms.TimeField(
                label=_("%(day)s to") % {"day": name}, required=False, initial=ends
            )

    @property
    def days(self) -> list[tuple[Any, Any, Any]]:
        """A row a day: its name and its two fields."""
        return [
            (name, self[f"starts_{weekday}"], self[f"ends_{weekday}"])
            for weekday, name in enumerate(DAYS)
        ]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        hours = []
        for weekday in range(7):
            starts, ends = data.get(f"starts_{weekday}"), data.get(f"ends_{weekday}")
            if starts and ends and ends <= starts:
                self.add_error(f"ends_{weekday}", _("It ends before it begins."))
            elif bool(starts) != bool(ends):
                name = f"ends_{weekday}" if starts else f"starts_{weekday}"
                if name not in self.errors:
                    self.add_error(name, _("Say both, from and to, or leave both empty."))
            elif starts and ends:
                hours.append((weekday, starts, ends))
        data["hours"] = hours
        return data


class OfferForm(forms.Form):
    """Two to five times for a conversation."""

    kind = forms.ChoiceField(
        label=_("What it is"),
        choices=[each for each in MeetingKind.choices if each[0] != MeetingKind.SENIOR],
        initial=MeetingKind.CHECKIN,
    )
    minutes = forms.IntegerField(label=_("Minutes"), min_value=5, max_value=180, initial=30)
    time_1 = MomentField(label=_("First time, in your time"))
    time_2 = MomentField(label=_("Second time"))
    time_3 = MomentField(label=_("Third time"), required=False)
    time_4 = MomentField(label=_("Fourth time"), required=False)
    time_5 = MomentField(label=_("Fifth time"), required=False)
    agenda = forms.CharField(label=_("What to talk about"), max_length=500, required=False)
    link = forms.URLField(
        label=_("Video link"),
        required=False,
        assume_scheme="https",
        help_text=_("Any service you both can use. It must begin with https://."),
    )

    @property
    def times(self) -> list[datetime]:
        found = (self.cleaned_data.get(f"time_{number}") for number in range(1, 6))
        return [each for each in found if each]


class PickForm(forms.Form):
    """One of the offered times."""

    time = forms.ChoiceField(label=_("Pick a time"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, times: Iterable[tuple[datetime, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = cast("forms.ChoiceField", self.fields["time"])
        choice.choices = [(each.isoformat(), words) for each, words in times]

    @property
    def picked(self) -> datetime:
        return datetime.fromisoformat(self.cleaned_data["time"])


class WeekDayForm(forms.Form):
    """Which week is shown."""

    week = DayField(required=False)

    @property
    def day(self) -> date | None:
        found: date | None = self.cleaned_data.get("week") if self.is_valid() else None
        return found
