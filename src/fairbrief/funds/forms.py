"""What is filled in about money: a pool, a proposal, a request, a decision, a payment."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fairbrief.funds.models import Pool
from fairbrief.funds.queries import Holding, Work, print_of_pool
from fairbrief.kernel.days import DayField
from fairbrief.kernel.seen import SeenField
from fairbrief.tracking.currencies import CURRENCIES


def _money(label: Any, **more: Any) -> forms.DecimalField:
    """All currencies offered have hundredths."""
    more.setdefault("min_value", Decimal("0.01"))
    return forms.DecimalField(
        label=label, max_value=Decimal(10_000_000), decimal_places=2, max_digits=10, **more
    )


def _minor(amount: Decimal | None) -> int:
    return round((amount or Decimal(0)) * 100)


class PoolForm(forms.ModelForm[Pool]):
    """A pool's terms and its budget."""

    seen = SeenField()
    budget = _money(_("Budget"))
    currency = forms.ChoiceField(label=_("Currency"), choices=[(each, each) for each in CURRENCIES])
    second_above = _money(
        _("Two people are needed above"),
        min_value=Decimal(0),
        help_text=_(
            "For one person in this pool: who proposed it or approved first, and somebody else of "
            "your office. 0: always."
        ),
    )

    hours_min = forms.IntegerField(
        label=_("At least hours"),
        min_value=1,
        max_value=400,
        required=False,
        help_text=_("Empty: any number."),
    )

    class Meta:
        model = Pool
        fields = (
            *("name", "purpose", "who", "currency", "opens_on", "ends_on", "takes_requests"),
            *("unpaid_nonprofit_only", "hours_min", "first_generation_only"),
        )
        field_classes = {"opens_on": DayField, "ends_on": DayField}
        widgets = {
            "purpose": forms.Textarea(attrs={"rows": 2}),
            "who": forms.Textarea(attrs={"rows": 2}),
        }
        help_texts = {
            "first_generation_only": _("Only your office reads this condition, no employer does."),
        }

    def __init__(self, *args: Any, holding: Holding | None = None, today: date, **kw: Any) -> None:
        super().__init__(*args, **kw)
        if holding is not None:
            self.initial["seen"] = print_of_pool(self.instance, holding)
            self.initial["budget"] = holding.budget.decimal
            self.initial["second_above"] = Decimal(self.instance.second_above_minor) / 100
        else:
            self.initial = {
                **self.initial,
                "second_above": Decimal(500),
                "opens_on": today,
                "ends_on": today + timedelta(days=180),
            }

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        first, last = data.get("opens_on"), data.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("Choose a day after the first."))
        return data

    @property
    def told(self) -> dict[str, Any]:
        """What the actions take."""
        data = self.cleaned_data
        kept = {name: data[name] for name in self._meta.fields or ()}
        return {
            **kept,
            "second_above_minor": _minor(data["second_above"]),
            "budget_minor": _minor(data["budget"]),
        }


class PersonForm(forms.Form):
    """Whom it is for."""

    who = forms.CharField(label=_("The student’s mail address or student number"), max_length=254)


class _WorkForm(forms.Form):
    """For which work, and why."""

    work = forms.ChoiceField(label=_("For which work"), required=False)
    why = forms.CharField(
        label=_("What it is for"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, works: Sequence[Work], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.works = {each.key: each for each in works}
        self.fields["work"].choices = [  # type: ignore[attr-defined]
            ("", _("work that has not begun")),
            *((each.key, each.words) for each in works),
        ]

    @property
    def chosen(self) -> Work | None:
        return self.works.get(self.cleaned_data["work"])


class RequestForm(_WorkForm):
    """A student asks."""

    amount = _money(_("How much you need"))
    field_order = ("work", "amount", "why")

    @property
    def told(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {
            "work": self.chosen,
            "amount_minor": _minor(data["amount"]),
            "why": data["why"],
        }


class ProposeForm(_WorkForm):
    """An officer proposes: a sum, or so much an hour added to what the employer pays."""

    kind = forms.ChoiceField(
        label=_("What it is"),
        choices=[
            ("stipend", _("a stipend for the student")),
            ("subsidy", _("added to the employer’s pay, by the hour")),
        ],
        initial="stipend",
        widget=forms.RadioSelect,
    )
    amount = _money(_("Stipend"), required=False)
    rate = _money(_("Added an hour"), required=False)
    hours = forms.IntegerField(label=_("Up to hours"), min_value=1, max_value=500, required=False)
    field_order = ("kind", "work", "amount", "rate", "hours", "why")

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        needed = ("rate", "hours") if data.get("kind") == "subsidy" else ("amount",)
        for name in needed:
            if not data.get(name) and name not in self.errors:
                self.add_error(name, _("Say how much."))
        if data.get("kind") == "subsidy" and not str(data.get("work", "")).startswith("work-"):
            self.add_error("work", _("Choose the work that was agreed here."))
        return data

    @property
    def told(self) -> dict[str, Any]:
        data = self.cleaned_data
        found = {"work": self.chosen, "why": data["why"]}
        if data["kind"] == "stipend":
            return {**found, "amount_minor": _minor(data["amount"])}
        rate = _minor(data["rate"])
        return {
            **found,
            "amount_minor": rate * data["hours"],
            "rate_minor": rate,
            "minutes": data["hours"] * 60,
        }


class ReviseForm(forms.Form):
    """Another amount."""

    seen = SeenField()
    amount = _money(_("Amount"))

    @property
    def amount_minor(self) -> int:
        return _minor(self.cleaned_data["amount"])


class ReasonForm(forms.Form):
    """Why not; the student reads it."""

    seen = SeenField()
    reason = forms.CharField(
        label=_("Reason"),
        min_length=10,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("The student reads it."),
    )


class PaidForm(forms.Form):
    """A payment that was made."""

    seen = SeenField()
    paid = _money(_("Paid"))
    paid_on = DayField(label=_("On"))
    reference = forms.CharField(
        label=_("Reference"),
        max_length=80,
        help_text=_("As your finance office has it, such as a number of the transfer."),
    )

    @property
    def told(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {
            "seen": data["seen"],
            "paid_minor": _minor(data["paid"]),
            "paid_on": data["paid_on"],
            "reference": data["reference"],
        }
