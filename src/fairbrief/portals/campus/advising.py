"""Advice either side asks for at the end of work: read here, answered to who asked."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.translation import gettext as _

from fairbrief.clocks.queries import turn_of
from fairbrief.kernel.clock import now
from fairbrief.portals.requests import CampusRequest, for_officers
from fairbrief.portals.ui.http import run_action, show
from fairbrief.relationships.access import OFFICER, advice_at
from fairbrief.relationships.asking import answer_advice
from fairbrief.relationships.forms import AdviseForm
from fairbrief.relationships.workflow import ADVICE


@for_officers
def advice(request: CampusRequest, code: str) -> HttpResponse:
    """The question, who asked, and the office's answer."""
    found = get_object_or_404(advice_at(request.officer), code=code)
    form = AdviseForm(request.POST or None)
    if (
        request.method == "POST"
        and form.is_valid()
        and run_action(
            request,
            form,
            lambda: answer_advice(
                found, answer=form.cleaned_data["answer"], actor=request.actor, at=now()
            ),
            said=_("Answered. Who asked is told; the other side is not."),
        )
    ):
        return redirect("campus:advice", code)
    context = {
        "advice": found,
        "work": found.engagement,
        "turn": turn_of(found),
        "may_answer": "answer" in ADVICE.open_as(found, OFFICER),
        "form": form,
    }
    return show(request, "campus/concerns/advice.html", context, form)


urlpatterns = [path("advice/<code:code>/", advice, name="advice")]
