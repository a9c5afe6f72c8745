"""“Is it you?”: asked again before what cannot be taken back, by password or by a mailed code."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, cast
from urllib.parse import urlencode

from allauth.account import app_settings
from allauth.account.adapter import get_adapter
from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.account.views import email, password_set
from allauth.core import ratelimit
from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from fairbrief.accounts.mailed_codes import code_of
from fairbrief.kernel.clock import now
from fairbrief.portals.requests import PortalRequest, for_people
from fairbrief.portals.ui.http import next_of, show
from fairbrief.portals.unsent import keep_until_asked

#: In the session: the digest of the code that was mailed, and when.
_SENT = "its_you_code"
_GOOD_FOR = 15 * 60
_NEXT = "next"


def once_more(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """The view is for a person who has just shown that it is they. Stands below `for_people`."""

    @wraps(view)
    def asked(request: PortalRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return view(request, *args, **kwargs) if has_shown(request) else _ask_first(request)

    return asked


def asked_before(request: PortalRequest) -> HttpResponseBase | None:
    """For a page that may be read by whoever is signed in, while what it sends is for who came in,
    or showed that it is they, within the last minutes: it gives a way in that stays when the
    session is over, such as a key or a colleague. Where to ask; None where nothing is to be asked.
    What was sent is kept meanwhile."""
    if request.method != "POST" or _was_here_lately(request):
        return None
    return _ask_first(request)


def _ask_first(request: PortalRequest) -> HttpResponseBase:
    asks = "account_reauthenticate" if request.user.has_usable_password() else "public:its_you"
    is_kept = request.method == "POST" and keep_until_asked(request)
    onward = reverse("public:unsent") if is_kept else request.path
    return HttpResponseRedirect(f"{reverse(asks)}?{urlencode({_NEXT: onward})}")


def lately_here(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """The view is for who came in, or showed that it is they, within the last minutes: it changes
    by what they show it next time. Who has a password is asked for it by the library itself."""

    @wraps(view)
    def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        user = cast("PortalRequest", request).user
        if not user.is_authenticated or user.has_usable_password() or _was_here_lately(request):
            return view(request, *args, **kwargs)
        return HttpResponseRedirect(
            f"{reverse('public:its_you')}?{urlencode({_NEXT: request.path})}"
        )

    return asked


def _was_here_lately(request: HttpRequest) -> bool:
    since = now().timestamp() - app_settings.REAUTHENTICATION_TIMEOUT
    shown = get_authentication_records(request, cast("PortalRequest", request).user)
    return any(each["at"] > since for each in shown)


def has_shown(request: HttpRequest) -> bool:
    """Whether the person has shown it again within the last minutes."""
    shown = [
        each
        for each in get_authentication_records(request, request.user)
        if each.get("reauthenticated")
    ]
    since = now().timestamp() - app_settings.REAUTHENTICATION_TIMEOUT
    return bool(shown) and shown[-1]["at"] > since


class CodeForm(forms.Form):
    """The code of the mail."""

    code = forms.CharField(label=_("Code"), max_length=20)


@never_cache
@for_people
def its_you(request: PortalRequest) -> HttpResponse:
    """A code is mailed to the first address, and typed here."""
    onward = next_of(request) or reverse("public:account")
    if request.user.has_usable_password():
        asks = f"{reverse('account_reauthenticate')}?{urlencode({_NEXT: onward})}"
        return HttpResponseRedirect(asks)
    sent: dict[str, Any] = request.session.get(_SENT) or {"at": 0, "digest": ""}
    is_waiting = sent["at"] > now().timestamp() - _GOOD_FOR
    if request.POST.get("action") == "send":
        if not _may("its_you_send", request):
            return refused_for_now(request)
        _send(request)
        return redirect(f"{reverse('public:its_you')}?{urlencode({_NEXT: onward})}")
    form = CodeForm(request.POST or None)
    if is_waiting and form.is_valid():
        if not _may("its_you_try", request):
            return refused_for_now(request)
        typed = form.cleaned_data["code"].strip().upper().replace("-", "")
        if constant_time_compare(_digest(typed, request), sent["digest"]):
            del request.session[_SENT]
            record_authentication(
                request, request.user, method="code", email=request.user.email, reauthenticated=True
            )
            return HttpResponseRedirect(onward)
        form.add_error("code", get_adapter().error_messages["incorrect_code"])
    return show(
        request,
        "public/joining/its_you.html",
        {"form": form, "is_waiting": is_waiting, "next": onward},
        form,
    )


def refused_for_now(request: HttpRequest) -> HttpResponse:
    """It was asked too often."""
    page = show(request, "429.html")
    page.status_code = 429
    return page


def _may(what: str, request: HttpRequest) -> bool:
    user = cast("PortalRequest", request).user
    return bool(ratelimit.consume(request, action=what, key=user.code))


def _digest(code: str, request: PortalRequest) -> str:
    """Of the code for this person at this address: no other is proved by it."""
    whose = f"{request.user.pk} {request.user.email} {code}"
    return salted_hmac("fairbrief.its_you", whose, algorithm="sha256").hexdigest()


def _send(request: PortalRequest) -> None:
    adapter = get_adapter()
    seed = adapter.generate_login_code()
    adapter.send_mail("account/email/its_you", request.user.email, {"code": seed})
    typed = code_of(seed).replace("-", "")
    request.session[_SENT] = {"digest": _digest(typed, request), "at": now().timestamp()}


urlpatterns = [
    path("account/its-you/", its_you, name="its_you"),
    # Before the library's own, at the same addresses.
    path("account/email/", lately_here(email), name="addresses"),
    path("account/password/set/", lately_here(password_set), name="set_password"),
]
