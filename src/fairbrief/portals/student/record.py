"""What the student's career office holds about them, and who looked at it."""

from __future__ import annotations

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from fairbrief.advising.actions import ask_for_record
from fairbrief.advising.queries import entry_of, is_in_force
from fairbrief.advising.record import as_file, record_of
from fairbrief.advising.workflow import SHOWN_WITHIN
from fairbrief.clocks.queries import turn_of
from fairbrief.kernel.clock import now
from fairbrief.organizations.queries import day_at
from fairbrief.portals.requests import StudentRequest, for_students
from fairbrief.portals.ui.http import run_action, show
from fairbrief.roster.models import RosterEntry


@require_safe
@for_students
def record(request: StudentRequest) -> HttpResponse:
    """Holds, nominations, the office's notes once they are shown, and who looked."""
    entry = entry_of(request.student)
    if entry is None:
        return show(request, "student/record.html", {"campus": request.student.campus})
    found = record_of(entry)
    today = day_at(entry.campus, now())
    return show(
        request,
        "student/record.html",
        {
            "campus": entry.campus,
            "record": found,
            "holds": [(each, is_in_force(each, today=today)) for each in found.holds],
            "turn": turn_of(found.shown.open) if found.shown.open else None,
            "days": SHOWN_WITHIN.days,
        },
    )


def _own(request: StudentRequest) -> RosterEntry:
    entry = entry_of(request.student)
    if entry is None:
        raise Http404
    return entry


@require_POST
@for_students
def ask(request: StudentRequest) -> HttpResponse:
    """The student asks to see the office's notes."""
    entry = _own(request)
    run_action(
        request,
        None,
        lambda: ask_for_record(entry, actor=request.actor, at=now()),
        said=_("Asked. Your office shows you its notes, or they are shown by themselves."),
    )
    return redirect("student:record")


@require_safe
@for_students
def file(request: StudentRequest) -> HttpResponse:
    """The same as a file to take along."""
    found = record_of(_own(request), whole=True)
    return JsonResponse(
        as_file(found),
        json_dumps_params={"indent": 2, "ensure_ascii": False},
        headers={
            "Content-Disposition": 'attachment; filename="what-my-office-holds.json"',
            "Cache-Control": "private, no-store",
        },
    )


urlpatterns = [
    path("record/", record, name="record"),
    path("record/ask/", ask, name="ask_for_record"),
    path("record/file/", file, name="record_file"),
]
