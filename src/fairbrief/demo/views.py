"""The demo's own pages: become someone, read everybody's mail."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, cast

from allauth.account.internal.flows.login import record_authentication
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout
from django.core.exceptions import SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from fairbrief.accounts.last_here import note_here
from fairbrief.demo.mailbox import letters_in, notices_to
from fairbrief.demo.queries import persona_by_key, personas
from fairbrief.portals.ui.hats import HATS, Hat, wear
from fairbrief.portals.ui.http import paginate, show


def only_in_demo[**P](
    view: Callable[Concatenate[HttpRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """The page does not exist outside demo mode, whatever the URLs say."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not settings.DEMO:
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


@only_in_demo
@never_cache
def people(request: HttpRequest) -> HttpResponse:
    """Whom one can be, and what to try as them."""
    return show(request, "demo/people.html", {"personas": personas()})


@only_in_demo
@require_POST
def become(request: HttpRequest, key: str) -> HttpResponse:
    """Signs in as one of the personas; nobody else can be had this way."""
    persona = persona_by_key(key)
    if persona is None:
        raise Http404
    if persona.hat not in HATS:
        raise SuspiciousOperation
    if not persona.user.is_active:
        messages.info(request, _("This person has closed their account. Be someone else."))
        return redirect("demo:people")
    if request.user.is_authenticated:
        logout(request)
    login(request, persona.user)
    record_authentication(request, persona.user, method="code", email=persona.user.email)
    wear(request, cast("Hat", persona.hat))
    messages.info(request, _("You are now %(name)s.") % {"name": persona.user.get_full_name()})
    answer = redirect(persona.path)
    note_here(answer, persona.user)
    return answer


@only_in_demo
@never_cache
def mail(request: HttpRequest) -> HttpResponse:
    """The mail everyone got, with its links."""
    to = request.GET.get("to", "").strip()[:200]
    return show(
        request,
        "demo/mail.html",
        {
            "to": to,
            "letters": letters_in(settings.HOME / "mail", to=to),
            "page": paginate(request, notices_to(to)),
            "personas": personas(),
        },
    )
