"""Open briefs as feeds, with the filters of the search in the address."""

from __future__ import annotations

from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fairbrief.briefs.feeds import IN_FEED, Entry, Feed, atom, entries_of, json_feed
from fairbrief.kernel.clock import now
from fairbrief.portals.ui.feeds import ATOM, JSON_FEED, answer_feed
from fairbrief.searches.finding import newest_fitting, query_of


def _entries(request: HttpRequest) -> list[Entry]:
    return entries_of(newest_fitting(None, query_of(request.GET), at=now(), most=IN_FEED))


def _feed(request: HttpRequest) -> Feed:
    """Named and addressed with the filters that count."""
    query = query_of(request.GET)
    asked = f"?{urlencode(query, doseq=True)}" if query else ""
    site = settings.BASE_URL
    return Feed(
        title=_("Open briefs that fit a search") if query else _("Open briefs"),
        page=f"{site}/briefs/{asked}",
        address=f"{site}/briefs/feed",
        site=site,
        query=asked,
    )


@require_safe
def feed_atom(request: HttpRequest) -> HttpResponse:
    return answer_feed(request, atom(_feed(request), _entries(request)), ATOM)


@require_safe
def feed_json(request: HttpRequest) -> HttpResponse:
    return answer_feed(request, json_feed(_feed(request), _entries(request)), JSON_FEED)


urlpatterns = [
    path("briefs/feed.atom", feed_atom, name="briefs_atom"),
    path("briefs/feed.json", feed_json, name="briefs_json"),
]
