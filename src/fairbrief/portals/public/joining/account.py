"""The person's own account: name, time zone, addresses, sessions."""

from __future__ import annotations

from typing import Any

from allauth.account.views import ConfirmEmailVerificationCodeView
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from fairbrief.accounts.actions import change_details, one_at_a_time, sign_out_everywhere
from fairbrief.accounts.forms import DetailsForm
from fairbrief.accounts.queries import addresses_of
from fairbrief.kernel.clock import now
from fairbrief.portals.public.joining.landing import hats_of
from fairbrief.portals.requests import PortalRequest, for_people
from fairbrief.portals.ui.http import run_action, show


@for_people
def account(request: PortalRequest) -> HttpResponse:
    """Name and time zone; links to addresses and password."""
    user = request.user
    form = DetailsForm(request.POST or None, initial={"name": user.name})
    form.fields["time_zone"].initial = user.time_zone
    if form.is_valid() and run_action(
        request,
        form,
        lambda: change_details(
            user,
            name=form.cleaned_data["name"],
            time_zone=form.cleaned_data["time_zone"],
            actor=request.actor,
            at=now(),
        ),
        said=_("Kept. Times are now shown in your zone.")
        if "time_zone" in form.changed_data
        else _("Kept."),
    ):
        return redirect("public:account")
    return show(
        request,
        "public/joining/account.html",
        {
            "form": form,
            "addresses": addresses_of(user),
            "has_password": user.has_usable_password(),
            "hats": hats_of(user),
            "here_now": timezone.localtime(now()),
        },
        form,
    )


@require_POST
@for_people
def sign_out_others(request: PortalRequest) -> HttpResponse:
    """Every other browser has to sign in again; this one stays."""
    run_action(
        request,
        None,
        lambda: sign_out_everywhere(request.user, actor=request.actor, at=now()),
        said=_("Every other browser is signed out."),
    )
    update_session_auth_hash(request, request.user)
    return redirect("public:account")


class Confirmation(ConfirmEmailVerificationCodeView):  # type: ignore[misc]
    """Typing the code of a new address; who comes too late is led to a new one."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        if self._process is None and not request.user.is_authenticated:
            messages.info(
                request,
                _("The code has ended. Write your address and we mail you a new one."),
            )
            return redirect("account_request_login_code")
        return response

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with one_at_a_time(self._process.email):
            response: HttpResponse = super().post(request, *args, **kwargs)
        return response


urlpatterns: list[URLPattern] = [
    path("account/", account, name="account"),
    path("account/confirm-email/", Confirmation.as_view(), name="confirm_address"),
    path("account/sign-out-others/", sign_out_others, name="sign_out_others"),
]
