"""A host without an account: who comes, what they ask, who came. Behind a mailed link."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils import timezone
from django.views.decorators.cache import never_cache

from fairbrief.audit.actors import Actor
from fairbrief.coffees.access import HOSTING, coffee_by_link, roles_of
from fairbrief.coffees.models import Coffee
from fairbrief.kernel.clock import now
from fairbrief.notices.moments import zone_words
from fairbrief.organizations.models import Employer
from fairbrief.portals.hosting import show_hosting
from fairbrief.portals.public.by_link import Opened, by_link
from fairbrief.portals.public.reporting import report_at

if TYPE_CHECKING:
    from fairbrief.accounts.models import MailedLink


def _hosted(link: MailedLink, actor: Actor) -> tuple[Coffee, Employer] | None:
    found = coffee_by_link(link.subject_label, link.subject_id, at=now())
    if found is None or found.employer is None or not roles_of(actor, found):
        return None
    return found, found.employer


@never_cache
@by_link(HOSTING, _hosted)
def coffee(request: HttpRequest, by: Opened[tuple[Coffee, Employer]]) -> HttpResponse:
    """Opening it changes nothing; a button does."""
    found, employer = by.thing
    # Without an account there is no zone of one's own; the employer says where it is.
    zone = employer.time_zone
    with timezone.override(zone):
        return show_hosting(
            request,
            found,
            "public/coffee.html",
            actor=by.actor,
            reports=report_at(by.token),
            zone=zone_words(zone),
        )


urlpatterns = [path("coffee/<str:token>/", coffee, name="coffee")]
