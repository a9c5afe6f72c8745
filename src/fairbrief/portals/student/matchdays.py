"""Matching days as a student takes part in them: ranking, and what came of it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fairbrief.clocks.queries import turn_of
from fairbrief.kernel.clock import now
from fairbrief.matchdays.access import matchdays_open_to
from fairbrief.matchdays.actions import rank_briefs
from fairbrief.matchdays.forms import RanksForm
from fairbrief.matchdays.queries import choices_of, is_ranking, outcome_of, seats_of
from fairbrief.matchdays.running import explained
from fairbrief.portals.requests import StudentRequest, for_students
from fairbrief.portals.ui.http import paginate, run_action, show


@require_safe
@for_students
def matchdays(request: StudentRequest) -> HttpResponse:
    page = paginate(request, matchdays_open_to(request.student))
    return show(request, "student/matchdays/list.html", {"page": page})


@for_students
def matchday(request: StudentRequest, code: str) -> HttpResponse:
    """Ranking while it is open; afterwards the student's list, and what came of it with why."""
    student = request.student
    row = get_object_or_404(matchdays_open_to(student), code=code)
    seats = list(seats_of(row))
    chosen = choices_of(student, row)
    form = None
    if is_ranking(row):
        form = RanksForm(request.POST or None, seats=seats, chosen=chosen)
        if "move" in request.POST:
            held = form.moved_by(request.POST["move"])
            form = RanksForm(seats=seats, chosen=chosen, initial=held)
        elif form.is_valid() and run_action(
            request,
            form,
            lambda: rank_briefs(
                row,
                student=student,
                wishes=form.wishes,
                hours_a_week=form.cleaned_data["hours_a_week"],
                actor=request.actor,
                at=now(),
            ),
            said=_("Kept. You can change it until ranking closes."),
        ):
            return redirect("student:matchday", code)
    outcome = outcome_of(student, row)
    return show(
        request,
        "student/matchdays/matchday.html",
        {
            "day": row,
            "turn": turn_of(row),
            "form": form,
            "is_moved": "move" in request.POST,
            "list": sorted(
                ((chosen[each.pk].rank, each) for each in seats if each.pk in chosen),
                key=lambda pair: pair[0],
            ),
            "outcome": outcome,
            "reasons": explained(outcome) if outcome else [],
        },
        *([form] if form is not None else []),
    )


urlpatterns = [
    path("matchdays/", matchdays, name="matchdays"),
    path("matchdays/<code:code>/", matchday, name="matchday"),
]
