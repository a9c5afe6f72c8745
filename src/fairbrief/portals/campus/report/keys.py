"""Keys for programs that read the report, and who took which file."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from fairbrief.kernel.clock import now
from fairbrief.organizations.queries import taken_away
from fairbrief.portals.proving import asked_before
from fairbrief.portals.requests import CampusRequest, for_officers
from fairbrief.portals.ui.http import paginate, run_action, show
from fairbrief.reports.access import keys_of, may_make_keys
from fairbrief.reports.actions import make_key, revoke_key
from fairbrief.reports.forms import KeyForm


@never_cache
@for_officers
def keys(request: CampusRequest) -> HttpResponseBase:
    """The campus's keys; a director makes one, and reads its secret once."""
    may_make = may_make_keys(request.officer)
    if request.method == "POST" and not may_make:
        raise PermissionDenied
    if asks := asked_before(request):
        return asks
    form = KeyForm(request.POST or None)
    made: list[str] = []
    if form.is_valid():
        run_action(
            request,
            form,
            lambda: made.append(
                make_key(
                    request.officer.campus,
                    name=form.cleaned_data["name"],
                    opens=form.cleaned_data["opens"],
                    officer=request.officer,
                    actor=request.actor,
                    at=now(),
                )[1]
            ),
        )
    return show(
        request,
        "campus/report/keys.html",
        {
            "secret": made[0] if made else "",
            "keys": list(keys_of(request.officer)),
            "may_make": may_make,
            "form": KeyForm() if made else form,
            "page": paginate(request, taken_away(request.officer.campus)),
        },
        *([] if made else [form]),
    )


@require_POST
@for_officers
def revoke(request: CampusRequest, code: str) -> HttpResponse:
    found = get_object_or_404(keys_of(request.officer), code=code)
    if not may_make_keys(request.officer):
        raise PermissionDenied
    run_action(
        request,
        None,
        lambda: revoke_key(found, officer=request.officer, actor=request.actor, at=now()),
        said=_("Revoked. Programs with this key get nothing from now on."),
    )
    return redirect("campus:report_keys")


urlpatterns = [
    path("report/keys/", keys, name="report_keys"),
    path("report/keys/<code:code>/revoke/", revoke, name="revoke_report_key"),
]
