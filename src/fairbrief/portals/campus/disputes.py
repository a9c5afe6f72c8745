"""Disputes this office decides: of its own students, or as the neutral one for another campus."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.views.decorators.http import require_safe

from fairbrief.clocks.queries import turns_for
from fairbrief.engagements.deciding import disputes_decided_at, waits_for
from fairbrief.engagements.evidence import file_in_evidence
from fairbrief.engagements.models import Dispute
from fairbrief.portals.requests import CampusRequest, for_officers
from fairbrief.portals.ui.http import as_download, paginate, show
from fairbrief.portals.workspace.deciding import case_page, decides, verdict_sent


def _case(request: CampusRequest, code: str) -> Dispute:
    return get_object_or_404(disputes_decided_at(request.officer), code=code)


@require_safe
@for_officers
def disputes(request: CampusRequest) -> HttpResponse:
    """What waits for a decision first, then what is decided."""
    page = paginate(request, disputes_decided_at(request.officer))
    turns = turns_for(page.object_list)
    here = request.officer.campus_id
    rows = [(each, turns.get(each.pk), waits_for(each, here)) for each in page.object_list]
    return show(request, "campus/disputes.html", {"page": page, "rows": rows})


@for_officers
def dispute(request: CampusRequest, code: str) -> HttpResponse:
    """One dispute with all that shows it, and its decision."""
    found = _case(request, code)
    here = request.officer.campus_id
    form = verdict_sent(request, found)
    if form and decides(request, found, form):
        return redirect("campus:dispute", code)
    context = case_page(found, here, form) | {"is_ours": found.engagement.campus_id == here}
    return show(request, "campus/dispute.html", context, *filter(None, [form]))


@require_safe
@for_officers
def evidence_file(request: CampusRequest, code: str, version: str) -> HttpResponseBase:
    """A file one side points at."""
    found = file_in_evidence(_case(request, code), version)
    return as_download(found.file, found.file_name)


urlpatterns = [
    path("disputes/", disputes, name="disputes"),
    path("disputes/<code:code>/", dispute, name="dispute"),
    path("disputes/<code:code>/files/<code:version>/", evidence_file, name="dispute_file"),
]
