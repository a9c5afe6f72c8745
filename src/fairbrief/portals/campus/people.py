"""The people of the career office: who they are, inviting and removing them."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from fairbrief.kernel.clock import now
from fairbrief.organizations.access import invitation_to_office, may_change_office, officer_for
from fairbrief.organizations.actions import invite_officer, remove_officer, withdraw_invitation
from fairbrief.organizations.forms import InviteOfficerForm
from fairbrief.organizations.models import Officer
from fairbrief.organizations.queries import officers_of, open_invitations
from fairbrief.portals.proving import asked_before
from fairbrief.portals.requests import CampusRequest, for_officers
from fairbrief.portals.ui.http import paginate, run_action, show

#: Open invitations that are shown.
SHOWN = 50


@for_officers
def people(request: CampusRequest) -> HttpResponseBase:
    """Everyone of the office; a director invites colleagues here."""
    campus = request.officer.campus
    may_change = may_change_office(request.user, campus)
    if request.method == "POST" and not may_change:
        raise PermissionDenied
    if asks := asked_before(request):
        return asks
    form = InviteOfficerForm(request.POST or None, initial={"role": Officer.Role.OFFICER})
    if form.is_valid() and run_action(
        request,
        form,
        lambda: invite_officer(
            campus, **form.cleaned_data, by=request.user, actor=request.actor, at=now()
        ),
        said=_("The invitation is on its way to %(email)s.") % {"email": form.data["email"]},
    ):
        return redirect("campus:people")
    return show(
        request,
        "campus/people.html",
        {
            "campus": campus,
            "may_change": may_change,
            "officers": paginate(request, officers_of(campus)),
            "invitations": open_invitations(campus, at=now())[:SHOWN],
            "form": form,
        },
        form,
    )


@require_POST
@for_officers
def withdraw(request: CampusRequest, code: str) -> HttpResponse:
    """A director takes an invitation back."""
    found = invitation_to_office(request.officer.campus, code)
    if not may_change_office(request.user, request.officer.campus):
        raise PermissionDenied
    run_action(
        request,
        None,
        lambda: withdraw_invitation(found, actor=request.actor, at=now()),
        said=_("The invitation is withdrawn; its link no longer works."),
    )
    return redirect("campus:people")


@require_POST
@for_officers
def remove(request: CampusRequest, code: str) -> HttpResponse:
    """A director lets a person of the office go, themselves too."""
    found = officer_for(request.officer.campus, code)
    if not may_change_office(request.user, request.officer.campus):
        raise PermissionDenied
    done = run_action(
        request,
        None,
        lambda: remove_officer(found, by=request.user, actor=request.actor, at=now()),
        said=_("%(name)s no longer acts for your office.") % {"name": found.user.get_full_name()},
    )
    leaves = done and found.pk == request.officer.pk
    return redirect("public:landing" if leaves else "campus:people")


urlpatterns: list[URLPattern] = [
    path("office/people/", people, name="people"),
    path("office/invitations/<code:code>/withdraw/", withdraw, name="withdraw_invitation"),
    path("office/officers/<code:code>/remove/", remove, name="remove_officer"),
]
