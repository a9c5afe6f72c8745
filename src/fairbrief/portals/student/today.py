"""What needs the student today."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import path
from django.views.decorators.http import require_safe

from fairbrief.briefs.queries import with_terms
from fairbrief.briefs.terms import clear_terms_of
from fairbrief.discovery.queries import briefs_open_to, search
from fairbrief.kernel.clock import now
from fairbrief.portals.requests import StudentRequest, for_students
from fairbrief.portals.ui.http import show
from fairbrief.tracking.today import today_of


@require_safe
@for_students
def today(request: StudentRequest) -> HttpResponse:
    """Turns first, then what runs, then three briefs that fit."""
    student, at = request.student, now()
    skills = student.skills.order_by().values("pk")
    rows = search(briefs_open_to(student), {}, today=at.date(), skills=skills)
    suggested = [(brief, clear_terms_of(brief)) for brief in with_terms(rows)[:3]]
    found = today_of(student, at=at)
    return show(
        request,
        "student/today.html",
        {
            "student": student,
            "today": found,
            "suggested": suggested,
            "load_hours": found.promised_minutes // 60,
        },
    )


urlpatterns = [path("", today, name="today")]
