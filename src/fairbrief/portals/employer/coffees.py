"""Coffees of an employer: what is offered, a new one, and hosting."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fairbrief.coffees.access import coffees_of_member, may_offer, roles_of
from fairbrief.coffees.actions import offer_coffee
from fairbrief.coffees.forms import EmployerOfferForm
from fairbrief.coffees.models import Coffee
from fairbrief.coffees.queries import meetings_of
from fairbrief.kernel.clock import now
from fairbrief.portals.hosting import show_hosting
from fairbrief.portals.requests import EmployerRequest, for_employers
from fairbrief.portals.ui.http import paginate, run_action, show
from fairbrief.vetting.queries.employers import approved_campuses


@require_safe
@for_employers
def coffees(request: EmployerRequest) -> HttpResponse:
    """Every coffee of the employer, with how many come."""
    context = {
        "page": paginate(request, coffees_of_member(request.member, at=now())),
        "may_offer": may_offer(request.member),
        "is_approved": approved_campuses(request.member.employer).exists(),
    }
    return show(request, "employer/coffees/list.html", context)


@for_employers
def new(request: EmployerRequest) -> HttpResponse:
    """Offers one."""
    member = request.member
    if not may_offer(member):
        raise PermissionDenied
    form = EmployerOfferForm(request.POST or None, employer=member.employer, member=member)
    made: list[Coffee] = []
    if form.is_valid() and run_action(
        request,
        form,
        lambda: made.append(
            offer_coffee(
                member.employer,
                host=form.cleaned_data["host"],
                campus=form.cleaned_data["campus"],
                plan=form.plan(zone=request.user.time_zone),
                actor=request.actor,
                at=now(),
            )
        ),
        said=_("Offered. Students who worked with you are told and choose first."),
    ):
        return redirect("employer:coffee", made[0].code)
    return show(request, "employer/coffees/new.html", {"form": form}, form)


@for_employers
def coffee(request: EmployerRequest, code: str) -> HttpResponse:
    """For its host and the owners; others of the employer see when it is and how many come."""
    row = get_object_or_404(coffees_of_member(request.member, at=now()), code=code)
    if roles_of(request.actor, row):
        return show_hosting(request, row, "employer/coffees/coffee.html", actor=request.actor)
    context = {"coffee": row, "sittings": meetings_of(row), "now": now()}
    return show(request, "employer/coffees/seen.html", context)


urlpatterns = [
    path("coffees/", coffees, name="coffees"),
    path("coffees/new/", new, name="new_coffee"),
    path("coffees/<code:code>/", coffee, name="coffee"),
]
