"""A person's own data: what stands here, a copy of it, closing the account, opening it again."""

from __future__ import annotations

from typing import Any

from allauth.core import ratelimit
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from fairbrief.kernel.clock import now
from fairbrief.leaving.access import REOPENING, closing_of_link
from fairbrief.leaving.actions import close_account, record_taken, reopen
from fairbrief.leaving.copying import copy_of, name_of
from fairbrief.leaving.forms import ClosingForm
from fairbrief.leaving.hindrances import hindrances, worn_by
from fairbrief.leaving.models import Closing
from fairbrief.leaving.queries import has_credentials, live_keys_of, pay_to_come, what_is_held
from fairbrief.notices.moments import zone_words
from fairbrief.portals.proving import once_more, refused_for_now
from fairbrief.portals.public.by_link import Opened, by_link
from fairbrief.portals.requests import PortalRequest, for_people
from fairbrief.portals.ui.http import run_action, show


@require_safe
@for_people
def your_data(request: PortalRequest) -> HttpResponse:
    """What stands here of the person, where it is corrected, and the ways to take it or end it."""
    context = {"hats": worn_by(request.user).hats, "held": what_is_held(), **_times()}
    return show(request, "public/leaving/your_data.html", context)


def _times() -> dict[str, int]:
    """How long what is kept, by settings."""
    return {
        "days": settings.KEEP_CLOSED_DAYS,
        "agreement_years": settings.KEEP_AGREEMENTS_YEARS,
        "application_years": settings.KEEP_APPLICATIONS_YEARS,
        "notice_days": settings.KEEP_NOTICES_DAYS,
    }


@never_cache
@for_people
@once_more
def copy(request: PortalRequest) -> HttpResponseBase:
    """The copy is made while it goes out, and nothing of it is kept here."""
    if request.method != "POST":
        return show(request, "public/leaving/copy.html")
    if not ratelimit.consume(request, action="own_data", key=request.user.code):
        return refused_for_now(request)
    at = now()
    record_taken(request.user, actor=request.actor, at=at)
    return StreamingHttpResponse(
        copy_of(request.user, at=at),
        content_type="application/zip",
        headers={
            "Content-Disposition": f'attachment; filename="{name_of(request.user, at)}"',
            "Cache-Control": "private, no-store",
            "X-Content-Type-Options": "nosniff",
        },
    )


@require_safe
@never_cache
@for_people
def closing(request: PortalRequest) -> HttpResponse:
    """What stands in the way of closing the account; otherwise what goes, and what is kept."""
    worn = worn_by(request.user)
    context: dict[str, Any] = {"in_the_way": hindrances(request.user, worn), "hats": worn.hats}
    if not context["in_the_way"]:
        context |= {
            **_times(),
            "keys": live_keys_of(request.user) if worn.officer else 0,
            "pay": pay_to_come(worn.student) if worn.student else (),
        }
    return show(request, "public/leaving/close.html", context)


@never_cache
@for_people
@once_more
def confirm(request: PortalRequest) -> HttpResponse:
    """The words are typed, and the account is closed."""
    user = request.user
    form = ClosingForm(request.POST or None, has_credentials=has_credentials(user))
    if form.is_valid() and run_action(
        request,
        form,
        lambda: close_account(
            user,
            ends_credentials=form.cleaned_data.get("ends_credentials", False),
            actor=request.actor,
            at=now(),
        ),
    ):
        logout(request)
        return redirect("public:closed")
    return show(request, "public/leaving/confirm.html", {"form": form, **_times()}, form)


@require_safe
def closed(request: HttpRequest) -> HttpResponse:
    """It is done. Says nothing of anybody."""
    return show(request, "public/leaving/closed.html", _times())


@never_cache
@by_link(REOPENING, closing_of_link)
def reopening(request: HttpRequest, by: Opened[Closing]) -> HttpResponse:
    """Opening the page changes nothing; a button does."""
    found = by.thing
    if request.method == "POST" and run_action(
        request, None, lambda: reopen(found, actor=by.actor, at=now())
    ):
        messages.success(request, _("Your account is open again. Sign in with a code."))
        return redirect("account_request_login_code")
    zone = found.user.time_zone
    with timezone.override(zone):
        context = {"closing": found, "zone": zone_words(zone)}
        return show(request, "public/leaving/reopen.html", context)


urlpatterns = [
    path("account/your-data/", your_data, name="your_data"),
    path("account/your-data/copy/", copy, name="copy_data"),
    path("account/close/", closing, name="close_account"),
    path("account/close/confirm/", confirm, name="confirm_closing"),
    path("closed/", closed, name="closed"),
    path("reopen/<str:token>/", reopening, name="reopen"),
]
