"""The form of a campus's policy."""

from __future__ import annotations

import hashlib
import json
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from fairbrief.kernel.seen import SeenVersionField
from fairbrief.vetting.models import Policy
from fairbrief.vetting.states import ALL_STATUSES, Route, Status

#: Questions a campus may ask about each brief.
MOST_QUESTIONS = 3


class PolicyForm(forms.ModelForm[Policy]):
    """The campus's rules. `based_on` is the version they were read from."""

    based_on = SeenVersionField()
    #: The rules whose effect was last looked at; the preview writes it.
    seen = forms.CharField(widget=forms.HiddenInput, max_length=500, required=False)
    pay_floor = forms.DecimalField(
        label=_("Pay floor an hour"),
        min_value=Decimal("7.25"),
        max_value=200,
        decimal_places=2,
        help_text=_(
            "In US dollars. Where the minimum wage is higher, the minimum wage holds: a campus may "
            "ask for more than the law, never for less."
        ),
        error_messages={"min_value": _("The federal minimum wage is $7.25; ask for that or more.")},
    )
    statuses = forms.MultipleChoiceField(
        label=_("Your students may work"),
        choices=Status.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "An employer states one of these before the two sign. What you leave out cannot be "
            "stated, and an agreement that says it cannot be signed."
        ),
        error_messages={"required": _("Leave one way at least in which students may work.")},
    )
    route = forms.ChoiceField(
        label=_("Who decides on a brief"),
        choices=Route.choices,
        widget=forms.RadioSelect,
        help_text=_(
            "A brief that opens by policy is recorded as decided by that version of the policy. "
            "Whatever must change or needs a look always comes to a person."
        ),
    )

    class Meta:
        model = Policy
        fields = (
            "unpaid_nonprofit", "unpaid_government", "unpaid_education", "unpaid_remote",
            "unpaid_credit_only", "statuses", "hours_min", "hours_max", "checkin_hours",
            "senior_session_required", "senior_minutes", "senior_before_midpoint",
            "weekly_cap_term", "weekly_cap_break", "open_applications",
            "authorization_required", "route", "sample_percent", "small_cell",
        )  # fmt: skip
        labels = {
            "unpaid_nonprofit": _("Nonprofits may offer unpaid work"),
            "unpaid_government": _("Public agencies may offer unpaid work"),
            "unpaid_education": _("Schools and universities may offer unpaid work"),
            "unpaid_remote": _("Unpaid work may be wholly remote"),
            "unpaid_credit_only": _("Unpaid work is for academic credit only"),
            "hours_min": _("Fewest hours"),
            "hours_max": _("Most hours"),
            "checkin_hours": _("A check-in for every so many hours"),
            "senior_session_required": _("Every brief names a senior person the student meets"),
            "senior_minutes": _("Minutes of that conversation, at least"),
            "senior_before_midpoint": _("The first of them is before the midpoint of the work"),
            "weekly_cap_term": _("Hours a week in term"),
            "weekly_cap_break": _("Hours a week in breaks"),
            "open_applications": _("Open applications a student may have"),
            "authorization_required": _(
                "We authorize the work of students on a visa before it starts"
            ),
            "sample_percent": _("Share that a person reads all the same, in percent"),
            "small_cell": _("Smallest group shown in reports"),
        }
        help_texts = {
            "unpaid_nonprofit": _("Students always see plainly that it is unpaid."),
            "unpaid_credit_only": _("The agreement then says “for academic credit”, or pays."),
            "hours_max": _("40 at most: more needs another agreement."),
            "checkin_hours": _("10 is usual; 0 leaves it to the platform’s advice."),
            "senior_before_midpoint": _("A later time cannot be planned for the first one."),
            "weekly_cap_term": _("Over all micro-internships of a student together."),
            "sample_percent": _("Drawn by lot from the briefs that could open by policy."),
            "small_cell": _("Groups under this size are hidden, 5 at least."),
        }

    field_order = ("pay_floor", "unpaid_nonprofit", "unpaid_government")
    #: Least and most of each whole number.
    RANGES = {
        "hours_min": (1, 40),
        "hours_max": (1, 40),
        "checkin_hours": (0, 40),
        "senior_minutes": (15, 120),
        "weekly_cap_term": (1, 40),
        "weekly_cap_break": (1, 60),
        "open_applications": (1, 20),
        "sample_percent": (0, 100),
        "small_cell": (5, 20),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["pay_floor"] = Decimal(self.instance.pay_floor_minor) / 100
        self.initial["based_on"] = self.instance.version
        for name, (least, most) in self.RANGES.items():
            field = self.fields[name]
            self.fields[name] = forms.IntegerField(
                label=field.label, help_text=field.help_text, min_value=least, max_value=most
            )
        asked = [*self.instance.brief_questions, *[""] * MOST_QUESTIONS][:MOST_QUESTIONS]
        for number, words in enumerate(asked, start=1):
            self.fields[f"question_{number}"] = forms.CharField(
                label=_("Question %(number)d") % {"number": number},
                max_length=200,
                required=False,
                initial=words,
            )

    @property
    def questions(self) -> list[forms.BoundField]:
        """The fields of the campus's own questions."""
        return [self[f"question_{number}"] for number in range(1, MOST_QUESTIONS + 1)]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        least, most = cleaned.get("hours_min"), cleaned.get("hours_max")
        if least and most and least > most:
            raise ValidationError(
                {"hours_max": _("The most hours cannot be fewer than the fewest.")}
            )
        if cleaned.get("unpaid_credit_only") and Status.CREDIT not in cleaned.get(
            "statuses", ALL_STATUSES
        ):
            raise ValidationError(
                {"statuses": _("Unpaid work for credit only needs “for academic credit” here.")}
            )
        return cleaned

    def validate_constraints(self) -> None:
        """The next version is another row, made by the action; this one is not saved."""

    @property
    def was_seen(self) -> bool:
        """Whether what these very rules touch has been looked at."""
        return bool(self.cleaned_data["seen"] == self.sight)

    @property
    def sight(self) -> str:
        """The rules in short, for `seen`."""
        return hashlib.sha256(json.dumps(self.rules, sort_keys=True).encode()).hexdigest()

    @property
    def rules(self) -> dict[str, Any]:
        """What `save_policy` takes."""
        kept = {name: self.cleaned_data[name] for name in self.Meta.fields}
        asked = [
            " ".join(self.cleaned_data[f"question_{number}"].split())
            for number in range(1, MOST_QUESTIONS + 1)
        ]
        return {
            **kept,
            "statuses": [each for each in ALL_STATUSES if each in kept["statuses"]],
            "brief_questions": list(dict.fromkeys(each for each in asked if each)),
            "pay_floor_minor": int(self.cleaned_data["pay_floor"] * 100),
        }
