"""What needs the student today."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import path
from django.views.decorators.http import require_safe

from fairbrief.briefs.terms import clear_terms_of
from fairbrief.discovery.queries import briefs_open_to, for_cards, search
from fairbrief.engagements.queries import weekly_load
from fairbrief.kernel.clock import now
from fairbrief.portals.requests import StudentRequest, for_students
from fairbrief.portals.ui.http import show
from fairbrief.tracking.today import counts_of, turns_of_student


@require_safe
@for_students
def today(request: StudentRequest) -> HttpResponse:
    """Turns first, then what runs, then three briefs that fit."""
    student, at = request.student, now()
    skills = tuple(student.skills.values_list("pk", flat=True))
    rows = search(briefs_open_to(student), {}, today=at.date(), skills=skills)
    suggested = [(brief, clear_terms_of(brief)) for brief in for_cards(rows)[:3]]
    load = weekly_load(student, today=at.date()) // 60
    return show(
        request,
        "student/today.html",
        {
            "student": student,
            "turns": turns_of_student(student, at=at),
            "counts": counts_of(student),
            "suggested": suggested,
            "load_hours": load,
        },
    )


urlpatterns = [path("", today, name="today")]
