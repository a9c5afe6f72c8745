"""What is on record of one's own side, what it means, and the appeal: the same for both sides."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.forms import BaseForm
from django.utils.translation import gettext as _

from fairbrief.clocks.queries import turns_for
from fairbrief.kernel.clock import now
from fairbrief.portals.requests import PortalRequest
from fairbrief.portals.ui.http import paginate, run_action
from fairbrief.strikes.actions import appeal_strike
from fairbrief.strikes.forms import AppealForm
from fairbrief.strikes.models import Strike
from fairbrief.strikes.queries import EFFECTS, can_be_appealed, counts


def record_page(
    request: PortalRequest,
    strikes: QuerySet[Strike],
    *,
    may_appeal: bool,
    forms: Mapping[str, BaseForm],
) -> dict[str, Any]:
    """The strikes with whose turn each is and whether it counts. `forms`: appeals that were sent
    and not taken, by code."""
    page = paginate(request, strikes)
    turns = turns_for(page.object_list)
    rows = [
        (
            each,
            turns.get(each.pk),
            counts(each),
            forms.get(each.code, _form_of(each.code))
            if may_appeal and can_be_appealed(each)
            else None,
        )
        for each in page.object_list
    ]
    return {"page": page, "rows": rows, "effects": EFFECTS}


def appeal_sent(request: PortalRequest, code: str) -> AppealForm:
    return _form_of(code, request.POST)


def appeals(request: PortalRequest, strike: Strike, form: AppealForm) -> bool:
    """Asks who runs the installation to look again, once; whether it could be asked."""
    return form.is_valid() and run_action(
        request,
        form,
        lambda: appeal_strike(
            strike, reason=form.cleaned_data["appeal"], actor=request.actor, at=now()
        ),
        said=_("Appealed. Without an answer in ten business days it is lifted."),
    )


def _form_of(code: str, data: Any = None) -> AppealForm:
    return AppealForm(data, auto_id=f"id_{code}_%s")
