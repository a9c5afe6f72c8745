"""What the career office asks the student, and whether they want to be asked."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from fairbrief.kernel.clock import now
from fairbrief.portals.requests import StudentRequest, for_students
from fairbrief.portals.ui.http import run_action, show
from fairbrief.surveys.access import invitation_of
from fairbrief.surveys.actions import answer, ask_again, put_aside, stop_asking_student
from fairbrief.surveys.forms import AnswerForm
from fairbrief.surveys.models import Invitation
from fairbrief.surveys.queries import student_opted_out, waiting_for, wordings_of


@require_safe
@for_students
def surveys(request: StudentRequest) -> HttpResponse:
    """Everything that is asked now, and the switch."""
    return show(
        request,
        "student/surveys.html",
        {
            "student": request.student,
            "rows": waiting_for(request.student),
            "has_opted_out": student_opted_out(request.student),
        },
    )


@for_students
def survey(request: StudentRequest, code: str) -> HttpResponse:
    """The questions of one round."""
    found = _invitation(request, code)
    wordings = wordings_of(found.round.version)
    form = AnswerForm(request.POST if request.method == "POST" else None, wordings=wordings)
    if form.is_valid() and run_action(
        request,
        form,
        lambda: answer(found, form.answers, at=now()),
        said=_("Thank you. Your answer is kept."),
    ):
        return redirect("student:today")
    return show(
        request,
        "student/survey.html",
        {"invitation": found, "round": found.round, "form": form},
        form,
    )


@require_POST
@for_students
def leave(request: StudentRequest, code: str) -> HttpResponse:
    """Not this one."""
    put_aside(_invitation(request, code))
    return redirect("student:today")


@require_POST
@for_students
def asked(request: StudentRequest) -> HttpResponse:
    """Whether the student wants to be asked at all."""
    if request.POST.get("ask") == "yes":
        ask_again(request.student)
    else:
        stop_asking_student(request.student, at=now())
    return redirect("student:surveys")


def _invitation(request: StudentRequest, code: str) -> Invitation:
    return get_object_or_404(invitation_of(request.student), round__code=code)


urlpatterns = [
    path("surveys/", surveys, name="surveys"),
    path("surveys/asked/", asked, name="surveys_asked"),
    path("survey/<code:code>/", survey, name="survey"),
    path("survey/<code:code>/leave/", leave, name="leave_survey"),
]
