"""The student's side of the end: the pay, looking back, asking what is next, the credential."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from fairbrief.clocks.queries import turn_of, turns_for
from fairbrief.concerns.queries import hear
from fairbrief.credentials.access import credentials_of
from fairbrief.credentials.actions import show_name
from fairbrief.credentials.documents import name_of
from fairbrief.credentials.queries import credential_of
from fairbrief.engagements.milestones import milestone_of
from fairbrief.engagements.models import Engagement
from fairbrief.kernel.clock import now
from fairbrief.payments.access import fundings_of_student, payouts_of_student
from fairbrief.payments.actions import say_missing, say_received
from fairbrief.payments.models import Payout
from fairbrief.payments.payout_workflow import may_be_missing_until
from fairbrief.payments.queries import movements_of, payouts_of, rates_of, steps_of, way_of
from fairbrief.payments.tax import notes_for
from fairbrief.portals.requests import StudentRequest, for_students
from fairbrief.portals.ui.http import run_action, show
from fairbrief.relationships.access import STUDENT, closings_of_student
from fairbrief.relationships.actions import ask_next
from fairbrief.relationships.forms import AdviceForm, FeedbackForm, WishForm
from fairbrief.relationships.looking_back import looking_back
from fairbrief.relationships.queries import closing_of
from fairbrief.relationships.sentences import ready_sentences, sentence_for


@require_safe
@for_students
def pay(request: StudentRequest, code: str) -> HttpResponse:
    """What is secured, what is released and when, what an hour was worth, and tax."""
    work = work_to_close(request, code)
    funding = fundings_of_student(request.student).filter(engagement=work).first()
    context: dict[str, object] = {
        "turn": None,
        "work": work,
        "work_url": f"/student/work/{work.code}/",
        "funding": funding,
    }
    if funding is not None:
        movements, payouts = movements_of(funding), payouts_of(funding)
        at = now()
        turns = turns_for(payouts)
        hear(STUDENT, [each.transfer for each in movements])
        context |= {
            "turn": turn_of(funding),
            "milestone": milestone_of(work),
            "steps": steps_of(funding, payouts),
            "way": way_of(payouts),
            "payouts": [(each, turns.get(each.pk), _until(each, at=at)) for each in payouts],
            "movements": movements,
            "rates": rates_of(funding),
            "tax_notes": notes_for(work.campus.country),
        }
    return show(request, "student/pay.html", context)


def _until(payout: Payout, *, at: datetime) -> datetime | None:
    """Until when what counts as received can be said not to have arrived; None from then on."""
    until = may_be_missing_until(payout)
    return until if until is not None and at <= until else None


#: What a student says of a payment, by its name in the address.
SAYS = {
    "received": (say_received, gettext_lazy("Noted: it has arrived.")),
    "not-yet": (say_missing, gettext_lazy("Noted. The employer is asked to look into it.")),
}


@require_POST
@for_students
def pay_says(request: StudentRequest, code: str, payout: str, says: str) -> HttpResponse:
    """The student says whether a payment has arrived."""
    row = get_object_or_404(payouts_of_student(request.student), engagement__code=code, code=payout)
    act, said = SAYS[says]
    run_action(request, None, lambda: act(row, actor=request.actor, at=now()), said=said)
    return redirect("student:pay", code)


@require_safe
@for_students
def receipt(request: StudentRequest, code: str) -> HttpResponse:
    """What was released, to print."""
    funding = get_object_or_404(fundings_of_student(request.student), engagement__code=code)
    return show(
        request,
        "student/receipt.html",
        {
            "funding": funding,
            "work": funding.engagement,
            "movements": movements_of(funding),
            "payouts": payouts_of(funding),
            "rates": rates_of(funding),
        },
    )


@require_safe
@for_students
def closing(request: StudentRequest, code: str) -> HttpResponse:
    """Pay, feedback, what next, credential and experience on one page."""
    return show_closing(request, work_to_close(request, code))


@require_POST
@for_students
def ask(request: StudentRequest, code: str) -> HttpResponse:
    work = work_to_close(request, code)
    form = WishForm(request.POST, supervisor=work.supervisor.name)
    if form.is_valid() and run_action(
        request,
        form,
        lambda: ask_next(work, wish=form.cleaned_data["wish"], actor=request.actor, at=now()),
        said=_("Asked. %(name)s gets your words now.") % {"name": work.supervisor.name},
    ):
        return redirect("student:closing", code)
    return show_closing(request, work, wish_form=form)


@require_POST
@for_students
def credential_name(request: StudentRequest, code: str) -> HttpResponse:
    """Shows or hides the student's name on the credential."""
    credential = get_object_or_404(credentials_of(request.student), engagement__code=code)
    shown = request.POST.get("shown") == "yes"
    run_action(
        request,
        None,
        lambda: show_name(credential, shown=shown, actor=request.actor, at=now()),
        said=_("Your name is on the credential.") if shown else _("Your name is off again."),
    )
    return redirect("student:closing", code)


def work_to_close(request: StudentRequest, code: str) -> Engagement:
    # What the page shows beside it, in the same query.
    rows = closings_of_student(request.student).select_related("funding", "experience")
    return get_object_or_404(rows, code=code)


def show_closing(
    request: StudentRequest,
    work: Engagement,
    *,
    feedback_form: FeedbackForm | None = None,
    advice_form: AdviceForm | None = None,
    wish_form: WishForm | None = None,
) -> HttpResponse:
    closing = closing_of(work, side=STUDENT, at=now())
    back = looking_back(work, STUDENT, reader=request.actor.email)
    hear(STUDENT, [*closing.received, *back.sessions])
    credential = credential_of(work)
    feedback_form = feedback_form or FeedbackForm(side=STUDENT)
    advice_form = advice_form or AdviceForm()
    wish_form = wish_form or WishForm(
        initial={
            "wish": sentence_for(request.GET.get("say", ""))
            or (closing.step.wish if closing.step else "")
        },
        supervisor=work.supervisor.name,
    )
    return show(
        request,
        "student/closing.html",
        {
            "work": work,
            "work_url": f"/student/work/{work.code}/",
            "closing": closing,
            "funding": getattr(work, "funding", None),
            "credential": credential,
            "name_shown": name_of(credential.document) if credential else "",
            "experience": getattr(work, "experience", None),
            "back": back,
            "feedback_form": feedback_form,
            "advice_form": advice_form,
            "wish_form": wish_form,
            "sentences": ready_sentences(),
        },
        feedback_form,
        advice_form,
        wish_form,
    )


urlpatterns = [
    path("work/<code:code>/pay/", pay, name="pay"),
    path(
        "work/<code:code>/pay/<code:payout>/received/",
        pay_says,
        {"says": "received"},
        name="pay_received",
    ),
    path(
        "work/<code:code>/pay/<code:payout>/not-yet/",
        pay_says,
        {"says": "not-yet"},
        name="pay_missing",
    ),
    path("work/<code:code>/pay/receipt/", receipt, name="receipt"),
    path("work/<code:code>/closing/", closing, name="closing"),
    path("work/<code:code>/closing/ask/", ask, name="ask_next"),
    path("work/<code:code>/closing/name/", credential_name, name="credential_name"),
]
