"""The student's reference from a work: asked for, read, shown or not, printed."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from fairbrief.concerns.queries import hear
from fairbrief.contacts.access import reference_of
from fairbrief.contacts.actions import ask_reference, show_reference
from fairbrief.kernel.clock import now
from fairbrief.portals.requests import StudentRequest, for_students
from fairbrief.portals.ui.http import run_action, show
from fairbrief.relationships.access import STUDENT, closings_of_student


@require_safe
@for_students
def reference(request: StudentRequest, code: str) -> HttpResponse:
    """What was written, and who may read it."""
    work = get_object_or_404(closings_of_student(request.student), code=code)
    found = reference_of(request.student, code)
    hear(STUDENT, [found])
    return show(request, "student/reference.html", {"work": work, "reference": found})


@require_POST
@for_students
def ask(request: StudentRequest, code: str) -> HttpResponse:
    work = get_object_or_404(closings_of_student(request.student), code=code)
    run_action(
        request,
        None,
        lambda: ask_reference(work, actor=request.actor, at=now()),
        said=_("Asked. %(name)s gets a link to write it.") % {"name": work.supervisor.name},
    )
    return redirect("student:reference", code)


@require_POST
@for_students
def shown(request: StudentRequest, code: str) -> HttpResponse:
    """Shows it to whoever has its address, or to nobody."""
    found = reference_of(request.student, code)
    if found is None:
        raise Http404
    wanted = request.POST.get("shown") == "yes"
    run_action(
        request,
        None,
        lambda: show_reference(found, shown=wanted, actor=request.actor, at=now()),
        said=_("Whoever has the address can read it.") if wanted else _("Nobody else can read it."),
    )
    return redirect("student:reference", code)


urlpatterns = [
    path("work/<code:code>/reference/", reference, name="reference"),
    path("work/<code:code>/reference/ask/", ask, name="ask_reference"),
    path("work/<code:code>/reference/shown/", shown, name="reference_shown"),
]
