"""A host without an account: who comes, what they ask, who came. Behind a mailed link."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from fairbrief.accounts.links import LinkError, link_ended, open_link
from fairbrief.coffees.access import HOSTING, coffee_by_link, roles_of
from fairbrief.kernel.clock import now
from fairbrief.notices.moments import zone_words
from fairbrief.portals.hosting import show_hosting
from fairbrief.portals.public.links import ended
from fairbrief.portals.public.reporting import report_at


@never_cache
def coffee(request: HttpRequest, token: str) -> HttpResponse:
    """Opening it changes nothing; a button does."""
    at = now()
    try:
        link, actor = open_link(token, at=at)
    except LinkError as error:
        return ended(request, error, token)
    if link.capacity != HOSTING:
        return ended(request, LinkError(_("This link is for something else.")), token)
    found = coffee_by_link(link.subject_label, link.subject_id, at=at)
    if found is None or found.employer is None or not roles_of(actor, found):
        return ended(request, link_ended(), token)
    # Without an account there is no zone of one's own; the employer says where it is.
    zone = found.employer.time_zone
    with timezone.override(zone):
        return show_hosting(
            request,
            found,
            "public/coffee.html",
            actor=actor,
            reports=report_at(token),
            zone=zone_words(zone),
        )


urlpatterns = [path("coffee/<str:token>/", coffee, name="coffee")]
