"""What needs the student today."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import path
from django.views.decorators.http import require_safe

from fairbrief.briefs.listed import listed
from fairbrief.discovery.finding import Shelf, best_ids
from fairbrief.discovery.queries import briefs_open_to, without_own
from fairbrief.discovery.scopes import scope_of
from fairbrief.discovery.weights import BEGINS_IN_DAYS
from fairbrief.kernel.clock import now
from fairbrief.planning.queries import moved_of
from fairbrief.portals.requests import StudentRequest, for_students
from fairbrief.portals.ui.http import show
from fairbrief.students.queries import profile_of
from fairbrief.surveys.queries import line_for
from fairbrief.tracking.today import today_of

#: Briefs that may fit, named on the first page; the rest is a click away.
SUGGESTED = 3


@require_safe
@for_students
def today(request: StudentRequest) -> HttpResponse:
    """Turns first, then what runs, then three briefs that fit."""
    student, at = request.student, now()
    found = today_of(student, at=at)
    scope = scope_of(
        student,
        skills=profile_of(student).skills,
        hours_left=found.promises.hours_left_in(BEGINS_IN_DAYS),
        zone=request.user.time_zone,
    )
    fresh = Shelf(lambda: without_own(briefs_open_to(student), student), name=f"fresh-{student.pk}")
    fit = best_ids(fresh, scope=scope, at=at, most=SUGGESTED)
    return show(
        request,
        "student/today.html",
        {
            "student": student,
            "today": found,
            "moved": moved_of(student),
            "suggested": listed(fit),
            "asked": line_for(student),
            "load_hours": found.promises.minutes_this_week // 60,
        },
    )


urlpatterns = [path("", today, name="today")]
