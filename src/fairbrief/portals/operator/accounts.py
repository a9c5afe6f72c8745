"""Closing the account of a person who asks for it in writing, as they would do it on their page."""

from __future__ import annotations

from typing import Any

from allauth.core import ratelimit
from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from fairbrief.accounts.queries import verified_addresses
from fairbrief.kernel.clock import now
from fairbrief.leaving.access import account_asked_about, account_for_operator
from fairbrief.leaving.actions import close_on_request
from fairbrief.leaving.forms import AccountForm, OnRequestForm
from fairbrief.leaving.hindrances import hindrances, worn_by
from fairbrief.leaving.queries import has_credentials
from fairbrief.portals.proving import once_more, refused_for_now
from fairbrief.portals.requests import PortalRequest, for_operators
from fairbrief.portals.ui.http import run_action, show


@never_cache
@for_operators
@once_more
def accounts(request: PortalRequest) -> HttpResponse:
    """Whose account it is, by its whole address: nobody looks around here."""
    form = AccountForm(request.POST or None)
    if form.is_valid():
        if not ratelimit.consume(request, action="close_for", key=request.user.code):
            return refused_for_now(request)
        found = account_asked_about(request.user, form.cleaned_data["address"])
        if found is not None:
            return redirect("operator:close_account", found.code)
        form.add_error(
            "address",
            _("No account with this address can be closed here. It is closed, or there is none."),
        )
    return show(request, "operator/accounts.html", {"form": form}, form)


@never_cache
@for_operators
@once_more
def close(request: PortalRequest, code: str) -> HttpResponse:
    """Who it is and what stands in the way; else how they asked is written down, and it is
    closed."""
    user = account_for_operator(request.user, code)
    worn = worn_by(user)
    form = OnRequestForm(request.POST or None, user=user, has_credentials=has_credentials(user))
    context: dict[str, Any] = {
        "person": user,
        "worn": worn,
        "addresses": verified_addresses(user) or [user.email],
        "days": settings.KEEP_CLOSED_DAYS,
        "form": form,
    }
    if form.is_valid() and run_action(
        request,
        form,
        lambda: close_on_request(
            user,
            asked=form.cleaned_data["asked"],
            ends_credentials=form.cleaned_data.get("ends_credentials", False),
            by=request.user,
            at=now(),
        ),
        said=_("The account is closed, and its person has been mailed the way back."),
    ):
        return redirect("operator:accounts")
    context["in_the_way"] = hindrances(user, worn)
    return show(request, "operator/close_account.html", context, form)


urlpatterns: list[URLPattern] = [
    path("accounts/", accounts, name="accounts"),
    path("accounts/<code:code>/close/", close, name="close_account"),
]
