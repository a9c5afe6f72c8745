"""What waits for whom today."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fairbrief.briefs.queries import counts_of_briefs, drafts_of
from fairbrief.clocks.queries import turn_of
from fairbrief.kernel.clock import now
from fairbrief.organizations.models import Member
from fairbrief.portals.requests import EmployerRequest, for_employers
from fairbrief.portals.ui.http import run_action, show
from fairbrief.tracking.desk import turns_of_employer
from fairbrief.vetting.access import employer_reviews_for
from fairbrief.vetting.actions import answer_campus
from fairbrief.vetting.forms import AnswerCampusForm
from fairbrief.vetting.queries import is_far_off, open_inquiries, waits_for_answer
from fairbrief.vetting.terms import terms_said

#: Drafts named on the desk; the rest is a click away.
FEW = 3
#: Things shown at most: who has more works from the top.
MOST = 20


def waiting_for(member: Member) -> dict[str, Any]:
    """What waits for the member, the most pressing first: the same on the desk and in the week."""
    waiting = turns_of_employer(member)
    return {
        "waiting": waiting[:MOST],
        "count": len(waiting),
        "more": max(0, len(waiting) - MOST),
    }


@require_safe
@for_employers
def desk(request: EmployerRequest) -> HttpResponse:
    """The employer's turns, the most pressing first; what is not sent yet."""
    return show(
        request,
        "employer/desk.html",
        {
            "employer": request.member.employer,
            **waiting_for(request.member),
            "drafts": drafts_of(request.member)[:FEW],
            "briefs": counts_of_briefs(request.member),
        },
    )


@for_employers
def campus(request: EmployerRequest, code: str) -> HttpResponse:
    """What a campus says of the organization; answering its question."""
    rows = employer_reviews_for(request.member).select_related("campus", "employer")
    rows = rows.prefetch_related("inquiries")
    vetting = get_object_or_404(rows, code=code)
    form = AnswerCampusForm(request.POST or None)
    turn = turn_of(vetting)
    if (
        request.method == "POST"
        and form.is_valid()
        and run_action(
            request,
            form,
            lambda: answer_campus(
                vetting, answer=form.cleaned_data["answer"], actor=request.actor, at=now()
            ),
            said=_("The career office has your answer."),
        )
    ):
        return redirect("employer:campus", code)
    return show(
        request,
        "employer/campus.html",
        {
            "vetting": vetting,
            "turn": None if is_far_off(turn) else turn,
            "can_answer": waits_for_answer(vetting),
            "asked": open_inquiries(vetting),
            "terms": terms_said(vetting),
            "form": form,
        },
        form,
    )


urlpatterns = [
    path("", desk, name="desk"),
    path("campuses/<code:code>/", campus, name="campus"),
]
