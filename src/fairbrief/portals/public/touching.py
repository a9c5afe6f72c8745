"""A mailed question: may a student write to you after the work? Answered without an account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.views.decorators.cache import never_cache

from fairbrief.audit.actors import Actor
from fairbrief.contacts.access import CONSENT, contact_by_link
from fairbrief.contacts.actions import agree, decline
from fairbrief.contacts.forms import ConsentForm
from fairbrief.contacts.models import Contact
from fairbrief.kernel.clock import now
from fairbrief.portals.public.by_link import Opened, by_link
from fairbrief.portals.ui.http import run_action, show

if TYPE_CHECKING:
    from fairbrief.accounts.models import MailedLink


def _contact(link: MailedLink, _actor: Actor) -> Contact | None:
    return contact_by_link(link.subject_label, link.subject_id, email=link.email)


@never_cache
@by_link(CONSENT, _contact)
def stay_in_touch(request: HttpRequest, by: Opened[Contact]) -> HttpResponse:
    """Opening it changes nothing; a button does. A yes can be taken back here at any time."""
    contact, actor = by.thing, by.actor
    is_no = "no" in request.POST
    form = ConsentForm.of(contact, None if is_no else request.POST or None)
    if is_no and run_action(request, None, lambda: decline(contact, actor=actor, at=now())):
        return redirect("public:stay_in_touch", by.token)
    if (
        request.method == "POST"
        and form.is_valid()
        and run_action(
            request,
            form,
            lambda: agree(contact, **form.said, actor=actor, at=now()),
        )
    ):
        return redirect("public:stay_in_touch", by.token)
    return show(
        request, "public/stay_in_touch.html", {"contact": contact, "consent_form": form}, form
    )


urlpatterns = [path("stay-in-touch/<str:token>/", stay_in_touch, name="stay_in_touch")]
