"""An employer's public page and record."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path
from django.views.decorators.http import require_safe

from fairbrief.briefs.listed import listed
from fairbrief.discovery.queries import (
    briefs_open_to,
    briefs_open_to_anyone,
    employers_readable_by,
    open_with,
)
from fairbrief.kernel.clock import now
from fairbrief.portals.ui.http import paginate, show
from fairbrief.relationships.queries import public_ratings
from fairbrief.students.queries import student_of
from fairbrief.tracking.records import reply_record


@require_safe
def employer(request: HttpRequest, slug: str) -> HttpResponse:
    """Who they are, how they have dealt with students, what is open now."""
    user = request.user if request.user.is_authenticated else None
    found = get_object_or_404(employers_readable_by(user), slug=slug)
    student = student_of(user) if user else None
    rows = briefs_open_to(student) if student else briefs_open_to_anyone()
    page = paginate(request, open_with(found, rows, at=now()))
    return show(
        request,
        "public/employer.html",
        {
            "employer": found,
            "student": student,
            "record": reply_record(found),
            "say": public_ratings(found),
            "page": page,
            "briefs": listed(list(page.object_list)),
        },
    )


urlpatterns = [path("employers/<slug:slug>/", employer, name="employer")]
