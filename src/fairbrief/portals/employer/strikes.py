"""What is on record of the organization, and the appeal."""

from __future__ import annotations

from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.views.decorators.http import require_POST, require_safe

from fairbrief.organizations.access import is_owner
from fairbrief.portals.appealing import appeal_sent, appeals, record_page
from fairbrief.portals.requests import EmployerRequest, for_employers
from fairbrief.portals.ui.http import show
from fairbrief.strikes.access import strikes_of_employer
from fairbrief.strikes.queries import on_record


def _page(request: EmployerRequest, forms: dict[str, BaseForm]) -> HttpResponse:
    own = strikes_of_employer(request.member.employer)
    context = record_page(request, own, may_appeal=is_owner(request.member), forms=forms)
    context["number"] = on_record(employer=request.member.employer)
    return show(request, "employer/strikes.html", context, *forms.values())


@require_safe
@for_employers
def strikes(request: EmployerRequest) -> HttpResponse:
    return _page(request, {})


@require_POST
@for_employers
def appeal(request: EmployerRequest, code: str) -> HttpResponse:
    """Asks who runs the installation to look again, once."""
    strike = get_object_or_404(strikes_of_employer(request.member.employer), code=code)
    form = appeal_sent(request, code)
    if appeals(request, strike, form):
        return redirect("employer:strikes")
    return _page(request, {code: form})


urlpatterns = [
    path("strikes/", strikes, name="strikes"),
    path("strikes/<code:code>/appeal/", appeal, name="appeal_strike"),
]
