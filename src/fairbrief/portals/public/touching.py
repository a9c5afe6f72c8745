"""A mailed question: may a student write to you after the work? Answered without an account."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from fairbrief.accounts.links import LinkError, link_ended, open_link
from fairbrief.contacts.access import CONSENT, contact_by_link
from fairbrief.contacts.actions import agree, decline
from fairbrief.contacts.forms import ConsentForm
from fairbrief.kernel.clock import now
from fairbrief.portals.public.links import ended
from fairbrief.portals.ui.http import run_action, show


@never_cache
def stay_in_touch(request: HttpRequest, token: str) -> HttpResponse:
    """Opening it changes nothing; a button does. A yes can be taken back here at any time."""
    try:
        link, actor = open_link(token, at=now())
    except LinkError as error:
        return ended(request, error, token)
    if link.capacity != CONSENT:
        return ended(request, LinkError(_("This link is for something else.")), token)
    contact = contact_by_link(link.subject_label, link.subject_id, email=link.email)
    if contact is None:
        return ended(request, link_ended(), token)
    is_no = "no" in request.POST
    form = ConsentForm.of(contact, None if is_no else request.POST or None)
    if is_no and run_action(request, None, lambda: decline(contact, actor=actor, at=now())):
        return redirect("public:stay_in_touch", token)
    if (
        request.method == "POST"
        and form.is_valid()
        and run_action(
            request,
            form,
            lambda: agree(contact, **form.said, actor=actor, at=now()),
        )
    ):
        return redirect("public:stay_in_touch", token)
    return show(
        request, "public/stay_in_touch.html", {"contact": contact, "consent_form": form}, form
    )


urlpatterns = [path("stay-in-touch/<str:token>/", stay_in_touch, name="stay_in_touch")]
