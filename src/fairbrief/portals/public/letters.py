"""Letters about the work, for both sides and the career office: a page, and a PDF to keep."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils import translation
from django.views.decorators.http import require_safe

from fairbrief.engagements.access import endings_seen_by
from fairbrief.engagements.deciding import decisions_seen_by
from fairbrief.engagements.letters import Letter, as_pdf, letter_of_decision, letter_of_ending
from fairbrief.engagements.models import Dispute, Ending
from fairbrief.portals.requests import PortalRequest, for_people
from fairbrief.portals.ui.http import show


def pdf_of(letter: Letter) -> HttpResponse:
    """The letter as a download."""
    return HttpResponse(
        as_pdf(letter),
        content_type="application/pdf",
        headers={
            "Content-Disposition": f'attachment; filename="letter-{letter.code}.pdf"',
            "Cache-Control": "private, no-store",
        },
    )


def _ending(request: PortalRequest, code: str) -> Ending:
    return get_object_or_404(endings_seen_by(request.user), code=code)


@require_safe
@for_people
def ending(request: PortalRequest, code: str) -> HttpResponse:
    """How the work ended before its end, what it had earned, and how that was worked out."""
    letter = letter_of_ending(_ending(request, code))
    return show(request, "public/letter.html", {"letter": letter})


@require_safe
@for_people
def ending_pdf(request: PortalRequest, code: str) -> HttpResponse:
    with translation.override("en"):
        return pdf_of(letter_of_ending(_ending(request, code)))


def _decision(request: PortalRequest, code: str) -> Dispute:
    return get_object_or_404(decisions_seen_by(request.user), code=code)


@require_safe
@for_people
def decision(request: PortalRequest, code: str) -> HttpResponse:
    """What was claimed and said, what is decided and why, and what is owed."""
    letter = letter_of_decision(_decision(request, code))
    return show(request, "public/letter.html", {"letter": letter})


@require_safe
@for_people
def decision_pdf(request: PortalRequest, code: str) -> HttpResponse:
    with translation.override("en"):
        return pdf_of(letter_of_decision(_decision(request, code)))


urlpatterns = [
    path("letters/decision/<code:code>/", decision, name="decision_letter"),
    path("letters/decision/<code:code>.pdf", decision_pdf, name="decision_letter_pdf"),
    path("letters/ending/<code:code>/", ending, name="ending_letter"),
    path("letters/ending/<code:code>.pdf", ending_pdf, name="ending_letter_pdf"),
]
