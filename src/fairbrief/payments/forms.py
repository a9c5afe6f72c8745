"""The form by which an employer records that money is set aside."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fairbrief.kernel.amounts import MinorField
from fairbrief.kernel.days import DayField
from fairbrief.payments.models import Funding, Payout
from fairbrief.payments.states import How, SentBy


class SecureForm(forms.Form):
    """How the money was set aside, and under which reference it can be found."""

    how = forms.ChoiceField(
        label=_("How you set it aside"),
        choices=How.choices,
        initial=How.BANK,
        widget=forms.RadioSelect,
    )
    reference = forms.CharField(
        label=_("Reference"),
        help_text=_("Under which it can be found again, such as “ACH 2025-114”."),
        max_length=120,
    )
    is_set_aside = forms.BooleanField(label="")

    def __init__(self, *args: Any, funding: Funding, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if funding.payable_at is None:
            said = _("%(amount)s is set aside for this work and will be paid when it is accepted.")
            why = _(
                "Tick this once the money is set aside; the student starts working on your word."
            )
        else:
            said = _("%(amount)s is set aside for this work, which is over, and is the student’s.")
            why = _("Tick this once the money is set aside: the work is over, and it is owed.")
        self.fields["is_set_aside"].label = said % {"amount": funding.missing}
        self.fields["is_set_aside"].error_messages["required"] = why


class SentForm(forms.Form):
    """When, how much and how an employer sent the pay."""

    sent_on = DayField(label=_("Sent on"))
    how = forms.ChoiceField(
        label=_("How you sent it"),
        choices=SentBy.choices,
        initial=SentBy.BANK,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, payout: Payout, today: date, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"sent_on": today, "amount": payout.amount.decimal})
        kwargs.setdefault("auto_id", f"id_{payout.code}_%s")
        super().__init__(*args, **kwargs)
        self.fields["amount"] = MinorField(
            currency=payout.currency,
            label=_("Amount"),
            help_text=_("Before deductions, where it is paid with payroll."),
        )
        self.order_fields(["sent_on", "amount", "how"])
