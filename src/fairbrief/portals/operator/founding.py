"""A new campus: who runs the installation founds it, and invites its first officer next."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext as _

from fairbrief.kernel.clock import now
from fairbrief.organizations.actions import found_campus
from fairbrief.organizations.forms import FoundCampusForm
from fairbrief.organizations.models import Campus
from fairbrief.portals.requests import PortalRequest, for_operators
from fairbrief.portals.ui.http import run_action, show


@for_operators
def new_campus(request: PortalRequest) -> HttpResponse:
    """What is known of it at first; its office sets everything else."""
    form = FoundCampusForm(request.POST or None)
    made: list[Campus] = []
    if form.is_valid() and run_action(
        request,
        form,
        lambda: made.append(found_campus(**form.cleaned_data, actor=request.actor, at=now())),
        said=_("The campus is here. Invite its first director: that person sets all the rest."),
    ):
        return redirect("operator:campus", made[0].code)
    return show(request, "operator/new_campus.html", {"form": form}, form)


urlpatterns: list[URLPattern] = [path("campuses/new/", new_campus, name="new_campus")]
