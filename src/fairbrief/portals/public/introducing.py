"""A mailed question: would a contact bring a student together with somebody?"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from fairbrief.accounts.links import LinkError, link_ended, open_link
from fairbrief.concerns.kinds import EMPLOYER
from fairbrief.concerns.queries import hear
from fairbrief.contacts.access import (
    ANSWERER,
    INTRODUCING,
    introduction_by_link,
    introduction_roles,
)
from fairbrief.contacts.actions import decline_introduction, grant
from fairbrief.contacts.forms import IntroducingForm
from fairbrief.kernel.clock import now
from fairbrief.portals.public.links import ended
from fairbrief.portals.public.reporting import report_at
from fairbrief.portals.ui.http import run_action, show


@never_cache
def introduce(request: HttpRequest, token: str) -> HttpResponse:
    """Opening it changes nothing; a button does. A yes can be taken back here."""
    try:
        link, actor = open_link(token, at=now())
    except LinkError as error:
        return ended(request, error, token)
    if link.capacity != INTRODUCING:
        return ended(request, LinkError(_("This link is for something else.")), token)
    found = introduction_by_link(link.subject_label, link.subject_id)
    if found is None or ANSWERER not in introduction_roles(actor, found):
        return ended(request, link_ended(), token)
    is_no = "no" in request.POST
    form = IntroducingForm(None if is_no else request.POST or None)
    if is_no and run_action(
        request, None, lambda: decline_introduction(found, actor=actor, at=now())
    ):
        return redirect("public:introduce", token)
    if (
        request.method == "POST"
        and form.is_valid()
        and run_action(
            request, form, lambda: grant(found, **form.cleaned_data, actor=actor, at=now())
        )
    ):
        return redirect("public:introduce", token)
    hear(EMPLOYER, [found], at=report_at(token))
    return show(request, "public/introduce.html", {"asked": found, "form": form}, form)


urlpatterns = [path("introduction/<str:token>/", introduce, name="introduce")]
