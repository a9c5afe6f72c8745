"""A mailed question: would a contact bring a student together with somebody?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.views.decorators.cache import never_cache

from fairbrief.audit.actors import Actor
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
from fairbrief.contacts.models import Introduction
from fairbrief.kernel.clock import now
from fairbrief.portals.public.by_link import Opened, by_link
from fairbrief.portals.public.reporting import report_at
from fairbrief.portals.ui.http import run_action, show

if TYPE_CHECKING:
    from fairbrief.accounts.models import MailedLink


def _asked(link: MailedLink, actor: Actor) -> Introduction | None:
    found = introduction_by_link(link.subject_label, link.subject_id)
    return found if found and ANSWERER in introduction_roles(actor, found) else None


@never_cache
@by_link(INTRODUCING, _asked)
def introduce(request: HttpRequest, by: Opened[Introduction]) -> HttpResponse:
    """Opening it changes nothing; a button does. A yes can be taken back here."""
    found, actor = by.thing, by.actor
    is_no = "no" in request.POST
    form = IntroducingForm(None if is_no else request.POST or None)
    if is_no and run_action(
        request, None, lambda: decline_introduction(found, actor=actor, at=now())
    ):
        return redirect("public:introduce", by.token)
    if (
        request.method == "POST"
        and form.is_valid()
        and run_action(
            request, form, lambda: grant(found, **form.cleaned_data, actor=actor, at=now())
        )
    ):
        return redirect("public:introduce", by.token)
    hear(EMPLOYER, [found], at=report_at(by.token))
    return show(request, "public/introduce.html", {"asked": found, "form": form}, form)


urlpatterns = [path("introduction/<str:token>/", introduce, name="introduce")]
