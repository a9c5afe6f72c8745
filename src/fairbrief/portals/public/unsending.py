"""What was sent while nobody was signed in: read again, and sent by who typed it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from fairbrief.portals.requests import PortalRequest, for_people
from fairbrief.portals.ui.http import show
from fairbrief.portals.unsent import forget_unsent, unsent_of, was_asked


@never_cache
@for_people
def unsent(request: PortalRequest) -> HttpResponse:
    """What was kept; home where there is nothing."""
    found = unsent_of(request)
    if request.method == "POST":
        forget_unsent(request)
        messages.success(request, _("Thrown away. Nothing was sent."))
        return redirect("public:landing")
    if found is None:
        return redirect("public:landing")
    context = {"unsent": found, "may_forget": True, "was_asked": was_asked(request)}
    return show(request, "public/joining/unsent.html", context)


urlpatterns = [path("account/unsent/", unsent, name="unsent")]
