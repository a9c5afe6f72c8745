"""In whose name the credentials of a campus's students are issued."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _

from fairbrief.credentials.access import may_choose_name
from fairbrief.credentials.actions import issue_in_own_name
from fairbrief.credentials.issuing import INSTALLATION_HOLDER, Holder
from fairbrief.credentials.queries import issues_in_own_name
from fairbrief.kernel.clock import now
from fairbrief.portals.requests import CampusRequest, for_officers
from fairbrief.portals.ui.http import run_action, show


@for_officers
def credentials(request: CampusRequest) -> HttpResponse:
    campus = request.officer.campus
    if request.method == "POST":
        own = request.POST.get("own") == "yes"
        run_action(
            request,
            None,
            lambda: issue_in_own_name(campus, own=own, actor=request.actor, at=now()),
            said=_("From now on credentials are issued in your name.")
            if own
            else _("From now on credentials are issued in the name of this site."),
        )
        return redirect("campus:credentials")
    return show(
        request,
        "campus/credentials.html",
        {
            "campus": campus,
            "own": issues_in_own_name(campus),
            "may_choose": may_choose_name(campus, request.actor),
            "holder": Holder(campus=campus),
            "site": INSTALLATION_HOLDER,
        },
    )


urlpatterns = [path("office/credentials/", credentials, name="credentials")]
