"""Matching days as an employer takes part in them: giving places, and ranking students."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from fairbrief.clocks.queries import turn_of
from fairbrief.concerns.kinds import EMPLOYER
from fairbrief.concerns.queries import hear
from fairbrief.disclosures.actions import note_disclosure
from fairbrief.kernel.clock import now
from fairbrief.matchdays.access import matchdays_asking
from fairbrief.matchdays.actions import confirm_places, rank_students
from fairbrief.matchdays.forms import BenchForm, PlacesForm
from fairbrief.matchdays.models import Matchday, Seat
from fairbrief.matchdays.queries import (
    Bench,
    benches_of,
    given_by,
    is_looking,
    is_published,
    own_seats,
    takes_briefs,
)
from fairbrief.portals.requests import EmployerRequest, for_employers
from fairbrief.portals.ui.http import paginate, run_action, show


@require_safe
@for_employers
def matchdays(request: EmployerRequest) -> HttpResponse:
    page = paginate(request, matchdays_asking(request.member))
    return show(request, "employer/matchdays/list.html", {"page": page})


def _day(request: EmployerRequest, code: str) -> Matchday:
    return get_object_or_404(matchdays_asking(request.member), code=code)


@require_safe
@for_employers
def matchday(request: EmployerRequest, code: str) -> HttpResponse:
    return _show(request, _day(request, code))


@require_POST
@for_employers
def confirm(request: EmployerRequest, code: str, brief: str) -> HttpResponse:
    """The places a brief gives to the day."""
    row = _day(request, code)
    seats = own_seats(row, request.member.employer)
    seat = next((each for each in seats if each.brief.code == brief), None)
    if seat is None:
        raise Http404
    form = PlacesForm(request.POST)
    if form.is_valid() and run_action(
        request,
        form,
        lambda: confirm_places(
            seat, places=form.cleaned_data["places"], actor=request.actor, at=now()
        ),
        said=_("Confirmed. Students rank it from now on."),
    ):
        return redirect("employer:matchday", code)
    return _show(request, row, places=(seat, form))


@require_POST
@for_employers
def rank(request: EmployerRequest, code: str, member: str) -> HttpResponse:
    """One supervisor's list."""
    row = _day(request, code)
    benches = benches_of(row, request.member.employer)
    bench = next((each for each in benches if each.supervisor.code == member), None)
    if bench is None:
        raise Http404
    form = BenchForm(request.POST, bench=bench)
    if "move" in request.POST:
        form = BenchForm(bench=bench, initial=form.moved_by(request.POST["move"]))
    elif form.is_valid() and run_action(
        request,
        form,
        lambda: rank_students(
            row,
            supervisor=bench.supervisor,
            ranks=form.ranks,
            most=form.cleaned_data["most"],
            actor=request.actor,
            at=now(),
        ),
        said=_("Kept. You can change it until the day given."),
    ):
        return redirect("employer:matchday", code)
    return _show(request, row, ranked=form)


def _show(
    request: EmployerRequest,
    row: Matchday,
    *,
    places: tuple[Seat, PlacesForm] | None = None,
    ranked: BenchForm | None = None,
) -> HttpResponse:
    employer = request.member.employer
    benches = benches_of(row, employer) if is_looking(row) else []
    before_them = [each.application for bench in benches for each in bench.seekers]
    hear(EMPLOYER, before_them)
    note_disclosure(before_them, actor=request.actor, at=now())
    given = given_by(row, employer) if is_published(row) else {}
    seats = [
        (
            seat,
            places[1]
            if places and places[0].pk == seat.pk
            else PlacesForm(initial={"places": seat.places}),
            given.get(seat.pk, []),
        )
        for seat in own_seats(row, employer)
    ]
    return show(
        request,
        "employer/matchdays/matchday.html",
        {
            "day": row,
            "turn": turn_of(row),
            "is_moved": "move" in request.POST,
            "seats": seats,
            "can_confirm": takes_briefs(row),
            "is_published": is_published(row),
            "benches": [_form(each, ranked) for each in benches],
        },
        *([places[1]] if places else []),
        *([ranked] if ranked else []),
    )


def _form(bench: Bench, ranked: BenchForm | None) -> BenchForm:
    if ranked is not None and ranked.bench.supervisor.pk == bench.supervisor.pk:
        return ranked
    return BenchForm(bench=bench)


urlpatterns = [
    path("matchdays/", matchdays, name="matchdays"),
    path("matchdays/<code:code>/", matchday, name="matchday"),
    path("matchdays/<code:code>/places/<code:brief>/", confirm, name="matchday_places"),
    path("matchdays/<code:code>/rank/<code:member>/", rank, name="matchday_rank"),
]
