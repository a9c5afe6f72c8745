"""How the review's rules fare at every campus: found, set aside, switched off, made firmer."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import path
from django.views.decorators.http import require_safe

from fairbrief.fairness.rules import RULES_VERSION
from fairbrief.portals.requests import PortalRequest, for_operators
from fairbrief.portals.ui.http import show
from fairbrief.vetting.queries import rules_over_all


@require_safe
@for_operators
def rules(request: PortalRequest) -> HttpResponse:
    """By rule, the most set aside first; then campuses' own."""
    return show(
        request,
        "operator/rules.html",
        {"overview": rules_over_all(), "version": RULES_VERSION},
    )


urlpatterns = [path("rules/", rules, name="rules")]
