"""Money of the student's campus: what can be asked for, and what was asked and given."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from fairbrief.funds.actions import request_award, withdraw_request
from fairbrief.funds.forms import RequestForm
from fairbrief.funds.queries import awards_of_student, pools_open_to, works_of
from fairbrief.kernel.clock import now
from fairbrief.organizations.queries import day_at
from fairbrief.portals.requests import StudentRequest, for_students
from fairbrief.portals.ui.http import paginate, run_action, show


@require_safe
@for_students
def stipends(request: StudentRequest) -> HttpResponse:
    student = request.student
    return show(
        request,
        "student/stipends.html",
        {
            "student": student,
            "pools": pools_open_to(student, today=day_at(student.campus, now())),
            "page": paginate(request, awards_of_student(student)),
        },
    )


@for_students
def ask(request: StudentRequest, code: str) -> HttpResponse:
    """Asking one pool for a stipend."""
    student = request.student
    found = get_object_or_404(
        pools_open_to(student, today=day_at(student.campus, now())).select_related("campus"),
        code=code,
    )
    entry = getattr(student, "roster_entry", None)
    form = RequestForm(
        request.POST or None,
        works=works_of(student, entry),
        initial={"work": request.GET.get("for", "")},
    )
    if form.is_valid() and run_action(
        request,
        form,
        lambda: request_award(found, student, **form.told, actor=request.actor, at=now()),
        said=_("Asked. Your career office answers within ten business days, with a reason."),
    ):
        return redirect("student:stipends")
    return show(request, "student/ask_stipend.html", {"pool": found, "form": form}, form)


@require_POST
@for_students
def withdraw(request: StudentRequest, code: str) -> HttpResponse:
    found = get_object_or_404(awards_of_student(request.student), code=code)
    run_action(
        request,
        None,
        lambda: withdraw_request(found, actor=request.actor, at=now()),
        said=_("Withdrawn."),
    )
    return redirect("student:stipends")


urlpatterns = [
    path("stipends/", stipends, name="stipends"),
    path("stipends/<code:code>/ask/", ask, name="ask_stipend"),
    path("stipends/awards/<code:code>/withdraw/", withdraw, name="withdraw_stipend"),
]
