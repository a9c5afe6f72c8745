"""The student reads the agreement beside the brief, changes lines of it, signs or declines."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fairbrief.agreements.access import STUDENT, agreements_of
from fairbrief.agreements.forms import ProposeForm
from fairbrief.agreements.models import Agreement
from fairbrief.agreements.queries import is_signed
from fairbrief.engagements.access import work_of
from fairbrief.portals import agreeing
from fairbrief.portals.requests import StudentRequest, for_students
from fairbrief.portals.ui.http import show


def _agreement(request: StudentRequest, code: str) -> Agreement:
    return get_object_or_404(agreements_of(request.student), code=code)


@require_safe
@for_students
def agreement(request: StudentRequest, code: str) -> HttpResponse:
    return _page(request, _agreement(request, code), {})


@require_POST
@for_students
def sign_agreement(request: StudentRequest, code: str) -> HttpResponse:
    found = _agreement(request, code)
    forms: dict[str, Any] = {}
    if agreeing.signs(
        request,
        found,
        side=STUDENT,
        signs_as=request.user.name,
        actor=request.actor,
        forms=forms,
    ):
        return redirect("student:agreement", code)
    return _page(request, found, forms)


@require_POST
@for_students
def decline(request: StudentRequest, code: str) -> HttpResponse:
    found = _agreement(request, code)
    forms: dict[str, Any] = {}
    said = _("Declined. Nobody is bound; the employer has your reason.")
    if agreeing.declines(request, found, actor=request.actor, said=said, forms=forms):
        return redirect("student:agreement", code)
    return _page(request, found, forms)


@require_http_methods(["GET", "HEAD", "POST"])
@for_students
def changes(request: StudentRequest, code: str) -> HttpResponse:
    """Other values for some lines, each with a reason."""
    found = _agreement(request, code)
    form = ProposeForm(request.POST or None, agreement=found)
    if request.method == "POST" and agreeing.proposes(
        request, found, side=STUDENT, actor=request.actor, form=form
    ):
        return redirect(f"{reverse('student:agreement', args=[code])}#changes")
    return show(
        request,
        "student/agreement_changes.html",
        {"agreement": found, "form": form, "may_propose": agreeing.may_propose(found)},
        form,
    )


@require_POST
@for_students
def answer(request: StudentRequest, code: str) -> HttpResponse:
    found = _agreement(request, code)
    forms: dict[str, Any] = {}
    if agreeing.answers(request, found, side=STUDENT, actor=request.actor, forms=forms):
        return redirect("student:agreement", code)
    return _page(request, found, forms)


@require_POST
@for_students
def status(request: StudentRequest, code: str) -> HttpResponse:
    """The side's questions of the status check."""
    found = _agreement(request, code)
    forms: dict[str, Any] = {}
    if agreeing.states(request, found, side=STUDENT, actor=request.actor, forms=forms):
        return redirect(f"{reverse('student:agreement', args=[code])}#sign")
    return _page(request, found, forms)


@require_POST
@for_students
def take_back(request: StudentRequest, code: str) -> HttpResponse:
    agreeing.takes_back(request, _agreement(request, code), side=STUDENT, actor=request.actor)
    return redirect("student:agreement", code)


def _page(request: StudentRequest, found: Agreement, forms: dict[str, Any]) -> HttpResponse:
    return show(
        request,
        "student/agreement.html",
        {
            **agreeing.page_of(found, side=STUDENT, signs_as=request.user.name, forms=forms),
            "base": reverse("student:agreement", args=[found.code]),
            "brief": found.application.brief,
            "work": work_of(request.student).filter(agreement=found).first()
            if is_signed(found)
            else None,
        },
        *agreeing.sent(forms),
    )


urlpatterns = [
    path("agreements/<code:code>/", agreement, name="agreement"),
    path("agreements/<code:code>/sign/", sign_agreement, name="sign_agreement"),
    path("agreements/<code:code>/decline/", decline, name="decline_agreement"),
    path("agreements/<code:code>/changes/", changes, name="change_agreement"),
    path("agreements/<code:code>/status/", status, name="agreement_status"),
    path("agreements/<code:code>/answer/", answer, name="answer_changes"),
    path("agreements/<code:code>/take-back/", take_back, name="take_back_changes"),
]
