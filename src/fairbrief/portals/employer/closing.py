"""The employer's side of the end: securing funds, the receipt, and what comes next."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from fairbrief.clocks.queries import turn_of, turns_for
from fairbrief.concerns.queries import hear
from fairbrief.contacts.access import own_contact
from fairbrief.engagements.models import Engagement
from fairbrief.kernel.clock import day_in, now
from fairbrief.organizations.access import speaks
from fairbrief.payments.access import (
    can_secure,
    fundings_of_employer,
    handles_money,
    payouts_of_employer,
    work_for_money,
)
from fairbrief.payments.actions import say_sent, secure_funds
from fairbrief.payments.forms import SecureForm, SentForm
from fairbrief.payments.models import Funding
from fairbrief.payments.queries import (
    is_second_due,
    movements_of,
    payouts_of,
    rates_of,
    way_of,
)
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
    funding = fundings_of_employer(request.member).filter(engagement__code=code).first()
    if funding is None:
        return _nothing_to_secure(request, code)
    may_secure = can_secure(funding, request.member)
    form = SecureForm(request.POST or None, funding=funding)
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
    return _show_funds(request, funding, form)


@require_POST
@for_employers
def pay_sent(request: EmployerRequest, code: str, payout: str) -> HttpResponse:
    """The employer says that a payment was sent."""
    row = get_object_or_404(payouts_of_employer(request.member), engagement__code=code, code=payout)
    if not handles_money(request.member):
        raise PermissionDenied
    form = SentForm(request.POST, payout=row, today=_today(row.engagement))
    if form.is_valid() and run_action(
        request,
        form,
        lambda: say_sent(
            row,
            sent_on=form.cleaned_data["sent_on"],
            sent_minor=form.cleaned_data["amount"],
            how=form.cleaned_data["how"],
            seen=request.POST.get("seen", ""),
            actor=request.actor,
            at=now(),
        ),
        said=_("Noted. The student is asked whether it has arrived."),
    ):
        return redirect("employer:funds", code)
    funding = _funding(request, code)
    return _show_funds(request, funding, SecureForm(None, funding=funding), {row.code: form})


def _nothing_to_secure(request: EmployerRequest, code: str) -> HttpResponse:
    """Nothing is asked for before the campus has authorized the work."""
    work = get_object_or_404(
        work_for_money(request.member).select_related("student__user", "campus"), code=code
    )
    context = {"work": work, "work_url": _way_back(request, work)}
    return show(request, "employer/no_funds.html", context)


def _way_back(request: EmployerRequest, work: Engagement) -> str:
    """To the work; for who sees its money alone, to the list."""
    member = request.member
    opens = speaks(member) or member.pk in (work.leader_id, work.supervisor_id)
    return f"/employer/work/{work.code}/" if opens else "/employer/work/"


def _today(work: Engagement) -> date:
    return day_in(work.employer.time_zone, now())


def _show_funds(
    request: EmployerRequest,
    funding: Funding,
    form: SecureForm,
    sent: Mapping[str, SentForm] = MappingProxyType({}),
) -> HttpResponse:
    work, payouts = funding.engagement, payouts_of(funding)
    turns, handles = turns_for(payouts), handles_money(request.member)
    rows = [
        (
            each,
            turns.get(each.pk),
            (sent.get(each.code) or SentForm(payout=each, today=_today(work)))
            if each.is_to_send and handles
            else None,
        )
        for each in payouts
    ]
    context = {
        "funding": funding,
        "work": work,
        "work_url": _way_back(request, work),
        "turn": turn_of(funding),
        "movements": movements_of(funding),
        "payouts": rows,
        "way": way_of(payouts),
        "may_secure": can_secure(funding, request.member),
        "is_second": is_second_due(funding),
        "form": form,
    }
    return show(request, "employer/funds.html", context, form, *sent.values())


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
            "payouts": payouts_of(funding),
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
    path("work/<code:code>/funds/sent/<code:payout>/", pay_sent, name="pay_sent"),
    path("work/<code:code>/funds/receipt/", receipt, name="receipt"),
    path("work/<code:code>/closing/", closing, name="closing"),
    path("work/<code:code>/closing/next/", next_step, name="next_step"),
]
