"""A host without an account: who comes, what they ask, who came. Behind a mailed link."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from fairbrief.accounts.links import LinkError, link_ended, open_link
from fairbrief.coffees.access import HOSTING, coffee_by_link, roles_of
from fairbrief.kernel.clock import now
from fairbrief.portals.hosting import show_hosting
from fairbrief.portals.public.links import ended
from fairbrief.portals.public.reporting import report_at


@never_cache
def coffee(request: HttpRequest, token: str) -> HttpResponse:
    """Opening it changes nothing; a button does."""
    try:
        link, actor = open_link(token, at=now())
    except LinkError as error:
        return ended(request, error, token)
    if link.capacity != HOSTING:
        return ended(request, LinkError(_("This link is for something else.")), token)
    found = coffee_by_link(link.subject_label, link.subject_id)
    if found is None or not roles_of(actor, found):
        return ended(request, link_ended(), token)
    return show_hosting(request, found, "public/coffee.html", actor=actor, reports=report_at(token))


urlpatterns = [path("coffee/<str:token>/", coffee, name="coffee")]
