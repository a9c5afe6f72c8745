"""Agreements to sign, and those that were."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from fairbrief.agreements.access import EMPLOYER, agreements_with, is_owner, may_sign_for
from fairbrief.agreements.actions import mail_signing_link, name_supervisor
from fairbrief.agreements.forms import SupervisorForm
from fairbrief.agreements.models import Agreement
from fairbrief.agreements.queries import can_sign, is_signed, supervisor_of, unsigned_first
from fairbrief.clocks.queries import turns_for
from fairbrief.engagements.access import work_with
from fairbrief.kernel.clock import now
from fairbrief.portals import agreeing
from fairbrief.portals.agreeing.acts import Acts
from fairbrief.portals.requests import EmployerRequest, for_employers
from fairbrief.portals.ui.http import paginate, run_action, show


def _agreement(request: EmployerRequest, code: str) -> Agreement:
    return get_object_or_404(agreements_with(request.member), code=code)


def _to_act_upon(request: EmployerRequest, code: str) -> Agreement:
    """For who signs for the organization."""
    found = _agreement(request, code)
    if not may_sign_for(request.member):
        raise PermissionDenied
    return found


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
    return _page(request, _agreement(request, code), {})


@require_POST
@for_employers
def supervisor(request: EmployerRequest, code: str) -> HttpResponse:
    """Someone else is the one the student reports to; both sign the new text."""
    found = _agreement(request, code)
    if not is_owner(request.member):
        raise PermissionDenied
    form = SupervisorForm(request.POST, agreement=found)
    if form.is_valid() and run_action(
        request,
        form,
        lambda: name_supervisor(
            found, form.cleaned_data["supervisor"], actor=request.actor, at=now()
        ),
        said=_("Named. Both sides sign the text anew."),
    ):
        return redirect("employer:agreement", code)
    return _page(request, found, {"supervisor": form})


@require_POST
@for_employers
def send_link(request: EmployerRequest, code: str) -> HttpResponse:
    """Mails the supervisor a fresh link to sign; the one before ends."""
    found = _to_act_upon(request, code)
    run_action(
        request,
        None,
        lambda: mail_signing_link(found, at=now()),
        said=_("A fresh link is on its way to %(name)s.") % {"name": supervisor_of(found)},
    )
    return redirect("employer:agreement", code)


def _page(request: EmployerRequest, found: Agreement, forms: dict[str, Any]) -> HttpResponse:
    may_act = may_sign_for(request.member)
    page = agreeing.page_of(
        found, side=EMPLOYER, signs_as=request.user.name, may_act=may_act, forms=forms
    )
    reports_to = supervisor_of(found)
    may_name = is_owner(request.member) and page["may_propose"]
    return show(
        request,
        "employer/agreement.html",
        {
            **page,
            "base": reverse("employer:agreement", args=[found.code]),
            "student": found.application.student,
            "supervisor": reports_to,
            "supervisor_left": reports_to is not None and reports_to.left_at is not None,
            "signs_by_link": (page["may_sign"] or page["asks_status"] or page["waits_to_sign"])
            and reports_to is not None
            and reports_to.user_id is None
            and reports_to.left_at is None,
            "supervisor_form": (forms.get("supervisor") or SupervisorForm(agreement=found))
            if may_name
            else None,
            "work": work_with(request.member).filter(agreement=found).first()
            if is_signed(found)
            else None,
        },
        *agreeing.sent(forms),
    )


_ACTS = Acts(
    side=EMPLOYER,
    portal="employer",
    for_side=for_employers,
    find=_to_act_upon,
    page=_page,
    declined=_("Declined. Nobody is bound; the student has your reason."),
)

urlpatterns = [
    path("agreements/", agreements, name="agreements"),
    path("agreements/<code:code>/", agreement, name="agreement"),
    *_ACTS.urlpatterns,
    path("agreements/<code:code>/supervisor/", supervisor, name="name_supervisor"),
    path("agreements/<code:code>/link/", send_link, name="send_signing_link"),
]
