"""Strikes the office decides: what facts propose, and what stands."""

from __future__ import annotations

from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from fairbrief.kernel.clock import now
from fairbrief.portals.appealing import form_of, strikes_page
from fairbrief.portals.requests import CampusRequest, for_officers
from fairbrief.portals.ui.http import run_action, show
from fairbrief.strikes.access import strikes_at
from fairbrief.strikes.actions import decide_strike
from fairbrief.strikes.forms import DecideForm
from fairbrief.strikes.models import Strike
from fairbrief.strikes.queries import waits_for_office


def _is_own(request: CampusRequest, strike: Strike) -> bool:
    return strike.student is not None and strike.student.user_id == request.user.pk


def _page(request: CampusRequest, forms: dict[str, BaseForm]) -> HttpResponse:
    context = strikes_page(
        request,
        strikes_at(request.officer),
        form=DecideForm,
        has_the_word=lambda each: waits_for_office(each) and not _is_own(request, each),
        forms=forms,
    )
    return show(request, "campus/strikes.html", context, *forms.values())


@require_safe
@for_officers
def strikes(request: CampusRequest) -> HttpResponse:
    return _page(request, {})


@require_POST
@for_officers
def decide(request: CampusRequest, code: str) -> HttpResponse:
    strike = get_object_or_404(strikes_at(request.officer), code=code)
    form = form_of(DecideForm, code, request.POST)
    if form.is_valid() and run_action(
        request,
        form,
        lambda: decide_strike(
            strike,
            stands=form.is_put_on_record,
            reason=form.cleaned_data["reason"],
            actor=request.actor,
            at=now(),
        ),
        said=_("Decided. Its owner reads your reason."),
    ):
        return redirect("campus:strikes")
    return _page(request, {code: form})


urlpatterns = [
    path("strikes/", strikes, name="strikes"),
    path("strikes/<code:code>/", decide, name="decide_strike"),
]
