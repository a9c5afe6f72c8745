"""An employer's public page and record."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path
from django.views.decorators.http import require_safe

from fairbrief.briefs.terms import clear_terms_of
from fairbrief.discovery.queries import (
    briefs_open_to,
    briefs_open_to_anyone,
    employers_with_a_page,
    for_cards,
)
from fairbrief.portals.ui.http import paginate, show
from fairbrief.students.queries import student_of
from fairbrief.tracking.records import reply_record


@require_safe
def employer(request: HttpRequest, slug: str) -> HttpResponse:
    """Who they are, how they have dealt with students, what is open now."""
    found = get_object_or_404(employers_with_a_page(), slug=slug)
    student = student_of(request.user) if request.user.is_authenticated else None
    rows = briefs_open_to(student) if student else briefs_open_to_anyone()
    page = paginate(request, for_cards(rows.filter(employer=found).order_by("-opened_at")))
    cards = [(brief, clear_terms_of(brief)) for brief in page.object_list]
    return show(
        request,
        "public/employer.html",
        {"employer": found, "record": reply_record(found), "page": page, "cards": cards},
    )


urlpatterns = [path("employers/<slug:slug>/", employer, name="employer")]
