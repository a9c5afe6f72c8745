"""What needs the student today."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import path
from django.views.decorators.http import require_safe

from fairbrief.briefs.listed import listed
from fairbrief.discovery.queries import briefs_open_to, search
from fairbrief.kernel.clock import now
from fairbrief.portals.requests import StudentRequest, for_students
from fairbrief.portals.ui.http import show
from fairbrief.students.queries import skill_ids_of
from fairbrief.tracking.today import today_of


@require_safe
@for_students
def today(request: StudentRequest) -> HttpResponse:
    """Turns first, then what runs, then three briefs that fit."""
    student, at = request.student, now()
    fit = search(briefs_open_to(student), {}, today=at.date(), skills=skill_ids_of(student))
    found = today_of(student, at=at)
    return show(
        request,
        "student/today.html",
        {
            "student": student,
            "today": found,
            "suggested": listed(fit[:3]),
            "load_hours": found.promised_minutes // 60,
        },
    )


urlpatterns = [path("", today, name="today")]
