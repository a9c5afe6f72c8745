"""Disputes no campus can decide: who runs the installation does."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.views.decorators.http import require_safe

from fairbrief.clocks.queries import turns_for
from fairbrief.engagements.deciding import disputes_of_operator, waits_for
from fairbrief.portals.requests import PortalRequest, for_operators
from fairbrief.portals.ui.http import paginate, show
from fairbrief.portals.workspace.deciding import case_page, decides, verdict_sent


@require_safe
@for_operators
def disputes(request: PortalRequest) -> HttpResponse:
    """What waits for a decision first, then what is decided."""
    page = paginate(request, disputes_of_operator())
    turns = turns_for(page.object_list)
    rows = [(each, turns.get(each.pk), waits_for(each, None)) for each in page.object_list]
    return show(request, "operator/disputes.html", {"page": page, "rows": rows})


@for_operators
def dispute(request: PortalRequest, code: str) -> HttpResponse:
    """One dispute with all that shows it, and its decision."""
    found = get_object_or_404(disputes_of_operator(), code=code)
    form = verdict_sent(request, found)
    if form and decides(request, found, form):
        return redirect("operator:dispute", code)
    return show(
        request, "operator/dispute.html", case_page(found, None, form), *filter(None, [form])
    )


urlpatterns = [
    path("disputes/", disputes, name="disputes"),
    path("disputes/<code:code>/", dispute, name="dispute"),
]
