"""The student looks back: where they see themself before and after, feedback, advice."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext_lazy as _

from fairbrief.kernel.clock import now
from fairbrief.portals.looking_back import LookingBack
from fairbrief.portals.requests import StudentRequest, for_students
from fairbrief.portals.student.closing import show_closing, work_to_close
from fairbrief.portals.ui.http import run_action, show
from fairbrief.relationships.access import STUDENT
from fairbrief.relationships.forms import BeforeForm
from fairbrief.relationships.giving import rate_before
from fairbrief.relationships.queries import (
    can_rate_before,
    own_ratings,
    rated,
)
from fairbrief.relationships.questionnaires import OF_SELF


@for_students
def before(request: StudentRequest, code: str) -> HttpResponse:
    """Where the student sees themself as the work begins. Nobody else reads it."""
    work = work_to_close(request, code)
    form = BeforeForm(request.POST or None)
    if (
        request.method == "POST"
        and form.is_valid()
        and run_action(
            request,
            form,
            lambda: rate_before(work, ratings=form.picked("rating"), actor=request.actor, at=now()),
            said=_("Kept for you. At the end you see what has changed."),
        )
    ):
        return redirect("student:before", code)
    given = own_ratings(work).get("before")
    context = {
        "work": work,
        "work_url": f"/student/work/{work.code}/",
        "given": given,
        "rated": rated(given.ratings, given.wording, OF_SELF) if given else (),
        "is_open": can_rate_before(work, at=now()),
        "form": form,
    }
    return show(request, "student/before.html", context, form)


urlpatterns = [
    path("work/<code:code>/before/", before, name="before"),
    *LookingBack(
        side=STUDENT,
        portal="student",
        for_side=for_students,
        find=work_to_close,
        page=show_closing,
        asked=_("Asked. Your career office answers you here and by mail; nobody else is told."),
    ).urlpatterns,
]
