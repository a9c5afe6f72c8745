"""An invitation, opened from the mail: accept it signed in, or sign up right there.

In the app it is opened by its code, which is no key: whose address it went to must be signed in.
"""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.views import SignupView
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from fairbrief.accounts.queries import user_with_address, verified_addresses
from fairbrief.kernel.clock import now
from fairbrief.organizations.actions import accept_invitation
from fairbrief.organizations.forms import InvitedSignupForm
from fairbrief.organizations.models import Invitation, Officer
from fairbrief.organizations.notices import house_of, role_of
from fairbrief.organizations.queries import invitation_by_token, invitation_to
from fairbrief.portals.public.joining.landing import FIRST_PAGES
from fairbrief.portals.requests import PortalRequest, for_people
from fairbrief.portals.ui.hats import Hat, wear
from fairbrief.portals.ui.http import run_action, show


@never_cache
def invitation(request: HttpRequest, token: str) -> HttpResponseBase:
    """What the invitation is, and the one step that fits who is looking at it."""
    found = _found(request, token)
    if found is None:
        return _ended(request, None)
    if request.user.is_authenticated:
        return _signed_in(request, found, token)
    if found.has_ended(now()):
        return _ended(request, found)
    if user_with_address(found.email):
        return show(request, "public/joining/invitation.html", _facts(found, token))
    response: HttpResponseBase = InvitedSignup.as_view()(request, found=found, token=token)
    return response


@for_people
def _signed_in(request: PortalRequest, found: Invitation, token: str) -> HttpResponse:
    is_theirs = found.email.lower() in {email.lower() for email in verified_addresses(request.user)}
    if found.has_ended(now()) and not (found.accepted_at and is_theirs):
        return _ended(request, found)
    return show(
        request,
        "public/joining/invitation.html",
        {**_facts(found, token), "is_theirs": is_theirs},
    )


@require_POST
@for_people
def accept(request: PortalRequest, token: str) -> HttpResponse:
    """The signed-in person becomes what the invitation says."""
    found = _found(request, token)
    if found is None:
        return _ended(request, None)
    if not run_action(
        request,
        None,
        lambda: accept_invitation(found, user=request.user, actor=request.actor, at=now()),
        said=_("You now act for %(house)s.") % {"house": house_of(found)},
    ):
        return redirect("public:invitation", token)
    hat: Hat = "employer" if found.employer_id else "campus"
    wear(request, hat)
    return HttpResponseRedirect(FIRST_PAGES[hat])


def _found(request: HttpRequest, token: str) -> Invitation | None:
    found = invitation_by_token(token)
    if found is None and request.user.is_authenticated:
        return invitation_to(request.user, token)
    return found


def _ended(request: HttpRequest, found: Invitation | None) -> HttpResponse:
    """One page for unknown, used, withdrawn and expired: it says the way on, and 410."""
    response = show(request, "public/joining/invitation_ended.html", {"found": found})
    response.status_code = 410 if found else 404
    return response


def _facts(found: Invitation, token: str) -> dict[str, Any]:
    is_officer = found.campus_id is not None
    return {
        "invitation": found,
        "house": house_of(found),
        "role": role_of(found),
        "is_officer": is_officer,
        "is_director": is_officer and found.role == Officer.Role.DIRECTOR,
        "token": token,
        "path": reverse("public:invitation", args=[token]),
    }


@method_decorator(never_cache, name="dispatch")
class InvitedSignup(SignupView):  # type: ignore[misc]
    """Sign-up of an invited person. The link reached the address, so no code is asked for."""

    template_name = "public/joining/invitation_signup.html"

    def get_form_class(self) -> type[InvitedSignupForm]:
        return InvitedSignupForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "invitation": self.kwargs["found"]}

    def form_valid(self, form: InvitedSignupForm) -> HttpResponse:
        get_adapter(self.request).stash_verified_email(self.request, self.kwargs["found"].email)
        response: HttpResponse = super().form_valid(form)
        return response

    def get_default_success_url(self) -> str:
        return reverse("public:invitation", args=[self.kwargs["token"]])

    def get_success_url(self) -> str:
        return self.get_default_success_url()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        facts = _facts(self.kwargs["found"], self.kwargs["token"])
        return {**super().get_context_data(**kwargs), **facts}


urlpatterns: list[URLPattern] = [
    path("invitations/<str:token>/", invitation, name="invitation"),
    path("invitations/<str:token>/accept/", accept, name="accept_invitation"),
]
