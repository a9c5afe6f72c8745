"""What is on record of the student, and the appeal."""

from __future__ import annotations

from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.views.decorators.http import require_POST, require_safe

from fairbrief.portals.appealing import appeal_sent, appeals, record_page
from fairbrief.portals.requests import StudentRequest, for_students
from fairbrief.portals.ui.http import show
from fairbrief.strikes.access import strikes_of_student
from fairbrief.strikes.queries import on_record


def _page(request: StudentRequest, forms: dict[str, BaseForm]) -> HttpResponse:
    own = strikes_of_student(request.student)
    context = record_page(request, own, may_appeal=True, forms=forms)
    context["number"] = on_record(student=request.student)
    return show(request, "student/strikes.html", context, *forms.values())


@require_safe
@for_students
def strikes(request: StudentRequest) -> HttpResponse:
    return _page(request, {})


@require_POST
@for_students
def appeal(request: StudentRequest, code: str) -> HttpResponse:
    """Asks who runs the installation to look again, once."""
    strike = get_object_or_404(strikes_of_student(request.student), code=code)
    form = appeal_sent(request, code)
    if appeals(request, strike, form):
        return redirect("student:strikes")
    return _page(request, {code: form})


urlpatterns = [
    path("strikes/", strikes, name="strikes"),
    path("strikes/<code:code>/appeal/", appeal, name="appeal_strike"),
]
