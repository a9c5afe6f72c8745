"""What is filled in on a matching day: the day itself, places, and both sides' ranks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from fairbrief.briefs.models import Brief
from fairbrief.kernel.days import DayField
from fairbrief.matchdays.actions import Wish
from fairbrief.matchdays.models import Choice, Matchday, Seat
from fairbrief.matchdays.ordering import DOWN, UP, moved
from fairbrief.matchdays.queries import Bench, briefs_to_add, groups_of
from fairbrief.matchdays.states import MOST_CHOICES, Audience, Mode
from fairbrief.organizations.models import Campus
from fairbrief.roster.models import Group

#: What a supervisor chooses for work that is not for a student.
OUT = "out"


class MatchdayForm(forms.Form):
    """A new matching day."""

    name = forms.CharField(label=_("What the day is called"), max_length=80)
    intro = forms.CharField(
        label=_("What students should know"),
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    audience = forms.ChoiceField(
        label=_("Who may take part"), choices=Audience.choices, widget=forms.RadioSelect
    )
    group = forms.ModelChoiceField(
        Group.objects.none(), label=_("Which group"), required=False, empty_label=_("none")
    )
    ranks_by = DayField(label=_("Students rank until the end of"))
    looks_by = DayField(label=_("Supervisors rank until the end of"))
    mode = forms.ChoiceField(
        label=_("How places are shared out"),
        choices=Mode.choices,
        widget=forms.RadioSelect,
        help_text=_("Both are run and compared before you publish; you can still choose then."),
    )

    def __init__(self, *args: Any, campus: Campus, today: date, **kwargs: Any) -> None:
        usual = {
            "audience": Audience.CAMPUS,
            "mode": Mode.STABLE,
            "ranks_by": today + timedelta(days=10),
            "looks_by": today + timedelta(days=17),
        }
        kwargs.setdefault("initial", usual)
        super().__init__(*args, **kwargs)
        self.fields["group"].queryset = groups_of(campus)  # type: ignore[attr-defined]


class BriefForm(forms.Form):
    """A brief that joins the day."""

    brief = forms.ModelChoiceField(Brief.objects.none(), label=_("Brief"), to_field_name="code")
    places = forms.IntegerField(label=_("Places"), min_value=1, max_value=20, initial=1)

    def __init__(self, *args: Any, matchday: Matchday, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["brief"]
        rows = list(briefs_to_add(matchday))
        choice.queryset = Brief.objects.filter(pk__in=[each.pk for each in rows])
        choice.choices = [
            ("", _t("Choose a brief")),
            *((each.code, f"{each.title} · {each.employer.name}") for each in rows),
        ]


class PlacesForm(forms.Form):
    """The places an employer gives to the day."""

    places = forms.IntegerField(label=_("Places you give"), min_value=1, max_value=20)


class RankedForm(forms.Form):
    """A number beside each of several, the same for equals; a press moves one by a step.

    The number is a list to choose from, so that it works by keyboard and without a script.
    """

    #: The last number one can give.
    last = 1

    def rank_of(self, key: str) -> str:
        """What stands beside one of them now: a number, a word, or nothing."""
        return str(self[f"rank_{key}"].value() or "")

    def in_order[T](self, rows: Sequence[T], key: Callable[[T], object]) -> list[T]:
        """The ranked first, by their number; then those without one, as they came."""

        def place(row: T) -> tuple[int, int]:
            rank = self.rank_of(str(key(row)))
            return (0, int(rank)) if rank.isdecimal() else (1 + (rank == OUT), 0)

        return sorted(rows, key=place)

    def moved_by(self, press: str) -> dict[str, Any]:
        """What the form holds after a press of "up:key" or "down:key"; nothing is judged yet."""
        way, _colon, key = press.partition(":")
        held = {name: self[name].value() for name in self.fields}
        names = [name for name in self.fields if name.startswith("rank_")]
        ranks = {name: int(held[name]) for name in names if str(held[name] or "").isdecimal()}
        if f"rank_{key}" in names and way in {UP, DOWN}:
            ranks = moved(ranks, f"rank_{key}", way, most=self.last)
        return held | {name: str(rank) for name, rank in ranks.items()}


class RanksForm(RankedForm):
    """A student's list: a number beside each brief they want, and a sentence why."""

    hours_a_week = forms.IntegerField(
        label=_("Hours a week you can give"), min_value=1, max_value=40
    )

    def __init__(
        self, *args: Any, seats: Sequence[Seat], chosen: dict[int, Choice], **kwargs: Any
    ) -> None:
        known = next(iter(chosen.values()), None)
        hours = known.application.hours_a_week if known else None
        kwargs.setdefault("initial", {"hours_a_week": hours})
        super().__init__(*args, **kwargs)
        self.seats = seats
        self.last = min(len(seats), MOST_CHOICES)
        numbers = [(str(n), str(n)) for n in range(1, self.last + 1)]
        for seat in seats:
            choice = chosen.get(seat.pk)
            self.fields[f"rank_{seat.pk}"] = forms.ChoiceField(
                label=_t("Your rank"),
                choices=[("", _t("not for me")), *numbers],
                required=False,
                initial=str(choice.rank) if choice else "",
            )
            self.fields[f"why_{seat.pk}"] = forms.CharField(
                label=_t("Why this one"),
                max_length=1200,
                required=False,
                initial=choice.application.interest if choice else "",
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    @property
    def rows(self) -> list[tuple[Seat, BoundField, BoundField]]:
        return [
            (each, self[f"rank_{each.pk}"], self[f"why_{each.pk}"])
            for each in self.in_order(self.seats, lambda seat: seat.pk)
        ]

    @property
    def wishes(self) -> list[Wish]:
        told = self.cleaned_data
        return [
            Wish(seat=each, rank=int(rank), why=told[f"why_{each.pk}"].strip())
            for each in self.seats
            if (rank := told[f"rank_{each.pk}"])
        ]


class BenchForm(RankedForm):
    """A supervisor's list: a number beside each student, the same for equals."""

    most = forms.IntegerField(
        label=_("Students in all, at most"),
        min_value=1,
        max_value=99,
        required=False,
        help_text=_("Leave it empty to take as many as you have places."),
    )

    def __init__(self, *args: Any, bench: Bench, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"most": bench.desk.most if bench.desk else None})
        kwargs.setdefault("prefix", f"s{bench.supervisor.pk}")
        super().__init__(*args, **kwargs)
        self.bench = bench
        self.last = max(len(bench.seekers), 1)
        numbers = [(str(n), str(n)) for n in range(1, self.last + 1)]
        for each in bench.seekers:
            self.fields[f"rank_{each.student_id}"] = forms.ChoiceField(
                label=_t("Your rank for applicant %(code)s") % {"code": each.label},
                choices=[("", _t("not ranked")), *numbers, (OUT, _t("not for this work"))],
                required=False,
                initial=OUT if each.is_out else str(each.rank or ""),
            )

    @property
    def rows(self) -> list[tuple[Any, BoundField]]:
        seekers = self.in_order(self.bench.seekers, lambda seeker: seeker.student_id)
        return [(each, self[f"rank_{each.student_id}"]) for each in seekers]

    @property
    def ranks(self) -> dict[int, int | None]:
        told = {
            each.student_id: self.cleaned_data[f"rank_{each.student_id}"]
            for each in self.bench.seekers
        }
        return {
            student: None if rank == OUT else int(rank) for student, rank in told.items() if rank
        }
