"""Changes of what was agreed, reasons, and the office's authorization."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from fairbrief.briefs.forms.rows import CriteriaField
from fairbrief.engagements.actions.changing import NO_CRITERIA
from fairbrief.engagements.models import Engagement, Piece
from fairbrief.engagements.pricing import suggested_fee
from fairbrief.kernel.amounts import MinorField
from fairbrief.kernel.days import DayField


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
    due_on = DayField(label=_("Due on"))
    new_piece = forms.CharField(label=_("A new deliverable"), max_length=120, required=False)
    new_criteria = CriteriaField()
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
        if data.get("new_criteria") and not data.get("new_piece"):
            self.add_error("new_piece", _("Name what these criteria are for."))
        if data.get("new_piece") and data.get("new_criteria") == []:
            self.add_error("new_criteria", NO_CRITERIA)
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
