"""The employer's side of the end: securing funds, the receipt, and what comes next."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from fairbrief.clocks.queries import turn_of
from fairbrief.concerns.queries import hear
from fairbrief.contacts.access import own_contact
from fairbrief.engagements.models import Engagement
from fairbrief.kernel.clock import now
from fairbrief.payments.access import can_secure, fundings_of_employer
from fairbrief.payments.actions import secure_funds
from fairbrief.payments.forms import SecureForm
from fairbrief.payments.models import Funding
from fairbrief.payments.queries import is_second_due, movements_of, rates_of
from fairbrief.portals.requests import EmployerRequest, for_employers
from fairbrief.portals.ui.http import run_action, show
from fairbrief.relationships.access import EMPLOYER, can_speak, closings_of_employer
from fairbrief.relationships.actions import answer_next
from fairbrief.relationships.forms import AdviceForm, FeedbackForm, NextStepForm
from fairbrief.relationships.looking_back import looking_back
from fairbrief.relationships.queries import closing_of


@for_employers
def funds(request: EmployerRequest, code: str) -> HttpResponse:
    """What is to be secured and why now; recording it; what happened to it."""
    funding = _funding(request, code)
    may_secure = can_secure(funding, request.member)
    form = SecureForm(request.POST or None, amount=funding.missing)
    if request.method == "POST":
        if not may_secure and funding.is_due:
            raise PermissionDenied
        if form.is_valid() and run_action(
            request,
            form,
            lambda: secure_funds(
                funding,
                reference=form.cleaned_data["reference"],
                how=form.cleaned_data["how"],
                actor=request.actor,
                at=now(),
            ),
            said=_("Recorded as secured. The student has been told."),
        ):
            return redirect("employer:funds", code)
    context = {
        "funding": funding,
        "work": funding.engagement,
        "work_url": f"/employer/work/{code}/",
        "turn": turn_of(funding),
        "movements": movements_of(funding),
        "may_secure": may_secure,
        "is_second": is_second_due(funding),
        "form": form,
    }
    return show(request, "employer/funds.html", context, form)


@require_safe
@for_employers
def receipt(request: EmployerRequest, code: str) -> HttpResponse:
    """What was secured, released and returned, to print."""
    funding = _funding(request, code)
    return show(
        request,
        "employer/receipt.html",
        {
            "funding": funding,
            "work": funding.engagement,
            "movements": movements_of(funding),
            "rates": rates_of(funding),
        },
    )


@require_safe
@for_employers
def closing(request: EmployerRequest, code: str) -> HttpResponse:
    """Feedback and what comes next, on one page."""
    return show_closing(request, _work(request, code))


@require_POST
@for_employers
def next_step(request: EmployerRequest, code: str) -> HttpResponse:
    work = work_to_speak_about(request, code)
    form = NextStepForm(request.POST)
    if form.is_valid() and run_action(
        request,
        form,
        lambda: answer_next(
            work,
            kind=form.cleaned_data["kind"],
            note=form.cleaned_data["note"],
            actor=request.actor,
            at=now(),
        ),
        said=_("The student has your answer."),
    ):
        return redirect("employer:closing", code)
    return show_closing(request, work, next_form=form)


def _funding(request: EmployerRequest, code: str) -> Funding:
    return get_object_or_404(fundings_of_employer(request.member), engagement__code=code)


def _work(request: EmployerRequest, code: str) -> Engagement:
    return get_object_or_404(closings_of_employer(request.member), code=code)


def work_to_speak_about(request: EmployerRequest, code: str) -> Engagement:
    work = _work(request, code)
    if not can_speak(work, request.member):
        raise PermissionDenied
    return work


def show_closing(
    request: EmployerRequest,
    work: Engagement,
    *,
    feedback_form: FeedbackForm | None = None,
    advice_form: AdviceForm | None = None,
    next_form: NextStepForm | None = None,
) -> HttpResponse:
    closing = closing_of(work, side=EMPLOYER, at=now())
    back = looking_back(work, EMPLOYER, reader=request.actor.email)
    hear(EMPLOYER, closing.received)
    feedback_form = feedback_form or FeedbackForm(side=EMPLOYER)
    advice_form = advice_form or AdviceForm()
    next_form = next_form or NextStepForm(
        initial={"kind": closing.step.kind, "note": closing.step.note} if closing.step else None
    )
    return show(
        request,
        "employer/closing.html",
        {
            "work": work,
            "work_url": f"/employer/work/{work.code}/",
            "closing": closing,
            "may_speak": can_speak(work, request.member),
            "contact": own_contact(request.member, work.code),
            "back": back,
            "feedback_form": feedback_form,
            "advice_form": advice_form,
            "next_form": next_form,
        },
        feedback_form,
        advice_form,
        next_form,
    )


urlpatterns = [
    path("work/<code:code>/funds/", funds, name="funds"),
    path("work/<code:code>/funds/receipt/", receipt, name="receipt"),
    path("work/<code:code>/closing/", closing, name="closing"),
    path("work/<code:code>/closing/next/", next_step, name="next_step"),
]
