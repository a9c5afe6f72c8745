"""What a search asks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from fairbrief.briefs.kinds import KINDS
from fairbrief.briefs.states import Place
from fairbrief.discovery.choosing import SkillsAsked
from fairbrief.discovery.engine.asking import EMPLOYER, FUND
from fairbrief.discovery.engine.documents import PLACES
from fairbrief.discovery.engine.facts import HOURS, PAY, WEEKS, name_number
from fairbrief.kernel.days import DayField

SORTS = [
    ("", _("best match")),
    ("newest", _("newest")),
    ("apply_by", _("due to apply")),
    ("pay", _("pay an hour")),
]
PAYERS = [
    ("", _("anyone")),
    (EMPLOYER, _("the employer")),
    (FUND, _("a fund of the campus, if you ask")),
]
#: Hours of the day in common that can be asked for.
SHARED = (2, 4, 6, 8)


def hours_words(hours: int) -> str:
    return ngettext("up to %(hours)d hour", "up to %(hours)d hours", hours) % {"hours": hours}


def weeks_words(weeks: int) -> str:
    return ngettext("up to %(weeks)d week", "up to %(weeks)d weeks", weeks) % {"weeks": weeks}


def pay_words(dollars: int) -> str:
    return _t("$%(dollars)d or more") % {"dollars": dollars}


def shared_words(hours: int) -> str:
    return ngettext("at least %(hours)d hour", "at least %(hours)d hours", hours) % {"hours": hours}


class BandField(forms.IntegerField):
    """A number, chosen from a few; any other may stand in an address and is offered as well."""

    widget = forms.Select

    def __init__(self, bands: Sequence[int], say: Any, **options: Any) -> None:
        super().__init__(required=False, **options)
        self.bands, self.say = bands, say

    def offer(self, value: object, counts: Mapping[int, int] | None = None) -> None:
        """Writes the choices, with how many each would leave where that is known."""
        bands = {*self.bands}
        typed = value if isinstance(value, str) else ""
        if typed.isascii() and typed.isdigit() and len(typed) < 4:
            bands.add(int(typed))
            typed = ""
        widget: Any = self.widget
        widget.choices = [
            ("", _t("any")),
            *(
                (band, counted(self.say(band), counts, band if band in self.bands else None))
                for band in sorted(bands)
            ),
            # What is no number stays, beside the word on what is wrong with it.
            *([(typed, typed)] if typed else []),
        ]


def counted(label: Any, counts: Mapping[int, int] | None, value: int | None) -> str:
    """A choice with its number; alone where that is not known."""
    if counts is None or value is None:
        return str(label)
    return f"{label} ({counts.get(value, 0)})"


class SearchForm(forms.Form):
    """Filters of the list of briefs; everything may be left out.

    `knows_exams`: exams of the reader's campus are known, so one can stay out of them;
    `knows_funds`: some fund of a campus can be asked for something.
    """

    q = forms.CharField(
        label=_("Words"),
        required=False,
        max_length=120,
        widget=forms.TextInput(
            attrs={"placeholder": _("A skill, a topic, an employer"), "type": "search"}
        ),
    )
    skill = SkillsAsked(label=_("Skills"))
    work = forms.ChoiceField(
        label=_("Kind of work"),
        required=False,
        choices=[("", _("any")), *((kind.key, kind.name) for kind in KINDS if kind.key != "other")],
    )
    hours_max = BandField(HOURS, hours_words, label=_("Hours in all"), min_value=1, max_value=40)
    pay_min = BandField(PAY, pay_words, label=_("Pay an hour"), min_value=0, max_value=500)
    weeks_max = BandField(WEEKS, weeks_words, label=_("Weeks"), min_value=1, max_value=52)
    paid_by = forms.ChoiceField(label=_("Paid by"), required=False, choices=PAYERS)
    place = forms.ChoiceField(
        label=_("Place"), required=False, choices=[("", _("anywhere")), *Place.choices]
    )
    overlap = BandField(SHARED, shared_words, label=_("Shared hours"), min_value=1, max_value=12)
    starts_after = DayField(label=_("Starts on or after"), required=False)
    due_before = DayField(label=_("Due on or before"), required=False)
    sort = forms.ChoiceField(label=_("Order"), required=False, choices=SORTS)
    outside_exams = forms.BooleanField(label=_("Not in my exam weeks"), required=False)
    answers = forms.BooleanField(label=_("Employers that answer nearly everyone"), required=False)
    new_employers = forms.BooleanField(label=_("Employers that are new here"), required=False)
    first_times = forms.BooleanField(label=_("Places kept for a first time"), required=False)
    credit = forms.BooleanField(label=_("May be done for academic credit"), required=False)
    endorsed = forms.BooleanField(
        label=_("Read by a career officer, not only by the rules"), required=False
    )
    unpaid = forms.BooleanField(label=_("Show unpaid ones too"), required=False)

    def __init__(
        self, *args: Any, knows_exams: bool = False, knows_funds: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.knows_exams, self.knows_funds = knows_exams, knows_funds
        if not knows_funds and self.data.get("paid_by") != FUND:
            payers: Any = self.fields["paid_by"]
            payers.choices = [choice for choice in PAYERS if choice[0] != FUND]
        self.count(None)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        start: date | None = data.get("starts_after")
        end: date | None = data.get("due_before")
        if start and end and end <= start:
            self.add_error("due_before", _("Choose a day after the start."))
        return data

    def count(self, counts: Mapping[str, Mapping[int, int]] | None) -> None:
        """Says beside each choice how many it would leave."""
        for name, field in self.fields.items():
            if isinstance(field, BandField):
                by_band = None if counts is None else counts.get(name)
                field.offer(self.data.get(name), by_band)
        if counts is None:
            return
        self._count_named("place", counts["place"], PLACES)
        kinds = {kind.key: name_number(kind.key) for kind in KINDS}
        self._count_named("work", counts["work"], kinds)
        self._count_named("paid_by", counts["paid_by"], {EMPLOYER: 0, FUND: 1})
        boxes: Any = self.fields["skill"].widget
        boxes.counts = counts.get("skill")
        for name in ("answers", "new_employers", "first_times", "credit", "endorsed"):
            box = self[name]
            box.label = counted(box.label, counts[name], 0)

    def _count_named(self, name: str, counts: Mapping[int, int], numbers: dict[str, int]) -> None:
        field: Any = self.fields[name]
        field.choices = [
            (key, counted(label, counts, numbers[key]) if key else label)
            for key, label in field.choices
        ]

    @property
    def asked(self) -> dict[str, Any]:
        """The filters that are set and valid; an invalid one is left out and says so."""
        return _set(self.cleaned_data if self.is_bound and (self.is_valid() or True) else {})

    @classmethod
    def read(cls, sent: QueryDict) -> dict[str, Any] | None:
        """What an address asks for, as `asked` says it, without a form around it; None where
        something is wrong with it."""
        fields = [(name, each) for name, each in cls.base_fields.items() if name in sent]
        try:
            found = {
                name: each.clean(each.widget.value_from_datadict(sent, {}, name))
                for name, each in fields
            }
        except forms.ValidationError:
            return None
        start, end = found.get("starts_after"), found.get("due_before")
        return None if start and end and end <= start else _set(found)


def _set(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, "", False, [])}
