"""Coffees as a career office sees them: how many of its students come, a stop with a reason, and
those it hosts itself."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from fairbrief.coffees.access import coffees_of_office, roles_of
from fairbrief.coffees.actions import lift_stop, offer_from_office, stop_coffee
from fairbrief.coffees.forms import OfferForm, ReasonForm
from fairbrief.coffees.models import Coffee
from fairbrief.coffees.queries import meetings_of, stop_at
from fairbrief.kernel.clock import now
from fairbrief.portals.hosting import show_hosting
from fairbrief.portals.requests import CampusRequest, for_officers
from fairbrief.portals.ui.http import paginate, run_action, show


@require_safe
@for_officers
def coffees(request: CampusRequest) -> HttpResponse:
    """Counts of the campus's own students, and no names."""
    page = paginate(request, coffees_of_office(request.officer, at=now()))
    return show(request, "campus/coffees/list.html", {"page": page})


@for_officers
def new(request: CampusRequest) -> HttpResponse:
    """One that somebody of the office hosts."""
    form = OfferForm(request.POST or None)
    made: list[Coffee] = []
    if form.is_valid() and run_action(
        request,
        form,
        lambda: made.append(
            offer_from_office(
                request.officer,
                plan=form.plan(zone=request.user.time_zone),
                actor=request.actor,
                at=now(),
            )
        ),
        said=_("Offered. It stands on the pages of your students."),
    ):
        return redirect("campus:coffee", made[0].code)
    return show(request, "campus/coffees/new.html", {"form": form}, form)


def _row(request: CampusRequest, code: str) -> Coffee:
    found: Coffee = get_object_or_404(coffees_of_office(request.officer, at=now()), code=code)
    return found


@for_officers
def coffee(request: CampusRequest, code: str) -> HttpResponse:
    """One of its own is hosted here; of any other the office sees what it is about, and counts."""
    row = _row(request, code)
    if roles_of(request.actor, row):
        return show_hosting(request, row, "campus/coffees/hosted.html", actor=request.actor)
    return _show(request, row, ReasonForm())


def _show(request: CampusRequest, row: Coffee, form: ReasonForm) -> HttpResponse:
    context = {
        "coffee": row,
        "sittings": meetings_of(row),
        "now": now(),
        "stop": stop_at(row, request.officer.campus),
        "form": form,
    }
    return show(request, "campus/coffees/coffee.html", context, form)


@require_POST
@for_officers
def stop(request: CampusRequest, code: str) -> HttpResponse:
    """The office takes its students out of it, with a reason they and the host read."""
    row = _row(request, code)
    form = ReasonForm(request.POST)
    if form.is_valid() and run_action(
        request,
        form,
        lambda: stop_coffee(
            row,
            officer=request.officer,
            reason=form.cleaned_data["reason"],
            actor=request.actor,
            at=now(),
        ),
        said=_("Your students are out of it, and read why. So does the host."),
    ):
        return redirect("campus:coffee", code)
    return _show(request, row, form)


@require_POST
@for_officers
def lift(request: CampusRequest, code: str) -> HttpResponse:
    row = _row(request, code)
    run_action(
        request,
        None,
        lambda: lift_stop(row, officer=request.officer, actor=request.actor, at=now()),
        said=_("Your students can take seats again."),
    )
    return redirect("campus:coffee", code)


urlpatterns = [
    path("coffees/", coffees, name="coffees"),
    path("coffees/new/", new, name="new_coffee"),
    path("coffees/<code:code>/", coffee, name="coffee"),
    path("coffees/<code:code>/stop/", stop, name="stop_coffee"),
    path("coffees/<code:code>/lift/", lift, name="lift_coffee"),
]
