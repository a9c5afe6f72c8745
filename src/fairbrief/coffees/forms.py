"""What is filled in about coffees: the offer, a question, why it is called off, who came."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from fairbrief.coffees.actions import Plan
from fairbrief.coffees.actions.offering import MOST_TIMES
from fairbrief.coffees.models import (
    LONGEST,
    LONGEST_QUESTION,
    MOST_SEATS,
    SHORTEST,
    USUAL_SEATS,
    Seat,
    Sitting,
)
from fairbrief.coffees.queries import possible_hosts
from fairbrief.coffees.states import Rhythm
from fairbrief.kernel.days import MomentField
from fairbrief.organizations.models import Campus, Employer, Member
from fairbrief.vetting.queries.employers import approved_campuses


class OfferForm(forms.Form):
    """A coffee, as whoever hosts or arranges it describes it."""

    title = forms.CharField(
        label=_("What it is about"),
        help_text=_("As you would say it: “An ordinary Tuesday in the sound archive”."),
        max_length=80,
    )
    about = forms.CharField(
        label=_("What one can ask you"),
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    first = MomentField(label=_("First time, on your clock"))
    minutes = forms.IntegerField(
        label=_("How long"), min_value=SHORTEST, max_value=LONGEST, initial=30
    )
    rhythm = forms.ChoiceField(
        label=_("How often"),
        choices=Rhythm.choices,
        initial=Rhythm.MONTHLY,
        widget=forms.RadioSelect,
        help_text=_(
            "The same few people each time. Meeting again at regular intervals is what research "
            "found to help; a single meeting helped only where the two were alike."
        ),
    )
    times = forms.IntegerField(
        label=_("How many times in all"),
        min_value=1,
        max_value=MOST_TIMES,
        initial=3,
        required=False,
    )
    seats = forms.IntegerField(
        label=_("Seats"),
        min_value=1,
        max_value=MOST_SEATS,
        initial=USUAL_SEATS,
        help_text=_("Three to five is a conversation. More than eight is a lecture."),
    )
    link = forms.URLField(
        label=_("Video link"),
        assume_scheme="https",
        max_length=300,
        help_text=_("Of any service. Only those with a seat see it."),
    )

    def plan(self, *, zone: str) -> Plan:
        """As the actions take it."""
        said = self.cleaned_data
        return Plan(
            title=said["title"],
            about=said["about"],
            first=said["first"],
            zone=zone,
            minutes=said["minutes"],
            link=said["link"],
            seats=said["seats"],
            rhythm=said["rhythm"],
            times=said["times"] or 1,
            worked_only=said.get("worked_only", False),
        )


class EmployerOfferForm(OfferForm):
    """With who hosts, and for whom."""

    host = forms.ModelChoiceField(
        Member.objects.none(),
        label=_("Who hosts"),
        to_field_name="code",
        empty_label=None,
        help_text=_("They are told, and can call it off. A senior person helps the most."),
    )
    campus = forms.ModelChoiceField(
        Campus.objects.none(),
        label=_("For students of"),
        to_field_name="slug",
        required=False,
        empty_label=_("all campuses that have approved you"),
    )
    worked_only = forms.BooleanField(
        label=_("Only for students who work or have worked with us"), required=False
    )

    def __init__(self, *args: Any, employer: Employer, member: Member, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        host: Any = self.fields["host"]
        host.queryset = possible_hosts(employer)
        host.initial = member.code
        campus: Any = self.fields["campus"]
        campus.queryset = approved_campuses(employer).order_by("name")


class AlumOfferForm(OfferForm):
    """With what the past student does now."""

    host_title = forms.CharField(
        label=_("What you do now"),
        help_text=_("For example “third year, history; catalogued interviews there in spring”."),
        max_length=120,
        required=False,
    )


class SeatForm(forms.Form):
    """What a student would like to ask."""

    question = forms.CharField(
        label=_("What would you like to ask?"),
        help_text=_("The host reads it before, with your first name. One thing is enough."),
        max_length=LONGEST_QUESTION,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class ReasonForm(forms.Form):
    """Why it is called off, or stopped."""

    reason = forms.CharField(label=_("Why, in a line"), max_length=300)


class CameForm(forms.Form):
    """Who came to one meeting."""

    came = forms.MultipleChoiceField(
        label=_("Who came"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, sitting: Sitting, seats: list[Seat], **kwargs: Any) -> None:
        present = {each.seat_id: each.seat for each in sitting.present.all()}
        self.sitting = sitting
        self.seats = {
            each.code: each
            for each in {each.pk: each for each in [*seats, *present.values()]}.values()
        }
        usual = [each.code for each in present.values()]
        if sitting.noted_at is None:
            usual = list(self.seats)
        kwargs.setdefault("initial", {"came": usual})
        kwargs.setdefault("prefix", sitting.code)
        super().__init__(*args, **kwargs)
        field: Any = self.fields["came"]
        field.choices = [
            (code, each.first_name or _t("a student")) for code, each in self.seats.items()
        ]

    @property
    def chosen(self) -> list[Seat]:
        return [self.seats[code] for code in self.cleaned_data["came"]]


class WriteForm(forms.Form):
    """The host says that whoever came may write."""

    email = forms.EmailField(
        label=_("The address they may use"), help_text=_("It need not be the one at work.")
    )
    line = forms.CharField(
        label=_("A line to them"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
