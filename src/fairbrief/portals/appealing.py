"""Strikes as every side's page lists them, each with the form of who has the word; the appeal."""

from __future__ import annotations

from collections.abc import Callable, Mapping
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
    """What is on record of one's own side, with appeals."""
    return strikes_page(
        request,
        strikes,
        form=AppealForm,
        has_the_word=lambda each: may_appeal and can_be_appealed(each),
        forms=forms,
    )


def strikes_page(
    request: PortalRequest,
    strikes: QuerySet[Strike],
    *,
    form: type[BaseForm],
    has_the_word: Callable[[Strike], bool],
    forms: Mapping[str, BaseForm],
) -> dict[str, Any]:
    """The strikes with whose turn each is, whether it counts, and the form where the reader has
    the word. `forms`: those that were sent and not taken, by code."""
    page = paginate(request, strikes)
    turns = turns_for(page.object_list)
    rows = [
        (
            each,
            turns.get(each.pk),
            counts(each),
            forms.get(each.code) or form_of(form, each.code) if has_the_word(each) else None,
        )
        for each in page.object_list
    ]
    return {"page": page, "rows": rows, "effects": EFFECTS}


def appeal_sent(request: PortalRequest, code: str) -> AppealForm:
    return form_of(AppealForm, code, request.POST)


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


def form_of[F: BaseForm](kind: type[F], code: str, data: Any = None) -> F:
    """The form of one strike among others on its page."""
    return kind(data, auto_id=f"id_{code}_%s")
