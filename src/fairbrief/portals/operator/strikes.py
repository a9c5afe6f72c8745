"""Appeals against strikes: who runs the installation looks again."""

from __future__ import annotations

from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from fairbrief.kernel.clock import now
from fairbrief.portals.appealing import form_of, strikes_page
from fairbrief.portals.requests import PortalRequest, for_operators
from fairbrief.portals.ui.http import run_action, show
from fairbrief.strikes.access import strikes_for_operator
from fairbrief.strikes.actions import answer_appeal
from fairbrief.strikes.forms import AnswerForm
from fairbrief.strikes.queries import waits_for_operator


def _page(request: PortalRequest, forms: dict[str, BaseForm]) -> HttpResponse:
    context = strikes_page(
        request,
        strikes_for_operator(request.user),
        form=AnswerForm,
        has_the_word=waits_for_operator,
        forms=forms,
    )
    return show(request, "operator/strikes.html", context, *forms.values())


@require_safe
@for_operators
def strikes(request: PortalRequest) -> HttpResponse:
    return _page(request, {})


@require_POST
@for_operators
def decide(request: PortalRequest, code: str) -> HttpResponse:
    strike = get_object_or_404(strikes_for_operator(request.user), code=code)
    form = form_of(AnswerForm, code, request.POST)
    if form.is_valid() and run_action(
        request,
        form,
        lambda: answer_appeal(
            strike,
            lift=form.is_lifted,
            answer=form.cleaned_data["answer"],
            actor=request.actor,
            at=now(),
        ),
        said=_("Answered. Its owner is told."),
    ):
        return redirect("operator:strikes")
    return _page(request, {code: form})


urlpatterns = [
    path("strikes/", strikes, name="strikes"),
    path("strikes/<code:code>/", decide, name="decide_strike"),
]
