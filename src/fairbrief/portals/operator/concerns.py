"""Concerns in numbers by campus, and those an office has put to who runs the installation."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.translation import gettext as _

from fairbrief.clocks.queries import turn_of, turns_for
from fairbrief.concerns.actions import answer_office
from fairbrief.concerns.forms import AnswerForm
from fairbrief.concerns.queries import called, concerns_asked, counts_by_campus
from fairbrief.kernel.clock import now
from fairbrief.portals.requests import PortalRequest, for_operators
from fairbrief.portals.ui.http import paginate, run_action, show


@for_operators
def concerns(request: PortalRequest) -> HttpResponse:
    """What waits for an answer, then numbers: the words belong to the offices."""
    page = paginate(request, concerns_asked())
    turns = turns_for(page.object_list)
    return show(
        request,
        "operator/concerns.html",
        {
            "page": page,
            "rows": [(each, turns.get(each.pk)) for each in page.object_list],
            "counts": counts_by_campus(),
        },
    )


@for_operators
def concern(request: PortalRequest, code: str) -> HttpResponse:
    """One question of an office, with the words it is about."""
    found = get_object_or_404(concerns_asked(), code=code)
    form = AnswerForm(request.POST or None)
    if form.is_valid() and run_action(
        request,
        form,
        lambda: answer_office(
            found, answer=form.cleaned_data["answer"], actor=request.actor, at=now()
        ),
        said=_("Answered. The office decides."),
    ):
        return redirect("operator:concerns")
    return show(
        request,
        "operator/concern.html",
        {"concern": found, "called": called(found), "turn": turn_of(found), "form": form},
        form,
    )


urlpatterns = [
    path("concerns/", concerns, name="concerns"),
    path("concerns/<code:code>/", concern, name="concern"),
]
