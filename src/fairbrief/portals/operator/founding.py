"""A new campus: who runs the installation founds it, and invites its first officer next."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fairbrief.kernel.clock import now
from fairbrief.organizations.access import campus_for_operator, invitation_to_office
from fairbrief.organizations.actions import found_campus, withdraw_invitation
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


@require_POST
@for_operators
def withdraw(request: PortalRequest, code: str, invitation: str) -> HttpResponse:
    """An invitation that went to the wrong person is taken back."""
    found = invitation_to_office(campus_for_operator(request.user, code), invitation)
    run_action(
        request,
        None,
        lambda: withdraw_invitation(found, actor=request.actor, at=now()),
        said=_("The invitation is withdrawn; its link no longer works."),
    )
    return redirect("operator:campus", code)


urlpatterns: list[URLPattern] = [
    path("campuses/new/", new_campus, name="new_campus"),
    path(
        "campuses/<code:code>/invitations/<code:invitation>/withdraw/",
        withdraw,
        name="withdraw_invitation",
    ),
]
