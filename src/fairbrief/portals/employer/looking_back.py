"""The employer looks back: feedback for the student, and advice from the career office."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fairbrief.kernel.clock import now
from fairbrief.portals.employer.closing import show_closing, work_to_speak_about
from fairbrief.portals.requests import EmployerRequest, for_employers
from fairbrief.portals.ui.http import run_action
from fairbrief.relationships.access import EMPLOYER
from fairbrief.relationships.asking import ask_advice
from fairbrief.relationships.forms import AdviceForm, FeedbackForm
from fairbrief.relationships.giving import give_feedback


@require_POST
@for_employers
def feedback(request: EmployerRequest, code: str) -> HttpResponse:
    work = work_to_speak_about(request, code)
    form = FeedbackForm(request.POST, side=EMPLOYER)
    if form.is_valid() and run_action(
        request,
        form,
        lambda: give_feedback(work, **form.said, actor=request.actor, at=now()),
        said=_("Thank you. Each reads the other’s words once both have spoken, or after 14 days."),
    ):
        return redirect("employer:closing", code)
    return show_closing(request, work, feedback_form=form)


@require_POST
@for_employers
def advice(request: EmployerRequest, code: str) -> HttpResponse:
    work = work_to_speak_about(request, code)
    form = AdviceForm(request.POST)
    if form.is_valid() and run_action(
        request,
        form,
        lambda: ask_advice(
            work,
            side=EMPLOYER,
            question=form.cleaned_data["question"],
            actor=request.actor,
            at=now(),
        ),
        said=_("Asked. The career office answers you here and by mail; nobody else is told."),
    ):
        return redirect("employer:closing", code)
    return show_closing(request, work, advice_form=form)


urlpatterns = [
    path("work/<code:code>/closing/feedback/", feedback, name="feedback"),
    path("work/<code:code>/closing/advice/", advice, name="advice"),
]
