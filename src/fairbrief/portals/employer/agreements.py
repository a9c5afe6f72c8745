"""Agreements to sign, and those that were."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from fairbrief.agreements.access import EMPLOYER, agreements_with, may_sign_for
from fairbrief.agreements.actions import decline_agreement, mail_signing_link, sign
from fairbrief.agreements.forms import DeclineForm, SignForm
from fairbrief.agreements.models import Agreement
from fairbrief.agreements.queries import (
    can_sign,
    has_ended,
    has_signed,
    is_signed,
    signatures_of,
    turn_for,
    unsigned_first,
)
from fairbrief.agreements.reading import agreed_terms, differing_terms, document_of
from fairbrief.clocks.queries import turns_for
from fairbrief.concerns.queries import hear
from fairbrief.engagements.access import work_with
from fairbrief.kernel.clock import now
from fairbrief.portals.requests import EmployerRequest, for_employers, origin_of
from fairbrief.portals.ui.http import paginate, run_action, show


def _agreement(request: EmployerRequest, code: str) -> Agreement:
    return get_object_or_404(agreements_with(request.member), code=code)


def _sign_form(request: EmployerRequest, data: Any = None) -> SignForm:
    return SignForm(data, signs_as=request.user.name)


def _may_sign(request: EmployerRequest, found: Agreement) -> bool:
    return may_sign_for(request.member) and can_sign(found, EMPLOYER)


def _require_signer(request: EmployerRequest) -> None:
    if not may_sign_for(request.member):
        raise PermissionDenied


@require_safe
@for_employers
def agreements(request: EmployerRequest) -> HttpResponse:
    """Every agreement of the organization, those that wait for a signature first."""
    page = paginate(request, unsigned_first(agreements_with(request.member)))
    turns = turns_for(page.object_list)
    return show(
        request,
        "employer/agreements.html",
        {
            "page": page,
            "rows": [
                (each, turns.get(each.pk), can_sign(each, EMPLOYER)) for each in page.object_list
            ],
            "may_sign": may_sign_for(request.member),
        },
    )


@require_safe
@for_employers
def agreement(request: EmployerRequest, code: str) -> HttpResponse:
    return _page(request, _agreement(request, code), _sign_form(request), DeclineForm())


@require_POST
@for_employers
def sign_agreement(request: EmployerRequest, code: str) -> HttpResponse:
    found = _agreement(request, code)
    _require_signer(request)
    form = _sign_form(request, request.POST)
    if form.is_valid() and run_action(
        request,
        form,
        lambda: sign(
            found,
            party=EMPLOYER,
            name=form.cleaned_data["name"],
            consent=form.cleaned_data["consent"],
            actor=request.actor,
            at=now(),
            **origin_of(request),
        ),
        said=_("Signed for your organization. It binds you both once both have signed."),
    ):
        return redirect("employer:agreement", code)
    return _page(request, found, form, DeclineForm())


@require_POST
@for_employers
def decline(request: EmployerRequest, code: str) -> HttpResponse:
    found = _agreement(request, code)
    _require_signer(request)
    form = DeclineForm(request.POST)
    if form.is_valid() and run_action(
        request,
        form,
        lambda: decline_agreement(
            found, reason=form.cleaned_data["reason"], actor=request.actor, at=now()
        ),
        said=_("Declined. Nobody is bound; the student has your reason."),
    ):
        return redirect("employer:agreement", code)
    return _page(request, found, _sign_form(request), form)


@require_POST
@for_employers
def send_link(request: EmployerRequest, code: str) -> HttpResponse:
    """Mails the supervisor a fresh link to sign; the one before ends."""
    found = _agreement(request, code)
    _require_signer(request)
    run_action(
        request,
        None,
        lambda: mail_signing_link(found, at=now()),
        said=_("A fresh link is on its way to %(name)s.")
        % {"name": found.application.brief.supervisor},
    )
    return redirect("employer:agreement", code)


def _page(
    request: EmployerRequest, found: Agreement, form: SignForm, decline_form: DeclineForm
) -> HttpResponse:
    supervisor = found.application.brief.supervisor
    may_sign = _may_sign(request, found)
    hear(EMPLOYER, [found])
    return show(
        request,
        "employer/agreement.html",
        {
            "agreement": found,
            "student": found.application.student,
            "supervisor": supervisor,
            "document": document_of(found),
            "terms": agreed_terms(found),
            "differing": differing_terms(found),
            "turn": turn_for(found, EMPLOYER),
            "may_sign": may_sign,
            "signs_by_link": may_sign
            and supervisor is not None
            and supervisor.user_id is None
            and supervisor.left_at is None,
            "has_signed": has_signed(found, EMPLOYER),
            "is_signed": is_signed(found),
            "has_ended": has_ended(found),
            "signatures": signatures_of(found),
            "work": work_with(request.member).filter(agreement=found).first(),
            "form": form,
            "decline_form": decline_form,
        },
        form,
        decline_form,
    )


urlpatterns = [
    path("agreements/", agreements, name="agreements"),
    path("agreements/<code:code>/", agreement, name="agreement"),
    path("agreements/<code:code>/sign/", sign_agreement, name="sign_agreement"),
    path("agreements/<code:code>/decline/", decline, name="decline_agreement"),
    path("agreements/<code:code>/link/", send_link, name="send_signing_link"),
]
