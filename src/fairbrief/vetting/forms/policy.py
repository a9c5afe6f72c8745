"""The form of a campus's policy."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from fairbrief.vetting.models import Policy


class PolicyForm(forms.ModelForm[Policy]):
    """The campus's rules. `based_on` is the version they were read from."""

    based_on = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
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

    class Meta:
        model = Policy
        fields = (
            "unpaid_nonprofit", "unpaid_government", "hours_min", "hours_max",
            "senior_session_required", "weekly_cap_term", "weekly_cap_break", "open_applications",
            "authorization_required", "small_cell",
        )  # fmt: skip
        labels = {
            "unpaid_nonprofit": _("Nonprofits may offer unpaid work"),
            "unpaid_government": _("Public agencies may offer unpaid work"),
            "hours_min": _("Fewest hours"),
            "hours_max": _("Most hours"),
            "senior_session_required": _("Every brief names a senior person the student meets"),
            "weekly_cap_term": _("Hours a week in term"),
            "weekly_cap_break": _("Hours a week in breaks"),
            "open_applications": _("Open applications a student may have"),
            "authorization_required": _(
                "We authorize the work of students on a visa before it starts"
            ),
            "small_cell": _("Smallest group shown in reports"),
        }
        help_texts = {
            "unpaid_nonprofit": _("Students always see plainly that it is unpaid."),
            "hours_max": _("40 at most: more needs another agreement."),
            "weekly_cap_term": _("Over all micro-internships of a student together."),
            "small_cell": _("Groups under this size are hidden, 5 at least."),
        }

    field_order = ("pay_floor", "unpaid_nonprofit", "unpaid_government")
    #: Least and most of each whole number.
    RANGES = {
        "hours_min": (1, 40),
        "hours_max": (1, 40),
        "weekly_cap_term": (1, 40),
        "weekly_cap_break": (1, 60),
        "open_applications": (1, 20),
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

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        least, most = cleaned.get("hours_min"), cleaned.get("hours_max")
        if least and most and least > most:
            raise ValidationError(
                {"hours_max": _("The most hours cannot be fewer than the fewest.")}
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
        """The rules in one line, for `seen`."""
        return ";".join(f"{name}={int(value)}" for name, value in sorted(self.rules.items()))

    @property
    def rules(self) -> dict[str, int | bool]:
        """What `save_policy` takes."""
        kept = {
            name: value
            for name, value in self.cleaned_data.items()
            if name not in {"based_on", "seen", "pay_floor"}
        }
        return {**kept, "pay_floor_minor": int(self.cleaned_data["pay_floor"] * 100)}
