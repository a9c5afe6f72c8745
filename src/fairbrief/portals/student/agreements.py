"""The student reads the agreement beside the brief, and signs or declines."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from fairbrief.agreements.access import STUDENT, agreements_of
from fairbrief.agreements.actions import decline_agreement, sign
from fairbrief.agreements.forms import DeclineForm, SignForm
from fairbrief.agreements.models import Agreement
from fairbrief.agreements.queries import (
    can_sign,
    has_ended,
    has_signed,
    is_signed,
    signatures_of,
    turn_for,
)
from fairbrief.agreements.reading import agreed_terms, differing_terms, document_of
from fairbrief.concerns.queries import hear
from fairbrief.engagements.access import work_of
from fairbrief.kernel.clock import now
from fairbrief.portals.requests import StudentRequest, for_students, origin_of
from fairbrief.portals.ui.http import run_action, show


def _agreement(request: StudentRequest, code: str) -> Agreement:
    return get_object_or_404(agreements_of(request.student), code=code)


def _sign_form(request: StudentRequest, data: Any = None) -> SignForm:
    return SignForm(data, signs_as=request.user.name)


@require_safe
@for_students
def agreement(request: StudentRequest, code: str) -> HttpResponse:
    return _page(request, _agreement(request, code), _sign_form(request), DeclineForm())


@require_POST
@for_students
def sign_agreement(request: StudentRequest, code: str) -> HttpResponse:
    found = _agreement(request, code)
    form = _sign_form(request, request.POST)
    if form.is_valid() and run_action(
        request,
        form,
        lambda: sign(
            found,
            party=STUDENT,
            name=form.cleaned_data["name"],
            consent=form.cleaned_data["consent"],
            actor=request.actor,
            at=now(),
            **origin_of(request),
        ),
        said=_("You have signed. It binds you both once both have."),
    ):
        return redirect("student:agreement", code)
    return _page(request, found, form, DeclineForm())


@require_POST
@for_students
def decline(request: StudentRequest, code: str) -> HttpResponse:
    found = _agreement(request, code)
    form = DeclineForm(request.POST)
    if form.is_valid() and run_action(
        request,
        form,
        lambda: decline_agreement(
            found, reason=form.cleaned_data["reason"], actor=request.actor, at=now()
        ),
        said=_("Declined. Nobody is bound; the employer has your reason."),
    ):
        return redirect("student:agreement", code)
    return _page(request, found, _sign_form(request), form)


def _page(
    request: StudentRequest, found: Agreement, form: SignForm, decline_form: DeclineForm
) -> HttpResponse:
    hear(STUDENT, [found])
    return show(
        request,
        "student/agreement.html",
        {
            "agreement": found,
            "brief": found.application.brief,
            "document": document_of(found),
            "terms": agreed_terms(found),
            "differing": differing_terms(found),
            "turn": turn_for(found, STUDENT),
            "may_sign": can_sign(found, STUDENT),
            "has_signed": has_signed(found, STUDENT),
            "is_signed": is_signed(found),
            "has_ended": has_ended(found),
            "signatures": signatures_of(found),
            "work": work_of(request.student).filter(agreement=found).first(),
            "form": form,
            "decline_form": decline_form,
        },
        form,
        decline_form,
    )


urlpatterns = [
    path("agreements/<code:code>/", agreement, name="agreement"),
    path("agreements/<code:code>/sign/", sign_agreement, name="sign_agreement"),
    path("agreements/<code:code>/decline/", decline, name="decline_agreement"),
]
