"""The outbox: what has not left yet, and what went to an address."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

from fairbrief.kernel.clock import now
from fairbrief.notices.forms import AddressForm
from fairbrief.notices.queries import (
    KEEP_MAILS_DAYS,
    MAX_TRIES,
    outbox_health,
    told_to,
    unmailed_notices,
)
from fairbrief.portals.requests import PortalRequest, for_operators
from fairbrief.portals.ui.http import paginate, show


@require_safe
@for_operators
def mail(request: PortalRequest) -> HttpResponse:
    """What has not left yet."""
    return show(
        request,
        "operator/mail.html",
        {"page": paginate(request, unmailed_notices()), "outbox": outbox_health(at=now())},
    )


@require_safe
@for_operators
def told(request: PortalRequest) -> HttpResponse:
    """That a notice of some kind went to somebody, and when: the words are theirs."""
    form = AddressForm(request.GET if "to" in request.GET else None)
    page = paginate(request, told_to(form.cleaned_data["to"])) if form.is_valid() else None
    return show(
        request,
        "operator/told.html",
        {
            "form": form,
            "page": page,
            "most_tries": MAX_TRIES,
            "keep_days": settings.KEEP_NOTICES_DAYS,
            "keep_mails_days": KEEP_MAILS_DAYS,
        },
        form,
    )


urlpatterns: list[URLPattern] = [
    path("mail/", mail, name="mail"),
    path("mail/told/", told, name="told"),
]
